"""Rows laid out under the names of their columns, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from evidence.importers.faults import printable
from evidence.importers.sheets.heading import Heading, letters
from evidence.importers.sheets.sheet import Cell, Sheet, SheetRow

#: The number of a row, its cells in order, and by the place of a cell what is wrong with it.
RawRow: TypeAlias = tuple[int, Sequence[Cell], dict[int, str]]


def sheet_of(name: str, heading: Heading, notes: Iterable[str] = ()) -> Sheet:
    """A sheet of these columns, its rows yet to come."""
    sheet = Sheet(name, heading.columns, notes=list(notes))
    for said in heading.faults:
        sheet.add_fault(f"sheet {printable(name, most=60)}, {said}")
    return sheet


def laid_out(
    sheet: Sheet, heading: Heading, rows: Iterable[RawRow], *, with_faulty_rows: bool
) -> Iterator[SheetRow]:
    """The rows that have something in them, one after another.

    A row with faults is withheld, and its faults are told of the sheet, unless such rows are asked for. If the names of
    the columns are at fault, no cell can be trusted to its column: faults are looked for, and no row is handed out.
    """
    names, width, name, word = heading.names, len(heading.names), sheet.name, sheet.word
    is_sound = not heading.faults
    for number, cells, wrong in rows:
        if not wrong and len(cells) <= width:
            if is_sound and cells.count(None) < len(cells):
                if len(cells) < width:
                    cells = [*cells, *(None,) * (width - len(cells))]
                yield SheetRow(number, dict(zip(names, cells, strict=True)), name, word)
            continue
        faults = list(faults_of_row(sheet, names, number, cells, wrong))
        if faults and not (with_faulty_rows and is_sound):
            for said in faults:
                sheet.add_fault(said)
        elif is_sound and any(cell is not None for cell in cells):
            padded = [*cells[:width], *(None,) * (width - len(cells))]
            yield SheetRow(number, dict(zip(names, padded, strict=True)), name, word, tuple(faults))


def faults_of_row(
    sheet: Sheet, names: Sequence[str], number: int, cells: Sequence[Cell], wrong: dict[int, str]
) -> Iterator[str]:
    """What is wrong with a row: cells at fault, and cells beyond the last column."""
    where = sheet.where(number)
    for place, said in sorted(wrong.items()):
        yield f"{where}, {column_at(names, place)}: {said}"
    beyond = next((place for place in range(len(names), len(cells)) if cells[place] is not None), None)
    if beyond is not None and names:
        yield (
            f"{where}, column {letters(beyond)}: “{printable(cells[beyond], most=60)}” stands beyond the last column, "
            f"“{printable(names[-1], most=60)}”. Name its column in the first row, or put it where it belongs (in CSV, "
            "a text with a separator in it stands in quotation marks)."
        )


def column_at(names: Sequence[str], place: int) -> str:
    """A column in words, by its name and as spreadsheet programs call it."""
    name = names[place] if place < len(names) else ""
    return f"column “{printable(name, most=60)}” ({letters(place)})" if name else f"column {letters(place)}"
