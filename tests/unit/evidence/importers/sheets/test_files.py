"""What a file is, whatever its name says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets
from tests.plain_files import pdf
from tests.sheet_files import HEADER, inline, read_all, row, workbook, written

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLD + b"\0" * 3_000_000 + "EncryptedPackage".encode("utf-16-le")
BOOK = workbook(HEADER + row(2, inline("A2", "E1")))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"", "it is empty. Is it the right file?"),
        ("x.csv", b"\xef\xbb\xbf", "there is nothing in it"),
        ("x.csv", pdf([["a"]]), "it is a PDF."),
        ("x.csv", b"\x89PNG\r\n\x1a\n", "it is a picture."),
        ("x.csv", BOOK, "it is packed, as XLSX is, and named .csv. Name it .xlsx if it is a workbook."),
        (
            "x.csv",
            b"<html><body><table>",
            "it is HTML or XML. Open it in a spreadsheet program and save it as XLSX",
        ),
        ("x.xls", b"<?xml version='1.0'?><Workbook>", "it is HTML or XML."),
        ("x.xls", OLD + b"\0" * 600, "it is an Excel file of the old kind (.xls)"),
        ("x.xlsx", ENCRYPTED, "it is protected by a password. Save it without one."),
        ("x.xls", b"a,b\n1,2\n", "it is named as an Excel file of the old kind (.xls) would be."),
        ("x.xlsx", b"a,b\n1,2\n", "it is named .xlsx and is no XLSX."),
        ("x.doc", b"a,b\n1,2\n", "no format of tables is named .doc. Tables are read from .xlsx, .csv"),
        ("x", b"a,b\n1,2\n", "no format of tables is named so."),
        ("x.csv", b"\0\1\2\3" * 100, "it has zero bytes and is no text"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood) as raised:
        read_all(written(tmp_path / name, data))

    assert str(raised.value).startswith(f"{name}: {said}")


@pytest.mark.parametrize("name", ["x.xlsx", "x.XLSM", "x"])
def test_a_workbook_is_one_by_its_content(name: str, tmp_path: Path) -> None:
    assert read_all(written(tmp_path / name, BOOK))[0].rows == [{"key": "E1", "pages": None}]


def test_an_encoding_said_of_a_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="only CSV and JSON have an encoding to be said"):
        read_all(written(tmp_path / "x.xlsx", BOOK), encoding="utf-8")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(FileNotUnderstood, match=r"pipe\.csv: it is a pipe or a device"):
        read_all(tmp_path / "pipe.csv")
    with pytest.raises(FileNotUnderstood, match="it is a folder"):
        read_all(tmp_path)
    with pytest.raises(FileNotUnderstood, match=r"no\.csv: it cannot be read: No such file or directory"):
        read_all(tmp_path / "no.csv")
    with pytest.raises(FileNotUnderstood, match="it cannot be read: embedded null byte"):
        read_all(Path("a\0.csv"))


def test_rows_say_where_they_stand(tmp_path: Path) -> None:
    path = written(tmp_path / "pass\u202eages.csv", "a\n1\n")

    places = [each.where for sheet in read_sheets(path) for each in sheet.rows]

    assert places == ["sheet pass\\u202eages, row 2"]
