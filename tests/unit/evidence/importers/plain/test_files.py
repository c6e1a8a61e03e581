"""Any file: its content says what it is, and every fault is one line that begins with its name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.plain import files, read_file
from tests.plain_files import SENTENCES, docx, paragraph, pdf

JAPANESE = SENTENCES["ja"][0]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", JAPANESE.encode("euc_jp"), "plain text in EUC-JP"),
        ("a", JAPANESE.encode(), "plain text in UTF-8"),
        ("a.txt", f"<!-- x -->\n<!DOCTYPE html><p>{JAPANESE}".encode(), "HTML in UTF-8"),
        ("a.txt", f"<HTML><p>{JAPANESE}".encode("utf-16"), "HTML in UTF-16-LE"),
        ("a.htm", f"<p>{JAPANESE}".encode("cp932"), "HTML in Shift-JIS"),
        ("a.xhtml", f"<?xml version='1.0'?><html><p>{JAPANESE}".encode(), "HTML in UTF-8"),
        ("a.txt", docx(paragraph(JAPANESE)), "Word document"),
        ("a.doc", pdf([[JAPANESE]]), "PDF"),
        ("a.pdf", b"\n\n" + pdf([[JAPANESE]]), "PDF"),
    ],
)
def test_the_content_says_what_a_file_is(tmp_path: Path, name: str, content: bytes, form: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    file = read_file(path)

    assert (file.reading.draft.body, file.reading.form) == (JAPANESE, form)
    assert (file.name, file.sha256) == (name, hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "there are no words in it", id="empty"),
        pytest.param(b" \n\f ", "there are no words in it", id="blank"),
        pytest.param(b"<html><body></body></html>", "there are no words in it", id="empty-html"),
        pytest.param(docx("<w:p/>"), "there are no words in it", id="empty-docx"),
        pytest.param(rb"{\rtf1 words}", "it is RTF. Save it as DOCX", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n...", "it is a picture. Recognise its words first", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0...", "it is a picture", id="jpeg"),
        pytest.param(b"II*\0....", "it is a picture", id="tiff"),
        pytest.param(b"\x1f\x8b\x08...", "packed", id="gzip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind", id="doc"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
            id="encrypted-docx",
        ),
        pytest.param(b"<?xml version='1.0'?><TEI>words</TEI>", "import_frus", id="tei"),
        pytest.param(os.urandom(10).hex().encode() + b"\0\0\1\2", "zero bytes", id="binary"),
        pytest.param(b"PK\x03\x04 broken", "packed, and broken", id="broken-zip"),
    ],
)
def test_every_fault_is_one_line_that_begins_with_the_files_name(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "memo.dat"
    path.write_bytes(content)

    with pytest.raises(FileNotUnderstood, match=said) as caught:
        read_file(path)

    assert str(caught.value).startswith("memo.dat: ")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("content", [docx(paragraph("x")), pdf([["x"]])], ids=["docx", "pdf"])
def test_an_encoding_that_has_nothing_to_say_is_not_ignored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "memo"
    path.write_bytes(content)

    with pytest.raises(FileNotUnderstood, match="Leave --encoding out"):
        read_file(path, encoding="utf-8")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")

    for path, said in (
        (tmp_path, "it is a folder"),
        (tmp_path / "missing.txt", "No such file"),
        (tmp_path / "pipe", "a pipe or a device"),
        (link, "No such file"),
        (Path("/dev/zero"), "a pipe or a device"),
        (tmp_path / "a\0b", "null"),
        (tmp_path / ("x" * 300), "name too long"),
    ):
        with pytest.raises(FileNotUnderstood, match=said):
            read_file(path)


def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xe9mo.txt"))
    path.write_bytes(b"words")

    assert read_file(path).name == "m\ufffdmo.txt"


def test_too_large_a_file_and_too_long_a_text_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo.txt"
    path.write_bytes(b"word " * 100)

    monkeypatch.setattr(files, "LONGEST_TEXT", 498)
    with pytest.raises(FileNotUnderstood, match="more than 498 characters"):
        read_file(path)
    monkeypatch.setattr(files, "LARGEST_FILE", 499)
    with pytest.raises(FileNotUnderstood, match="larger than"):
        read_file(path)
