"""Files that are no volume, or want to harm: one line on each, and nothing outside of them is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.frus import open_volume
from evidence.importers.frus.files import LARGEST_FILE, MOST_TAGS, PIECE
from evidence.importers.frus.safe_xml import parse
from tests.frus_files import document_xml, read_all, volume_xml, write

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ruritania">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&i;</text></TEI>'
)


def fault_of(path: Path) -> str:
    """What is said of a file that is not taken."""
    with pytest.raises(FileNotUnderstood) as caught:
        open_volume(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b" \n " * 50, "it is not well-formed XML"),
        (b"hello", "it is no XML: it begins with “hello”"),
        (bytes(range(256)), "it is not in UTF-8"),
        (b"\x1f\x8b\x08", "it is packed (gzip)"),
        (b"PK\x03\x04", "it is packed (zip)"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"version https://git-lfs.github.com/spec/v1", "it is a pointer of Git LFS"),
        (b"<!DOCTYPE html><html><body>404", "it is a web page"),
        (b'{"message": "Not Found"}', 'it is no XML: it begins with “{"message": "Not Fou”'),
        (b"\xef\xbb\xbf", "it is not well-formed XML"),
        (volume_xml(document_xml("<p>&nbsp;</p>")).encode(), "Entity 'nbsp' not defined"),
        (volume_xml(document_xml()).encode()[:-30], "it is not well-formed XML"),
        (b"<root><p>x</p></root>", "its root is <root> of no namespace"),
        (
            volume_xml(document_xml(), namespaces='xmlns:frus="x"').encode(),
            "its root is <TEI> of no namespace",
        ),
        (volume_xml("<p>No document.</p>").encode(), "this TEI has no document"),
        (volume_xml(document_xml(), identifier="../etc").encode(), "it does not say which volume of FRUS"),
        (BOMB.encode(), "it declares a document type"),
        (BOMB.replace('"1.0"', '"1.0" encoding="UTF-16"', 1).encode("utf-16"), "it is not in UTF-8"),
        (BOMB.replace("<!D", f"<!--{'x' * (PIECE - 60)}--><!D").encode(), "it declares a document type"),
        (volume_xml(document_xml()).replace("UTF-8", "UTF-7").encode(), "it says that it is in UTF-7"),
        (b"<x>" + b"<hi>" * 5000, "it is nested more than 256 deep"),
        (b"<x>" + b" " * 12_000_000 + b"</x>", "one piece of it is larger than any in a volume"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_volume_gets_one_line_that_names_it(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.xml"
    path.write_bytes(content)

    fault = fault_of(path)

    assert said in fault
    assert fault.startswith(str(path))
    assert "\n" not in fault


def test_two_gigabytes_of_nothing_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "zeros.xml"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)

    assert "it has 2,048 MB, and no volume has over 64" in fault_of(path)
    assert LARGEST_FILE == 64 * 1024 * 1024


def test_a_file_of_nothing_but_tags_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "tags.xml"
    path.write_bytes(b"<a/>" * (MOST_TAGS + 1))

    assert "it has over 1,000,000 tags and attributes" in fault_of(path)


def test_a_file_of_nothing_but_attributes_is_refused_as_well(tmp_path: Path) -> None:
    path = tmp_path / "attributes.xml"
    path.write_bytes(b"<a " + b'x="" ' * (MOST_TAGS + 1) + b"/>")

    assert "it has over 1,000,000 tags and attributes" in fault_of(path)


def test_a_document_type_across_two_pieces_of_the_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "across.xml"
    for offset in range(-10, 2):
        comment = b"<!--" + b"x" * (PIECE + offset - 7) + b"-->"
        path.write_bytes(comment + b'<!DOCTYPE TEI SYSTEM "x"><TEI/>')

        assert "it declares a document type" in fault_of(path)


def test_the_parser_opens_nothing_even_where_a_document_type_gets_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dtd")  # to open it would be to wait for ever
    path = tmp_path / "frus1950-52v98.xml"
    path.write_text(f'<!DOCTYPE TEI SYSTEM "{tmp_path / "pipe.dtd"}"><TEI/>', encoding="utf-8")

    with pytest.raises(FileNotUnderstood, match="it declares a document type"):
        list(parse(path, "div"))


@pytest.mark.parametrize("name", ["frus1950-52v97.xml", "frus1950-52v98p1.xml"])
def test_a_file_that_goes_by_two_names_is_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, volume_xml(document_xml()), name=name)

    assert f"it says that it is frus1950-52v98, and also that it is {name[:-4]}" in fault_of(path)


@pytest.mark.parametrize(
    "name", ["frus1950-52v98 (1).xml", "frus1950-52v98_d3.xml", "FRUS1950-52V98.xml", "x.xml"]
)
def test_what_is_added_to_a_files_name_says_nothing_else(tmp_path: Path, name: str) -> None:
    assert open_volume(write(tmp_path, volume_xml(document_xml()), name=name)).identifier == "frus1950-52v98"


def test_names_that_do_not_print_are_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a\nrejected: b\x1b.xml"
    path.write_bytes(b"")

    assert fault_of(path).endswith("a\\nrejected: b\\x1b.xml: it is empty. Was the download cut off?")


def test_no_other_file_is_ever_read_into_a_document(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the crown jewels")
    entity = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with_entity = volume_xml(document_xml("<p>&x;</p>")).replace("<TEI", f"{entity}<TEI", 1)
    assert "it declares a document type" in fault_of(write(tmp_path, with_entity, name="entity.xml"))

    inclusion = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    _, documents, _ = read_all(write(tmp_path, volume_xml(document_xml(f"<p>a {inclusion}</p>"))))
    assert "crown jewels" not in repr(documents)


def test_folders_pipes_and_missing_files_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")

    assert "this is no file" in fault_of(tmp_path)
    assert "this is no file" in fault_of(tmp_path / "pipe.xml")
    assert "No such file" in fault_of(tmp_path / "missing.xml")
