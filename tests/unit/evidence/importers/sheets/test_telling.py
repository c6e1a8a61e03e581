"""Encodings of tables: told from the whole file where they can be, asked for where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.importers.faults import FileNotUnderstood
from tests.plain_files import ENCODINGS, SENTENCES, UNICODE
from tests.sheet_files import read_all, read_one, written

OLDER = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [*OLDER, *((language, encoding) for language in SENTENCES for encoding in UNICODE)],
)
def test_tables_come_back_the_same_from_each_encoding_untold(
    language: str, encoding: str, tmp_path: Path
) -> None:
    sentences = SENTENCES[language] * 2
    content = "key,quotation\r\n" + "".join(f'E{n:03},"{text}"\r\n' for n, text in enumerate(sentences))

    sheet = read_one(written(tmp_path / "x.csv", content.encode(encoding)))

    assert [row["quotation"] for row in sheet.rows] == list(sentences)
    assert sheet.columns == ("key", "quotation")


def test_a_few_lines_beyond_ascii_far_down_are_found(tmp_path: Path) -> None:
    content = "key,quotation\n" + "E1,plain\n" * 50_000 + f"E2,{SENTENCES['ko'][0]}{SENTENCES['ko'][1]}\n"

    sheet = read_one(written(tmp_path / "x.csv", content.encode("cp949")))

    assert sheet.rows[-1]["quotation"] == SENTENCES["ko"][0] + SENTENCES["ko"][1]


def test_what_cannot_be_told_is_asked_for_with_each_reading_of_a_line(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", "key,name\nE1,plain\nE2,東京\n".encode("cp932"))

    with pytest.raises(FileNotUnderstood, match=r"x\.csv: its encoding cannot be told.*--encoding") as raised:
        read_all(path)

    assert "“E2,東京” in Shift-JIS" in str(raised.value)
    assert read_one(path, encoding="Shift_JIS").rows[1]["name"] == "東京"


def test_bytes_that_do_not_fit_are_told_by_their_line(tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", "key,name\nE1,東京の外務省\n".encode() + b"E2,\xff\xfe\n")

    with pytest.raises(FileNotUnderstood, match="it is not UTF-8, which is given: line 3 does not fit"):
        read_all(path, encoding="utf-8")


def test_a_file_of_two_encodings_is_refused(tmp_path: Path) -> None:
    parts = ("key,name\n" + f"E1,{SENTENCES['ja'][0]}\n" * 2000).encode(), "E2,café\n".encode("cp1252")

    with pytest.raises(FileNotUnderstood, match="it is not UTF-8, which was told: line 2002 does not fit"):
        read_all(written(tmp_path / "x.csv", b"".join(parts)))


def test_an_encoding_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="the encoding “klingon” is none that is read here"):
        read_all(written(tmp_path / "x.csv", "a\n1\n"), encoding="klingon")


def test_zeros_among_utf_8_are_faults_of_cells_and_no_utf_16(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "key,name\nE1,東京\0\nE2,外務省\n"))

    assert "row 2, column “name” (B): at character 3 stands U+0000" in sheet.faults[0]
    assert sheet.rows == [{"key": "E2", "name": "外務省"}]


def test_a_cell_longer_than_the_sample_is_cut_between_characters(tmp_path: Path) -> None:
    text = (SENTENCES["ja"][0] + " ") * 5000

    sheet = read_one(written(tmp_path / "x.csv", f"key,text\nE1,{text}\n".encode("cp932")))

    assert sheet.rows[0]["text"] == text
