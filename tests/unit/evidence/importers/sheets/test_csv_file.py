"""CSV as programs write it, and as it gets broken."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets.sheet import LONGEST_CELL
from tests.sheet_files import read_all, read_one, said_against, written


def test_a_file_is_one_sheet_called_after_it(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "passages.csv", "key, pages \r\nE001,\r\n\r\nE002,12\r\n"))

    assert (sheet.name, sheet.columns) == ("passages", ("key", "pages"))
    assert sheet.rows == [{"key": "E001", "pages": None}, {"key": "E002", "pages": "12"}]
    assert sheet.numbers == [2, 4]
    assert sheet.faults == sheet.notes == []


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_from_the_names_of_columns(separator: str, tmp_path: Path) -> None:
    content = separator.join(['"a, or; so"', "b", "c"]) + "\n" + separator.join(["1", '"2,;\t|"', "3"]) + "\n"

    sheet = read_one(written(tmp_path / "x.csv", content))

    assert sheet.rows == [{"a, or; so": "1", "b": "2,;\t|", "c": "3"}]


def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "sep=;\na;b,c\n1;2\n"))

    assert sheet.rows == [{"a": "1", "b,c": "2"}]
    assert sheet.numbers == [2]


def test_two_separators_as_frequent_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match=r"x\.csv: nobody can tell what stands between.*“,” and “;”"):
        read_all(written(tmp_path / "x.csv", "a,b;c\n"))


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert read_one(written(tmp_path / "x.csv", "a\n1; 2\n")).rows == [{"a": "1; 2"}]


def test_guards_against_formulas_are_taken_away_once(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "a,b,c\n'=1+1,''-,'quoted'\n"))

    assert sheet.rows == [{"a": "=1+1", "b": "'-", "c": "'quoted'"}]


def test_a_row_with_more_cells_than_columns_is_withheld_and_told(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "a,b\n1,2\n1,2,3\n1,2,,\n"))

    assert sheet.numbers == [2, 4]
    assert len(sheet.faults) == 1
    assert sheet.faults[0].startswith("sheet x, row 3, column C: “3” stands beyond the last column, “b”.")


def test_a_row_with_fewer_cells_is_taken_and_noted(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "a,b,c\n1\n1,2,3\n"))

    assert sheet.rows[0] == {"a": "1", "b": None, "c": None}
    assert sheet.notes == [
        "1 rows have fewer cells than there are columns; the missing ones were taken for empty."
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("\na,b\n1,2\n", "the names of the columns are missing", id="no-names"),
        pytest.param("a,,b\n1,2,3\n", "column B has no name. Name it", id="no-name"),
        pytest.param(
            "a,b, a\n1,2,3\n", "several columns are named “a” (A, C). Keep one of them.", id="twice"
        ),
        pytest.param("a," + "b" * 201 + "\n1,2\n", "longer than 200 characters", id="long"),
        pytest.param("a,b\x07\n1,2\n", "U+0007, a control character", id="control"),
    ],
)
def test_faults_in_the_names_of_columns_let_no_row_through(content: str, said: str, tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", content))

    assert said in sheet.faults[0]
    assert sheet.faults[0].startswith("sheet x, row 1")
    assert sheet.rows == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            'a,b\n1,"two\nthree\n',
            "sheet x, row 2, column “b” (B), line 2 of the file: a quotation mark opens here and is never closed",
            id="never-closed",
        ),
        pytest.param(
            'a,b\n"x\ny","two\nthree\n4,5\n',
            "row 2, column “b” (B), line 3 of the file: a quotation mark opens here and is never closed",
            id="opened-on-a-later-line",
        ),
        pytest.param(
            'sep=,\na,b\n1,2\n3,"4\n',
            "row 3, column “b” (B), line 4 of the file: a quotation mark opens",
            id="behind-a-line-that-names-the-separator",
        ),
        pytest.param(
            'a,b\n1,"He said "no" to it"\n5,6\n',
            'row 2, column “b” (B), line 2 of the file: “no" to it"” comes after a closing quotation mark',
            id="not-doubled",
        ),
    ],
)
def test_quotation_marks_that_do_not_fit_end_the_reading_with_their_place(
    content: str, said: str, tmp_path: Path
) -> None:
    sheet = read_one(written(tmp_path / "x.csv", content))

    assert said in sheet.faults[0]
    assert sheet.faults[0].endswith("What follows in the file was not read.")


def test_rows_before_a_fault_in_quotation_marks_are_handed_out(tmp_path: Path) -> None:
    assert read_one(written(tmp_path / "x.csv", 'a,b\n1,2\n3,"4\n')).numbers == [2]


def test_a_quotation_mark_not_closed_among_the_names_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="column A, line 1 of the file: a quotation mark opens here"):
        read_all(written(tmp_path / "x.csv", '"a,b\n1,2\n'))


def test_a_cell_beyond_all_measure_is_told_by_its_place(tmp_path: Path) -> None:
    content = 'a,b\n1,"' + "x" * (LONGEST_CELL + 1) + '"\n'

    sheet = read_one(written(tmp_path / "x.csv", content))

    assert "row 2, column “b” (B), line 2 of the file: a cell holds more than 10 MB" in sheet.faults[0]


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\0", "U+0000, a control character"),
        ("\x1b", "U+001B, a control character"),
        ("\x85", "U+0085, a control character"),
        ("\uffff", "U+FFFF, no character"),
    ],
)
def test_what_is_no_writing_is_told_by_its_cell(sign: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", f"a,b\n1,2\n3,4{sign}5\n6,7\n")

    sheet = read_one(path)
    faulty = read_one(path, with_faulty_rows=True)

    assert sheet.faults == [
        f"sheet x, row 3, column “b” (B): at character 2 stands {said} and no writing. Take it out."
    ]
    assert sheet.numbers == [2, 4]
    assert faulty.numbers == [2, 3, 4]
    assert faulty.row_faults == [(), tuple(sheet.faults), ()]
    assert faulty.rows[1]["b"] == f"4{sign}5"
    assert faulty.faults == []


def test_tabs_line_breaks_and_marks_of_direction_stay(tmp_path: Path) -> None:
    text = "a\tb\nc\r\nd\u200f\u202e \u3000"

    assert read_one(written(tmp_path / "x.csv", f'a\n"{text}"\n')).rows == [{"a": text}]


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.csv", "a\n" + "1,2\n" * 3000))

    assert len(sheet.faults) == 1001
    assert sheet.faults[-1] == "sheet x: there are more faults. Mend these first."


NAMES = ["key", "text", "n"]
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\t\n\r")


@given(
    rows=st.lists(st.lists(st.text(SIGNS), min_size=3, max_size=3), max_size=8),
    separator=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_python_writes_is_read_back(
    rows: list[list[str]], separator: str, encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = [[cell.lstrip("'") for cell in row] for row in rows]
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows([NAMES, *rows])
    path = tmp_path_factory.mktemp("csv") / "x.csv"

    sheet = read_one(written(path, text.getvalue().encode(encoding)))

    assert sheet.rows == [
        dict(zip(NAMES, [cell or None for cell in row], strict=True)) for row in rows if any(row)
    ]


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("csv") / "x.csv", b"a,b\n" + data)

    said = said_against(path)

    assert not said or said.startswith("x.csv: ")
    assert "\n" not in said


@given(text=st.text(st.sampled_from("ab\",;\n\r'= "), max_size=60))
def test_any_text_is_read_or_told_in_words(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("csv") / "x.csv", "one,two\n" + text)

    sheet = read_one(path)

    assert all("\n" not in fault for fault in sheet.faults)
