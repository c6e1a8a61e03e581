"""Packed files that are broken, hostile, or something else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import xlsx_package
from tests.plain_files import CONTENT_TYPES, packed
from tests.sheet_files import HEADER, MAIN, inline, read_all, row, said_against, workbook, written

GOOD = workbook(HEADER + row(2, inline("A2", "E1")))
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def bomb(size: int) -> bytes:
    """A workbook that is small, with a part that is not."""
    file = BytesIO(GOOD)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/a.xml", "w") as part,
    ):
        for _ in range(size // 2**20):
            part.write(b" " * 2**20)
    return file.getvalue()


def flagged_as_encrypted(data: bytes) -> bytes:
    """The package with the mark of encryption on every part."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            changed[place + offset] |= 1
    return bytes(changed)


def without(name: str) -> bytes:
    """The package without a part."""
    with zipfile.ZipFile(BytesIO(GOOD)) as good:
        return packed({part: good.read(part) for part in good.namelist() if part != name})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(GOOD[:200], "it is packed, and broken", id="cut-off"),
        pytest.param(packed({"a.txt": "x"}), "it is a packed folder, and no XLSX workbook", id="zip"),
        pytest.param(packed({"content.xml": "x"}), "it is an OpenDocument file, and no XLSX", id="ods"),
        pytest.param(
            packed({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": ""}),
            "it is a Word document, and no XLSX workbook",
            id="docx",
        ),
        pytest.param(
            packed({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.bin": ""}),
            "it is a binary workbook (.xlsb). Save it as XLSX.",
            id="xlsb",
        ),
        pytest.param(bomb(200 * 2**20), "would become 200 MB when unpacked, as no table does", id="bomb"),
        pytest.param(flagged_as_encrypted(GOOD), "it is protected by a password", id="encrypted"),
        pytest.param(workbook(HEADER, before=ENTITIES), "sheet1.xml declares a document type", id="entities"),
        pytest.param(
            workbook(HEADER, texts=f'{ENTITIES}<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'),
            "sharedStrings.xml declares a document type",
            id="entities-in-texts",
        ),
        pytest.param(workbook(HEADER + "<row>"), "its part xl/worksheets/sheet1.xml is broken", id="bad-xml"),
        pytest.param(without("xl/worksheets/sheet1.xml"), "sheet1.xml is missing", id="no-sheet"),
        pytest.param(without("xl/workbook.xml"), "its part xl/workbook.xml is missing", id="no-workbook"),
        pytest.param(
            workbook(HEADER + row(1, inline("A1", "x"))),
            "a row is numbered “1” and comes behind row 1",
            id="row-again",
        ),
        pytest.param(
            workbook(HEADER + '<row r="many"/>'),
            "a row is numbered “many” and comes behind row 1",
            id="row-many",
        ),
        pytest.param(
            workbook(HEADER + row(2, inline("ABCD2", "x"))), "a cell is at “ABCD2”", id="cell-nowhere"
        ),
        pytest.param(
            workbook(HEADER + row(2, inline("2", "x"))), "a cell is at “2”", id="cell-without-column"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood) as raised:
        read_all(written(tmp_path / "x.xlsx", data))

    assert str(raised.value).startswith("x.xlsx: ")
    assert said in str(raised.value)


def test_more_parts_than_a_workbook_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MOST_PARTS", 3)

    with pytest.raises(FileNotUnderstood, match="it has 5 parts, more than any workbook"):
        read_all(written(tmp_path / "x.xlsx", GOOD))


def test_texts_too_large_for_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package.SheetPackage, "largest_part", 2**20)
    texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 2**20}</t></si></sst>'

    with pytest.raises(FileNotUnderstood, match="its texts are more than 1 MB"):
        read_all(written(tmp_path / "x.xlsx", workbook(HEADER, texts=texts)))


@given(place=st.integers(0, len(GOOD) - 1), sign=st.binary(min_size=1, max_size=1))
def test_a_workbook_with_any_byte_changed_is_read_or_refused_in_words(
    place: int, sign: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = GOOD[:place] + sign + GOOD[place + 1 :]

    said = said_against(written(tmp_path_factory.mktemp("xlsx") / "x.xlsx", data))

    assert not said or said.startswith("x.xlsx: ")


@given(end=st.integers(0, len(GOOD) - 1))
def test_a_workbook_cut_off_anywhere_is_refused_in_words(
    end: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(FileNotUnderstood, match=r"^x\.xlsx: "):
        read_all(written(tmp_path_factory.mktemp("xlsx") / "x.xlsx", GOOD[:end]))
