"""Files that are no volume, or want to harm: one line on each, and nothing outside of them is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.frus import open_volume
from evidence.importers.frus.safe_xml import LARGEST_FILE, MOST_TAGS
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
        (b"hello", "it is not well-formed XML"),
        (bytes(range(256)), "it is not well-formed XML"),
        (volume_xml(document_xml()).encode()[:-30], "it is not well-formed XML"),
        (b"<html><body><p>x</p></body></html>", "its root is <html>"),
        (volume_xml(document_xml(), namespaces='xmlns:frus="x"').encode(), "its root is <TEI>"),
        (volume_xml("<p>No document.</p>").encode(), "this TEI has no document"),
        (volume_xml(document_xml(), identifier="../etc").encode(), "it does not say which volume of FRUS"),
        (BOMB.encode(), "it declares a document type"),
        (BOMB.replace('"1.0"', '"1.0" encoding="UTF-16"', 1).encode("utf-16"), "it declares a document type"),
        (b"<x>" + b"<hi>" * 5000, "it is not well-formed XML"),
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

    assert "it has over 3,000,000 tags" in fault_of(path)


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
