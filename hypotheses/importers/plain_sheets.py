"""Reads the sheets of XLSX, CSV and JSON files, plainly: what is needed until a reader of its own takes its place.

One row at a time. CSV is UTF-8 unless an encoding is named.
"""

from __future__ import annotations

import csv
import datetime
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from evidence.importers.faults import fault_of
from evidence.tables import unguard_text

#: How XLSX writes characters that XML does not have, and an underscore that would begin such a thing.
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
Cell: TypeAlias = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as a spreadsheet program counts, and its cells by heading."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, its headings, its rows as they are asked for, and what is wrong, once they were."""

    name: str
    columns: list[str]
    rows: Iterator[SheetRow]
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_sheets(path: Path, *, encoding: str = "") -> Iterator[Sheet]:
    """The sheets of a file, one after another; go through the rows of each before asking for the next.

    Raises:
        FileNotUnderstood: when the file cannot be read as what its name says.
    """
    readers = {".csv": read_csv, ".json": read_json, ".xlsx": read_xlsx}
    if path.suffix.lower() not in readers:
        raise fault_of(path, "only .xlsx, .csv and .json are read. Save it as one of these.")
    try:
        yield from readers[path.suffix.lower()](path, encoding)
    except OSError as fault:
        raise fault_of(path, f"it cannot be read: {fault.strerror}.") from fault
    except (UnicodeError, LookupError) as fault:
        raise fault_of(
            path, f"it cannot be decoded: {fault}. Say by --encoding which encoding it is in."
        ) from fault
    except (csv.Error, ValueError, RecursionError, zipfile.BadZipFile) as fault:
        raise fault_of(path, f"it is no {path.suffix[1:].upper()} file: {fault}.") from fault


def read_csv(path: Path, encoding: str) -> Iterator[Sheet]:
    """A CSV file is one sheet, called after it."""
    with path.open(newline="", encoding=encoding or "utf-8-sig") as file:
        rows = csv.reader(file, strict=True)
        headings = next(rows, [])
        yield from sheet_of(path.stem, headings, ([unguard_text(cell) for cell in row] for row in rows))


def read_json(path: Path, encoding: str) -> Iterator[Sheet]:
    """A JSON file is an object of lists of rows."""
    content = json.loads(path.read_text(encoding=encoding or "utf-8-sig"))
    if not isinstance(content, dict):
        raise ValueError("expected an object with a list of rows under the name of each sheet")
    for name, rows in content.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError(f"expected a list of objects under “{name}”")
        columns = list(dict.fromkeys(key for row in rows for key in row))
        yield Sheet(name, columns, (SheetRow(number, row) for number, row in enumerate(rows, start=1)))


def read_xlsx(path: Path, encoding: str) -> Iterator[Sheet]:
    """A workbook has sheets."""
    import openpyxl  # type: ignore[import-untyped]  # slow to load, and only needed here

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            cells = ([unescaped(cell) for cell in row] for row in rows)
            yield from sheet_of(sheet.title, next(cells, []), cells)
            rows.close()  # whoever did not go through them has left the sheet open
    finally:
        book.close()


def unescaped(cell: Any) -> Any:
    """A cell as it was before a spreadsheet program wrote its control characters as _x001B_."""
    if not isinstance(cell, str) or "_x" not in cell:
        return cell
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)


def sheet_of(name: str, headings: list[Any], rows: Any) -> Iterator[Sheet]:
    """A sheet of rows that lie in the order of its headings."""
    while headings and headings[-1] in (None, ""):
        headings.pop()
    columns = ["" if heading is None else str(heading) for heading in headings]
    sheet = Sheet(name, columns, iter(()))
    sheet.rows = laid_out(sheet, rows)
    yield sheet


def laid_out(sheet: Sheet, rows: Any) -> Iterator[SheetRow]:
    """Rows by their headings; cells beyond the last heading are a fault."""
    for number, row in enumerate(rows, start=2):
        if any(cell not in (None, "") for cell in row[len(sheet.columns) :]):
            sheet.faults.append(f"row {number}: it has more cells than there are headings.")
        yield SheetRow(number, dict(zip(sheet.columns, row, strict=False)))
