"""XLSX: a workbook with one sheet per table, the same bytes for the same tables."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from evidence.tables.display import display_width, one_line, visible_controls
from evidence.tables.sheet_names import sheet_names
from evidence.tables.table import Column, Table
from evidence.tables.values import Value, machine_number, machine_text

# No text becomes a formula, a link or a number; cells are written by type as well, the second lock.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A workbook carries the day it was made; a fixed one, the zero of the zip format, keeps equal tables equal.
_CREATED = datetime.datetime(1980, 1, 1)

#: Excel's own limits: characters (UTF-16 units) in a cell, and digits it keeps of a number.
MAXIMUM_TEXT = 32_767
MAXIMUM_DIGITS = 15

_MAXIMUM_WIDTH = 60

# What xlsxwriter returns, without raising, for a cell that it left out or cut.
_OUTSIDE = -1
_TOO_LONG = -2


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """Tables as an XLSX workbook: column keys (headings where a table is for people) in a bold,
    frozen header with filters, then rows, title and notes.

    Numbers are numbers (displayed with the column's decimals), dates are texts since
    Excel has none before 1900, and texts are texts, also those that begin like a formula. Carriage returns
    become line feeds, control characters are shown as `[U+001B]`; nothing and an empty text are empty cells.
    Raises ValueError without a table, and for a text over 32,767 characters or a table larger than a sheet,
    naming row and column.
    """
    if not tables:
        raise ValueError("A workbook needs at least one table.")
    stream = BytesIO()
    workbook = Workbook(stream, _OPTIONS)
    workbook.set_properties({"title": one_line(tables[0].title), "created": _CREATED})
    for name, table in zip(sheet_names([table.title for table in tables]), tables, strict=True):
        _Sheet(workbook, name, table).write()
    workbook.close()
    return stream.getvalue()


class _Sheet:
    """One table on its sheet."""

    def __init__(self, workbook: Any, name: str, table: Table) -> None:
        self.table = table
        self.sheet = workbook.add_worksheet(name)
        self.bold = workbook.add_format({"bold": True})
        self.plain = workbook.add_format()
        self.decimals = [
            workbook.add_format({"num_format": _number_format(c.decimals)}) for c in table.columns
        ]

    def write(self) -> None:
        """Put header, rows, title and notes on the sheet."""
        columns = self.table.columns
        for index, column in enumerate(columns):
            self._text(0, index, self._header(column), self.bold)
        for number, row in enumerate(self.table.rows, start=1):
            for index, value in enumerate(row):
                self._value(number, index, value)
        for offset, note in enumerate([self.table.title, *self.table.notes], start=2):
            self._text(len(self.table.rows) + offset, 0, note, self.plain)
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, len(self.table.rows), len(columns) - 1)
        for index, width in enumerate(self._widths()):
            self.sheet.set_column(index, index, width)

    def _header(self, column: Column[Any]) -> str:
        return column.heading if self.table.for_people else column.key

    def _value(self, row: int, index: int, value: Value) -> None:
        if isinstance(value, bool):
            self._check(self.sheet.write_boolean(row, index, value), row, index)
        elif isinstance(value, Fraction):
            number = machine_number(value)
            self._check(self.sheet.write_number(row, index, number, self.decimals[index]), row, index)
        elif isinstance(value, int) and abs(value) < 10**MAXIMUM_DIGITS:
            self._check(self.sheet.write_number(row, index, value), row, index)
        elif text := machine_text(value):
            self._text(row, index, text, self.plain)

    def _text(self, row: int, index: int, text: str, style: Any) -> None:
        shown = visible_controls(text).replace("\r\n", "\n").replace("\r", "\n")
        if _utf16_units(shown) > MAXIMUM_TEXT:
            result = _TOO_LONG
        elif shown.startswith("<r>") and shown.endswith("</r>"):
            # xlsxwriter copies such a text into the file unescaped; in two pieces it is a text like others.
            result = self.sheet.write_rich_string(row, index, "<", self.plain, shown[1:], style)
        else:
            result = self.sheet.write_string(row, index, shown, style)
        self._check(result, row, index)

    def _check(self, result: int, row: int, index: int) -> None:
        """Turn the number by which xlsxwriter reports what it left out into an error."""
        if result == 0:
            return
        place = f"{self._place(row, index)} of table {self.table.title!r}"
        if result == _OUTSIDE:
            raise ValueError(f"{place} lies outside an XLSX sheet (1,048,576 rows, 16,384 columns); use CSV.")
        raise ValueError(
            f"{place} holds more than {MAXIMUM_TEXT:,} characters, Excel's limit; use CSV or JSON."
        )

    def _place(self, row: int, index: int) -> str:
        if row > len(self.table.rows):
            return "The title or a note"
        return f"Row {row}, column {self.table.columns[index].key!r}"

    def _widths(self) -> list[int]:
        """Width of each column in characters; the header needs room for the filter's arrow."""
        texts = zip(*(map(machine_text, row) for row in self.table.rows), strict=True)
        longest = [max(map(display_width, column)) for column in texts] or [0] * len(self.table.columns)
        headers = [display_width(self._header(column)) + 3 for column in self.table.columns]
        return [min(max(pair) + 1, _MAXIMUM_WIDTH) for pair in zip(headers, longest, strict=True)]


def _utf16_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _number_format(decimals: int) -> str:
    return "0." + "0" * decimals if decimals else "0"
