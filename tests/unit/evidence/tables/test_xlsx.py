"""XLSX, opened again with another library: same values, no formula, and no text lost without a word."""

from __future__ import annotations

import datetime
import io
import zipfile
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from evidence.tables import Table, Value, to_xlsx
from tests.unit.evidence.tables.samples import HOSTILE, column, one_cell, readable_lines, verdicts


def opened(*tables: Table) -> Workbook:
    return load_workbook(io.BytesIO(to_xlsx(tables)))


def only_cell(table: Table) -> Cell:
    cell = opened(table).active["A2"]
    assert isinstance(cell, Cell)
    return cell


def test_sheet_holds_keys_rows_then_title_and_notes() -> None:
    sheet = opened(verdicts(["First note", "Second note"])).active

    assert list(sheet.iter_rows(values_only=True)) == [
        ("state", "score", "flags"),
        ("Japan (日本)", -0.782608695652174, "thin; contested"),
        ("Taiwan", None, None),
        (None, None, None),
        ("Congruence", None, None),
        ("First note", None, None),
        ("Second note", None, None),
    ]


def test_header_is_bold_frozen_and_filtered() -> None:
    sheet = opened(verdicts()).active

    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")


def test_columns_are_as_wide_as_what_they_hold_within_reason() -> None:
    table = Table("Title", (column("a"), column("b"), column("c")), (("日本日本日本", "x", "y" * 500),))

    dimensions = opened(table).active.column_dimensions

    assert dimensions["B"].width < dimensions["A"].width < dimensions["C"].width < 70


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        pytest.param(Fraction(1, 3), "n", 1 / 3, id="fraction"),
        pytest.param(-7, "n", -7, id="whole-number"),
        pytest.param(10**15, "s", "1000000000000000", id="number-with-more-digits-than-excel-keeps"),
        pytest.param(True, "b", True, id="true"),
        pytest.param("007", "s", "007", id="text-that-looks-like-a-number"),
        pytest.param("https://example.org", "s", "https://example.org", id="address"),
        pytest.param(datetime.date(1868, 1, 3), "s", "1868-01-03", id="date-before-excel-begins"),
        pytest.param(("a", "b"), "s", "a; b", id="list"),
        pytest.param("a\r\nb\rc", "s", "a\nb\nc", id="line-breaks"),
        pytest.param("bell\x07\ufffe", "s", "bell[U+0007][U+FFFE]", id="control-characters"),
    ],
)
def test_value_keeps_its_kind(value: Value, kind: str, read: object) -> None:
    cell = only_cell(one_cell(value))

    assert (cell.data_type, cell.value, cell.hyperlink) == (kind, read, None)


def test_fraction_is_displayed_with_the_decimals_of_its_column() -> None:
    formats = [only_cell(one_cell(Fraction(1, 3), decimals)).number_format for decimals in (0, 3)]

    assert formats == ["0", "0.000"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "{="])
def test_text_that_looks_like_a_formula_stays_text_unchanged(start: str) -> None:
    cell = only_cell(one_cell(start + "1+1"))

    assert (cell.data_type, cell.value) == ("s", start.replace("\r", "\n") + "1+1")


@pytest.mark.parametrize("value", [None, "", ()], ids=["nothing", "empty-text", "empty-list"])
def test_nothing_is_an_empty_cell_and_not_a_text(value: Value) -> None:
    sheet = opened(Table("Title", (column("a"), column("b")), ((value, "x"),))).active

    assert [cell.value for cell in sheet[2]] == [None, "x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept(text: str) -> None:
    assert only_cell(one_cell(text)).value == text.replace("\r\n", "\n")


@settings(max_examples=50)
@given(readable_lines.filter(bool))
@example("<r><t>x</t></r>")
@example("<r></r>")
@example("<r>unclosed <b></r>")
@example("_x0041_")
@example(" spaces ")
def test_any_text_comes_back_from_a_spreadsheet_library(text: str) -> None:
    cell = only_cell(one_cell(text))

    assert (cell.data_type, cell.value) == ("s", text)


def test_longest_text_that_excel_takes_is_kept_whole() -> None:
    assert only_cell(one_cell("x" * 32_767)).value == "x" * 32_767


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 32_768, id="one-too-many"),
        pytest.param("😀" * 16_384, id="counted-as-excel-does"),
        pytest.param("<r>" + "x" * 32_768 + "</r>", id="in-two-pieces"),
    ],
)
def test_text_too_long_for_excel_is_refused_with_its_place(text: str) -> None:
    table = Table("Long", (column("id"), column("text")), (("a", "b"), ("c", text)))

    with pytest.raises(ValueError, match=r"Row 2, column 'text' of table 'Long' .* 32,767"):
        to_xlsx([table])


def test_note_too_long_for_excel_is_refused() -> None:
    with pytest.raises(ValueError, match="a note of table 'Congruence'"):
        to_xlsx([verdicts(["x" * 32_768])])


def test_table_wider_than_a_sheet_is_refused() -> None:
    columns = tuple(column(f"c{number}") for number in range(16_385))

    with pytest.raises(ValueError, match=r"column 'c16384' of table 'Wide' lies outside"):
        to_xlsx([Table("Wide", columns, ())])


def test_each_table_has_its_sheet() -> None:
    empty = Table("Congruence", (column("state"),), ())

    assert opened(verdicts(), empty).sheetnames == ["Congruence", "Congruence (2)"]


def test_workbook_without_table_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one table"):
        to_xlsx([])


def test_workbook_carries_no_trace_of_when_it_was_made() -> None:
    content = to_xlsx([verdicts()])

    properties = load_workbook(io.BytesIO(content)).properties
    packed = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()}
    assert properties.created == properties.modified == datetime.datetime(1980, 1, 1)
    assert packed == {(1980, 1, 1, 0, 0, 0)}
