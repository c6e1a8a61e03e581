"""Packed files that are broken, hostile, or something else."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from evidence.importers.plain import docx_package
from evidence.importers.plain.docx_file import read_docx
from evidence.importers.plain.readings import Unreadable
from tests.plain_files import CONTENT_TYPES, WORDS, docx, packed, paragraph, relations

GOOD = docx(paragraph("words"))


def with_main(content: str | bytes) -> bytes:
    """A package whose document is this."""
    return packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": content,
        }
    )


def flagged_as_encrypted(data: bytes) -> bytes:
    """The package with the mark of encryption on every part."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            changed[place + offset] |= 1
    return bytes(changed)


def packed_by(method: int) -> bytes:
    """The package, packed in another way than Word's."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as good, zipfile.ZipFile(file, "w", method) as other:
        for name in good.namelist():
            other.writestr(name, good.read(name))
    return file.getvalue()


ENTITIES = f"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="{WORDS}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(GOOD[:200], "packed, and broken", id="cut-off"),
        pytest.param(GOOD.replace(b"word/document.xml", b"word/documemt.xml"), "missing", id="no-document"),
        pytest.param(packed({"a.txt": "x"}), "a packed folder, and no Word document", id="zip"),
        pytest.param(packed({"content.xml": "x"}), "an OpenDocument file", id="odt"),
        pytest.param(packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet", id="xlsx"),
        pytest.param(packed({"META-INF/container.xml": "x"}), "an EPUB", id="epub"),
        pytest.param(flagged_as_encrypted(GOOD), "protected by a password", id="encrypted"),
        pytest.param(
            packed_by(zipfile.ZIP_BZIP2), "packed in a way that DOCX does not have", id="other-packing"
        ),
        pytest.param(with_main("<w:document"), "word/document.xml is broken", id="broken-xml"),
        pytest.param(with_main(b""), "word/document.xml is broken", id="empty-part"),
        pytest.param(with_main(ENTITIES), "declares a document type", id="entity-bomb"),
        pytest.param(with_main("<a>" * 3000 + "</a>" * 3000), "Excessive depth", id="bottomless"),
        pytest.param(with_main("<a/>"), "it has no body", id="no-body"),
        pytest.param(
            docx('<w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>'),
            r"refers to a footnote \(9\) that it does not have",
            id="missing-footnote",
        ),
    ],
)
def test_bad_packages_are_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_docx(data)

    assert "\n" not in str(caught.value)


def test_a_part_that_a_document_refers_to_and_has_not_is_told() -> None:
    with zipfile.ZipFile(BytesIO(docx(paragraph("x"), styles=""))) as whole:
        rest = {name: whole.read(name) for name in whole.namelist() if name != "word/styles.xml"}

    with pytest.raises(Unreadable, match="its part word/styles.xml is missing"):
        read_docx(packed(rest))


def test_what_unpacks_to_too_much_is_refused_before_it_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package.Package, "largest_part", 2**20)
    bomb = with_main(b"<a>" + b" " * 2**21 + b"</a>")
    assert len(bomb) < 5000

    with pytest.raises(Unreadable, match=r"word/document\.xml is larger than 1 MB"):
        read_docx(bomb)


def test_a_part_whose_checksum_is_wrong_is_refused() -> None:
    place = GOOD.index(b"PK\x01\x02", GOOD.index(b"word/document.xml") + 100)
    names = [GOOD.find(b"word/document.xml", place)]
    central = GOOD.rfind(b"PK\x01\x02", 0, names[0])
    spoilt = GOOD[: central + 16] + b"\0\0\0\0" + GOOD[central + 20 :]

    with pytest.raises(Unreadable, match="word/document.xml is broken: Bad CRC"):
        read_docx(spoilt)
