"""A workbook written row by row, in constant memory, in which every text is a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from evidence.tables.xlsx import MAXIMUM_DIGITS, MAXIMUM_TEXT

#: No text becomes a formula, a link or a number; rows leave memory as they are written.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbook:
    """A workbook of sheets."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path), OPTIONS)
        self.bold = self.book.add_format({"bold": True})
        self.text = self.book.add_format({"num_format": "@"})
        self.name, self.columns, self.row = "", [""], 0
        self.sheet: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.sheet is None:
            self.book.add_worksheet("empty")
        try:
            self.book.close()
        except XlsxWriterException as refused:
            raise OSError(str(refused)) from refused

    def add(self, name: str, columns: Sequence[str]) -> None:
        """Begin a sheet, headed by its columns. Cells are of the kind text, so that editing one makes no date of it."""
        self.name, self.columns, self.row = name, list(columns), 0
        self.sheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_column(0, max(len(columns) - 1, 0), 18, self.text)
        for index, column in enumerate(columns):
            self.sheet.write_string(0, index, column, self.bold)

    def write(self, cells: Sequence[str | int | bool | None]) -> None:
        """Write one row.

        Raises:
            ValueError: naming the cell that a spreadsheet cannot hold.
        """
        self.row += 1
        for index, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, bool):
                done = self.sheet.write_string(self.row, index, "yes" if cell else "no", self.text)
            elif isinstance(cell, int) and abs(cell) < 10**MAXIMUM_DIGITS:
                done = self.sheet.write_number(self.row, index, cell)
            else:
                done = self.write_text(index, str(cell))
            if done:
                raise ValueError(
                    f"Sheet {self.name}, row {self.row + 1}, column {self.columns[index]}: too much for a spreadsheet "
                    f"(a cell holds {MAXIMUM_TEXT:,} characters, a sheet 1,048,576 rows). Export as CSV or JSON."
                )

    def write_text(self, index: int, text: str) -> int:
        """Write a text as it stands."""
        if text.startswith("<r>") and text.endswith("</r>"):
            # xlsxwriter copies such a text into the file unescaped; in two pieces it is a text like others
            return int(self.sheet.write_rich_string(self.row, index, "<", self.text, text[1:], self.text))
        return int(self.sheet.write_string(self.row, index, text, self.text))
