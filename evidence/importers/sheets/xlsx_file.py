"""XLSX, sheet by sheet and row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from evidence.importers.faults import printable
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.heading import Heading, read_heading
from evidence.importers.sheets.laying import RawRow, laid_out, sheet_of
from evidence.importers.sheets.sheet import Cell, Sheet
from evidence.importers.sheets.xlsx_cells import CellReader
from evidence.importers.sheets.xlsx_package import SheetPackage, opened_package
from evidence.importers.sheets.xlsx_workbook import Workbook, read_workbook

#: So many merged ranges are named; others are counted.
_MOST_NAMED = 5
#: Notes under a table of ours are held back until the table's range is known; there are never so many.
_MOST_HELD = 50
_LAST_ROW = re.compile(r"[A-Z]+[0-9]+:[A-Z]+([0-9]+)")


def read_xlsx(path: Path, *, with_faulty_rows: bool = False) -> Iterator[Sheet]:
    """The sheets of a workbook that can be seen and have something in them.

    Raises:
        Unreadable: when it is broken, a bomb, no workbook, or empty.
    """
    n_read = 0
    with opened_package(path) as package:
        book = read_workbook(package)
        for name, part in book.sheets:
            with package.opened(part) as file:
                source = XlsxRows(
                    package, book, package.elements(file, part, "row", "mergeCell", "autoFilter")
                )
                first = source.first()
                if first is None:
                    continue
                heading = read_heading(*first[1:]) if first[0] == 1 else read_heading([])
                sheet = sheet_of(name, heading, book.notes if not n_read else ())
                n_read += 1
                rows = source.rows(sheet, heading)
                sheet.rows = laid_out(sheet, heading, rows, with_faulty_rows=with_faulty_rows)
                yield sheet
    if not n_read:
        raise Unreadable("there is nothing on its sheets. Is it the right file?")


class XlsxRows:
    """The rows of one sheet."""

    def __init__(self, package: SheetPackage, book: Workbook, elements: Iterator[etree._Element]) -> None:
        self.package, self.book, self.elements = package, book, elements
        self.cells = CellReader(book)
        self.number = 0
        self.merged: list[str] = []
        #: the last row of the range that has filters
        self.last_row = 0

    def first(self) -> RawRow | None:
        """The first row that has something in it."""
        return next(self.filled(0), None)

    def filled(self, width: int) -> Iterator[RawRow]:
        """The rows that have something in them."""
        for element in self.elements:
            kind = element.tag.rpartition("}")[2]
            if kind == "row":
                self.number = self.number_of(element)
                if len(element):
                    cells, wrong = self.cells.row(element, width)
                    if wrong or cells.count(None) < len(cells):
                        yield self.number, cells, wrong
            elif kind == "mergeCell":
                self.merged.append(element.get("ref") or "")
            elif found := _LAST_ROW.fullmatch(element.get("ref") or ""):
                self.last_row = int(found[1])

    def number_of(self, element: etree._Element) -> int:
        """The number of a row; one without a number follows the last.

        Raises:
            Unreadable: when it is no number, or none that comes now.
        """
        said = element.get("r")
        if said is None:
            return self.number + 1
        if not (said.isascii() and said.isdigit() and len(said) < 10 and int(said) > self.number):
            raise Unreadable(
                f"a row is numbered “{printable(said, most=20)}” and comes behind row {self.number}. "
                f"{self.package.repair}"
            )
        return int(said)

    def rows(self, sheet: Sheet, heading: Heading) -> Iterator[RawRow]:
        """All rows behind the first; then what is said of them together."""
        width = len(heading.names)
        rows = self.filled(width)
        yield from self.without_notes(sheet, rows) if self.book.is_ours else rows
        for said in self.said_of_merged():
            sheet.add_fault(f"sheet {printable(sheet.name, most=60)}, {said}")
        if self.cells.n_formulas:
            sheet.notes.append(
                f"{self.cells.n_formulas} cells hold formulas; what the file keeps as their values was taken."
            )

    def without_notes(self, sheet: Sheet, rows: Iterator[RawRow]) -> Iterator[RawRow]:
        """The rows of a table of ours without its title and notes, which stand under it behind a blank row."""
        held: list[RawRow] = []
        before = 1
        for row in rows:
            if (held or row[0] > before + 1) and is_note(row[1]) and len(held) < _MOST_HELD:
                held.append(row)
                continue
            yield from held
            held = []
            before = row[0]
            yield row
        if held and held[0][0] > self.last_row > 0:
            sheet.notes.append(
                f"Rows {held[0][0]} to {held[-1][0]} are the table's title and notes, and were not read."
            )
        else:
            yield from held

    def said_of_merged(self) -> Iterator[str]:
        """What to say of merged cells, of which all but the first are empty."""
        for reference in self.merged[:_MOST_NAMED]:
            yield (
                f"cells {printable(reference, most=30)}: they are merged, and all but the first are empty. "
                "Unmerge them and put into each row what belongs there."
            )
        if len(self.merged) > _MOST_NAMED:
            yield f"{len(self.merged) - _MOST_NAMED} ranges more of merged cells: unmerge them too."


def is_note(cells: Sequence[Cell]) -> bool:
    """Whether a row has a text in its first column and nothing else."""
    return bool(cells) and isinstance(cells[0], str) and cells.count(None) == len(cells) - 1
