"""What our writers write is read back."""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.tables import Column, Table, json_bytes, to_csv, to_json_records, to_xlsx
from evidence.tables.display import visible_controls
from evidence.tables.values import Value, json_value, machine_text
from tests.sheet_files import read_one, written

NAMES = ("first", "second", "third")
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\t\n\r'=+-@")
TEXTS = st.text(SIGNS) | st.sampled_from(
    ["=1+1", "'=x", "''", "-", "_x0041_", "<r>a</r>", "1-2", "x005F_", "\r"]
)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.fractions(-1000, 1000, max_denominator=12)
    | st.dates()
    | TEXTS
    | st.lists(TEXTS, max_size=2).map(tuple)
)
ROWS = st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=6)


def table(rows: list[tuple[Value, ...]], notes: tuple[str, ...] = ()) -> Table:
    """A table of these rows."""
    columns: list[Column[tuple[Value, ...]]] = [
        Column(name, name.title(), f"The {name} value.", lambda row, place=place: row[place])  # type: ignore[misc]
        for place, name in enumerate(NAMES)
    ]
    return Table.build("Passages", columns, rows, notes)


def kept(rows: list[list[object]]) -> list[dict[str, object]]:
    """Rows as they should be read: an empty text is an empty cell, and a row of these is none."""
    emptied = [[None if value in ("", []) else value for value in row] for row in rows]
    return [dict(zip(NAMES, row, strict=True)) for row in emptied if any(value is not None for value in row)]


@given(rows=ROWS)
def test_csv_is_read_back(rows: list[tuple[Value, ...]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("csv") / "passages.csv", to_csv(table(rows)))

    sheet = read_one(path)

    assert sheet.faults == []
    assert sheet.rows == kept([[machine_text(value) for value in row] for row in rows])


@given(rows=ROWS)
def test_json_is_read_back(rows: list[tuple[Value, ...]], tmp_path_factory: pytest.TempPathFactory) -> None:
    content = json_bytes({"passages": to_json_records(table(rows))})

    sheet = read_one(written(tmp_path_factory.mktemp("json") / "x.json", content))

    assert sheet.faults == []
    assert sheet.rows == kept(
        [
            [machine_text(value) if isinstance(value, tuple) else json_value(value) for value in row]
            for row in rows
        ]
    )


@given(rows=ROWS, notes=st.lists(TEXTS, max_size=3).map(tuple))
def test_xlsx_is_read_back_without_the_title_and_notes_under_the_table(
    rows: list[tuple[Value, ...]], notes: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("xlsx") / "x.xlsx", to_xlsx([table(rows, notes)]))

    sheet = read_one(path)

    assert sheet.faults == []
    assert sheet.rows == kept([[as_in_workbook(value) for value in row] for row in rows])


def as_in_workbook(value: Value) -> object:
    """A value as a workbook has it: a number is one, all else its text with line breaks of one kind."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, Fraction)):
        number = float(value)
        return int(number) if number.is_integer() else pytest.approx(number, rel=1e-15)
    assert isinstance(value, (str, tuple, datetime.date))
    return visible_controls(machine_text(value)).replace("\r\n", "\n").replace("\r", "\n")


def test_rows_below_a_table_of_others_are_rows(tmp_path: Path) -> None:
    data = to_xlsx([table([("a", "b", "c")], ("A note.",))])
    path = written(tmp_path / "x.xlsx", data)
    ours = read_one(path)

    assert ours.numbers == [2]
    assert ours.notes == ["Rows 4 to 5 are the table's title and notes, and were not read."]
