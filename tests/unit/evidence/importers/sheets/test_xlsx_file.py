"""Workbooks as programs write them, and as people leave them."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets
from tests.sheet_files import HEADER, MAIN, STRICT, inline, read_all, read_one, row, styles, workbook, written


def book(path: Path, sheets: dict[str, list[list[object]]]) -> openpyxl.Workbook:
    """A workbook to be changed before it is saved."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    return made


def test_cells_are_read_by_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    cells = [
        "=text",
        1953,
        0.5,
        True,
        datetime.datetime(1953, 7, 11),
        datetime.datetime(1953, 7, 11, 6),
        None,
    ]
    made = book(path, {"documents": [list("abcdefg"), cells], "passages": [["key"], ["E001"]]})
    made["documents"]["A2"].data_type = "s"
    made.save(path)

    documents, passages = read_all(path)

    assert documents.name == "documents"
    assert list(documents.rows[0].values()) == [
        "=text", 1953, 0.5, True, datetime.date(1953, 7, 11), datetime.datetime(1953, 7, 11, 6), None,
    ]  # fmt: skip
    assert passages.rows == [{"key": "E001"}]
    assert documents.faults == documents.notes == []


def test_rows_have_the_numbers_that_people_see(tmp_path: Path) -> None:
    rows = HEADER + row(3, inline("A3", "E1")) + row(10, inline("B10", "7"))

    sheet = read_one(written(tmp_path / "x.xlsx", workbook(rows)))

    assert sheet.numbers == [3, 10]
    assert sheet.rows == [{"key": "E1", "pages": None}, {"key": None, "pages": "7"}]


def test_cells_without_places_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>"
    rows += "<row><c><v>1</v></c><c><v>2</v></c></row>"

    assert read_one(written(tmp_path / "x.xlsx", workbook(rows))).rows == [{"a": 1, "b": 2}]


def test_texts_are_read_exactly(tmp_path: Path) -> None:
    texts = (
        f'<sst xmlns="{MAIN}"><si><t>key</t></si><si><r><t>bold</t></r><r><rPr/><t xml:space="preserve"> plain</t></r>'
        "</si><si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>"
        "<si><t>x005F_</t></si></sst>"
    )
    rows = row(1, '<c r="A1" t="s"><v>0</v></c>')
    rows += "".join(row(n, f'<c r="A{n}" t="s"><v>{n - 1}</v></c>') for n in range(2, 6))

    sheet = read_one(written(tmp_path / "x.xlsx", workbook(rows, texts=texts)))

    assert [cells["key"] for cells in sheet.rows] == ["bold plain", "東京", "a\rb_x000D_", "x005F_"]


def test_workbooks_of_the_strict_format_are_read(tmp_path: Path) -> None:
    rows = HEADER + row(2, inline("A2", "E1"), '<c r="B2" t="d"><v>1953-07-11</v></c>')

    sheet = read_one(written(tmp_path / "x.xlsx", workbook(rows, namespace=STRICT)))

    assert sheet.rows == [{"key": "E1", "pages": datetime.date(1953, 7, 11)}]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    rows = HEADER + row(2, '<c r="A2" s="1"><v>18088</v></c>', '<c r="B2" s="2"><v>18088</v></c>')
    data = workbook(rows, styles=styles("d-mmm"), properties='<workbookPr date1904="1"/>')

    sheet = read_one(written(tmp_path / "x.xlsx", data))

    assert sheet.rows == [{"key": datetime.date(1953, 7, 10), "pages": datetime.date(1953, 7, 10)}]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            '<c r="B2"><f>A1+1</f></c>',
            "it holds a formula (=A1+1), and the file does not keep what that comes to",
        ),
        ('<c r="B2"><f>A1+1</f><v></v></c>', "it holds a formula (=A1+1)"),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "it shows the error #DIV/0!. Mend its formula"),
        ('<c r="B2" t="e"><v>#N/A</v></c>', "it shows the error #N/A"),
        (
            '<c r="B2" s="1"><v>-4</v></c>',
            "the number -4 is formatted as a date and is none. Format the cell as text",
        ),
        ('<c r="B2" s="1"><v>60</v></c>', "it is shown as 29 February 1900, a day that never was"),
        ('<c r="B2"><v>1e999</v></c>', "it is no number"),
        ('<c r="B2"><v>12 a</v></c>', "it is no number"),
        ('<c r="B2" t="d"><v>yesterday</v></c>', "it is no date"),
        ('<c r="B2" t="s"><v>7</v></c>', "its text is missing from the file"),
        ('<c r="B2" t="zz"><v>7</v></c>', "it is of the kind “zz”, which is not known"),
        (inline("B2", "a_x0000_"), "at character 2 stands U+0000, a control character and no writing"),
        (inline("B2", "_xD800_"), "at character 1 stands U+D800, half of a character"),
    ],
)
def test_a_cell_at_fault_is_told_by_its_place_and_its_row_withheld(
    cell: str, said: str, tmp_path: Path
) -> None:
    rows = HEADER + row(2, inline("A2", "E1"), cell) + row(3, inline("A3", "E2"))
    path = written(tmp_path / "x.xlsx", workbook(rows, styles=styles("d-mmm")))

    sheet = read_one(path)
    faulty = read_one(path, with_faulty_rows=True)

    assert len(sheet.faults) == 1
    assert sheet.faults[0].startswith(f"sheet passages, row 2, column “pages” (B): {said}")
    assert sheet.numbers == [3]
    assert faulty.numbers == [2, 3]
    assert faulty.row_faults == [tuple(sheet.faults), ()]


def test_the_kept_value_of_a_formula_is_taken_and_noted(tmp_path: Path) -> None:
    rows = HEADER + row(
        2, '<c r="A2" t="str"><f>"E"&amp;1</f><v>E1</v></c>', '<c r="B2" t="str"><f>""</f><v></v></c>'
    )

    sheet = read_one(written(tmp_path / "x.xlsx", workbook(rows)))

    assert sheet.rows == [{"key": "E1", "pages": None}]
    assert sheet.notes == ["2 cells hold formulas; what the file keeps as their values was taken."]
    assert sheet.faults == []


def test_merged_cells_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = book(path, {"passages": [["key", "pages"], ["E1", "1"], [None, "2"]]})
    made["passages"].merge_cells("A2:A3")
    made.save(path)

    sheet = read_one(path)

    assert sheet.faults == [
        "sheet passages, cells A2:A3: they are merged, and all but the first are empty. Unmerge them and put into each "
        "row what belongs there."
    ]


def test_hidden_sheets_and_charts_are_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = book(path, {"a": [["key"], ["1"]], "b": [["key"], ["2"]], "c": [["key"], ["3"]], "empty": []})
    made["a"].sheet_state, made["c"].sheet_state = "hidden", "veryHidden"
    made.create_chartsheet("chart")
    made.save(path)

    sheet = read_one(path)

    assert sheet.name == "b"
    assert sheet.notes == [
        "The sheet “a” is hidden and was not read. Unhide it if it is meant.",
        "The sheet “c” is hidden and was not read. Unhide it if it is meant.",
        "The sheet “chart” is no table (chartsheet) and was not read.",
    ]


def test_a_workbook_whose_sheets_are_all_hidden_is_refused(tmp_path: Path) -> None:
    data = workbook({"a": HEADER}, states=["hidden"])

    with pytest.raises(FileNotUnderstood, match="no sheet that can be seen. The sheet “a” is hidden"):
        read_all(written(tmp_path / "x.xlsx", data))


def test_a_workbook_with_nothing_on_its_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="there is nothing on its sheets"):
        read_all(written(tmp_path / "x.xlsx", workbook({"a": "", "b": row(5, '<c r="A5" s="0"/>')})))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row(3, inline("A3", "key")), "row 1: the names of the columns are missing"),
        (row(1, inline("A1", "a"), inline("C1", "c")), "row 1: column B has no name"),
        (row(1, inline("A1", "a"), inline("B1", " a ")), "row 1: several columns are named “a” (A, B)"),
        (
            row(1, inline("A1", "a"), '<c r="B1" s="1"><v>44563</v></c>'),
            "row 1, column B: its name is 2022-01-02",
        ),
        (
            row(1, inline("A1", "a"), '<c r="B1" t="e"><v>#REF!</v></c>'),
            "row 1, column B: it shows the error #REF!",
        ),
    ],
)
def test_faults_in_the_names_of_columns_let_no_row_through(rows: str, said: str, tmp_path: Path) -> None:
    data = workbook(rows + row(4, inline("A4", "x")), styles=styles("d-mmm"))

    sheet = read_one(written(tmp_path / "x.xlsx", data))

    assert sheet.faults[0].startswith(f"sheet passages, {said}")
    assert sheet.rows == []


def test_a_cell_beyond_the_last_column_is_told(tmp_path: Path) -> None:
    rows = (
        HEADER
        + row(2, inline("A2", "E1"), inline("AB2", "beyond"))
        + row(3, '<c r="XFD3" s="0"/>', inline("A3", "E2"))
    )

    sheet = read_one(written(tmp_path / "x.xlsx", workbook(rows)))

    assert sheet.faults[0].startswith(
        "sheet passages, row 2, column AB: “beyond” stands beyond the last column, “pages”."
    )
    assert sheet.numbers == [3]


def test_a_sheet_that_nobody_goes_through_is_passed_over(tmp_path: Path) -> None:
    path = written(
        tmp_path / "x.xlsx", workbook({"about": HEADER * 1, "passages": HEADER + row(2, inline("A2", "E1"))})
    )

    names = {
        sheet.name: [row.number for row in sheet.rows] if sheet.name == "passages" else None
        for sheet in read_sheets(path)
    }

    assert names == {"about": None, "passages": [2]}


def test_a_million_empty_rows_and_an_absurd_measure_cost_little(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_000))
    rows = HEADER + row(2, inline("A2", "E1")) + empty
    data = workbook(rows, before="", styles=styles("0"))
    data = data.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')

    assert read_one(written(tmp_path / "x.xlsx", data)).numbers == [2]
