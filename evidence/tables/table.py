"""Columns and tables: what an export says of its rows, before any format is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from evidence.tables.values import JsonValue, Value, fault_of, json_value

Row = TypeVar("Row")

_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LABEL = re.compile(r"[A-Za-z0-9:._-]*")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of an export: its names for programs and people, its meaning, and where it comes from.

    `key` is snake_case and heads the column in CSV, JSON and XLSX; `heading` does in the formats that people
    read; `description` is one sentence, the data dictionary's text; `getter` takes a row to the value;
    `decimals` is how many places of a fraction people are shown; `unit` names unit or range ("from -1 to 1").
    Raises ValueError for a key, heading, description or number of decimals that cannot be one.
    """

    key: str
    heading: str
    description: str
    getter: Callable[[Row], Value]
    decimals: int = 2
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse a column that a dictionary or a program could not name."""
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"Column key {self.key!r} is not snake_case; write it like 'n_documents'.")
        if not self.heading.strip() or not self.description.strip():
            raise ValueError(f"Column {self.key!r} needs a heading and a description for people.")
        if self.decimals < 0:
            raise ValueError(f"Column {self.key!r} has {self.decimals} decimals; give 0 or more.")


@dataclass(frozen=True)
class Table:
    """A titled table of values, ready for any format.

    `notes` say under the table what made it (settings, filters, version); `label` is its LaTeX label;
    `for_people` says that headings rather than keys head it in a workbook.
    Raises ValueError for a row of another width than the columns, TypeError for a value that no format can
    write; both name the row (counted from 1), and the latter the column.
    """

    title: str
    columns: tuple[Column[Any], ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    label: str = ""
    for_people: bool = False

    @classmethod
    def build(
        cls,
        title: str,
        columns: Sequence[Column[Row]],
        rows: Iterable[Row],
        notes: Sequence[str] = (),
        *,
        label: str = "",
        for_people: bool = False,
    ) -> Table:
        """Make a table of rows of any kind, each value fetched by its column's getter."""
        values = tuple(tuple(column.getter(row) for column in columns) for row in rows)
        return cls(title, tuple(columns), values, tuple(notes), label, for_people)

    def __post_init__(self) -> None:
        """Refuse what would only surface later, in one format and not in another."""
        self._check_names()
        for number, row in enumerate(self.rows, start=1):
            self._check_row(number, row)

    def records(self) -> list[dict[str, JsonValue]]:
        """The rows as JSON objects, keyed by column key, in the order of the columns."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, map(json_value, row), strict=True)) for row in self.rows]

    def without(self, left_out: Collection[str]) -> Table:
        """The table without the columns of these keys, for readers to whom others say the same."""
        kept = [place for place, column in enumerate(self.columns) if column.key not in left_out]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in self.rows),
        )

    def _check_names(self) -> None:
        keys = [column.key for column in self.columns]
        if not self.title.strip():
            raise ValueError("A table needs a title; it becomes caption, page title and sheet name.")
        if not keys:
            raise ValueError(f"Table {self.title!r} has no columns; give at least one.")
        if repeated := [key for key, count in Counter(keys).items() if count > 1]:
            raise ValueError(f"Table {self.title!r} has several columns with the key {', '.join(repeated)}.")
        if not _LABEL.fullmatch(self.label):
            raise ValueError(f"LaTeX label {self.label!r} may hold letters, digits and : . _ - only.")

    def _check_row(self, number: int, row: tuple[Value, ...]) -> None:
        if len(row) != len(self.columns):
            counts = f"{len(row)} values for {len(self.columns)} columns"
            raise ValueError(f"Row {number} of table {self.title!r} has {counts}.")
        for column, value in zip(self.columns, row, strict=True):
            if fault := fault_of(value):
                raise TypeError(f"Row {number}, column {column.key!r} of table {self.title!r} {fault}.")


_DICTIONARY_COLUMNS: tuple[Column[Column[Any]], ...] = (
    Column("key", "Key", "The column's name in CSV, JSON and XLSX files.", lambda column: column.key),
    Column("heading", "Heading", "The column's name in tables for people.", lambda column: column.heading),
    Column("description", "Description", "What a value in it means.", lambda column: column.description),
    Column("unit", "Unit", "The unit or range of its values, if it has one.", lambda column: column.unit),
)


def dictionary(name: str, columns: Sequence[Column[Any]]) -> Table:
    """The data dictionary of an export, made of the very columns that make the export."""
    return Table.build(name, _DICTIONARY_COLUMNS, columns)
