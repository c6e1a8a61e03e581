"""A study's sheets as files: CSV, XLSX or JSON, row by row, in the columns that an import reads back."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO

from evidence.tables import guard_text
from hypotheses.exports.sheet_workbook import Workbook
from hypotheses.sheets.cells import cell_of
from hypotheses.sheets.columns import SheetColumn
from hypotheses.sheets.kinds import Kind

#: What a text that `guard_text` guards begins with; asked first, since few do.
GUARDED = frozenset("'=+-@\t\r\n＝＋－＠")

Rows = Iterable[Sequence[Any]]
Named = tuple[Kind, Sequence[SheetColumn], Rows]


def csv_rows(rows: Rows, as_of: str) -> Iterator[list[Any]]:
    """Rows as CSV has them; `as_of` ends each, where there is one."""
    last = [as_of] if as_of else []
    for row in rows:
        yield [
            (guard_text(value) if value[:1] in GUARDED else value)
            if value.__class__ is str
            else CSV_OF.get(value.__class__, csv_text)(value)
            for value in row
        ] + last


def csv_text(value: Any) -> Any:
    """A value that is no text, as a field of a CSV file."""
    cell = cell_of(value)
    return guard_text(cell) if isinstance(cell, str) else "" if cell is None else cell


CSV_OF: dict[type, Callable[[Any], Any]] = {
    type(None): lambda value: "",
    bool: lambda value: "yes" if value else "no",
    int: lambda value: value,
    datetime.date: lambda value: value.isoformat(),
    Decimal: str,
    Fraction: csv_text,
}


def write_csv(file: TextIO, columns: Sequence[SheetColumn], rows: Rows, *, as_of: str = "") -> int:
    """Write one sheet as CSV: commas, CRLF, headed by the columns' keys. How many rows there were."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.key for column in columns])
    n = 0
    for row in csv_rows(rows, as_of):
        writer.writerow(row)
        n += 1
    return n


def write_json(file: TextIO, sheets: Iterable[Named], *, as_of: str = "") -> int:
    """Write sheets as one JSON object: a list of rows under each sheet's name."""
    n = 0
    file.write("{")
    for number, (kind, columns, rows) in enumerate(sheets):
        file.write(("," if number else "") + f"\n {json.dumps(kind.name)}: [")
        keys = [column.key for column in columns]
        last = [as_of] if as_of else []
        for place, row in enumerate(rows):
            record = dict(zip(keys, [*map(cell_of, row), *last], strict=True))
            file.write(("," if place else "") + "\n  " + json.dumps(record, ensure_ascii=False))
            n += 1
        file.write("\n ]")
    file.write("\n}\n")
    return n


def write_xlsx(path: Path, sheets: Iterable[Named], *, as_of: str = "") -> int:
    """Write sheets as a workbook, a row in memory at a time.

    Raises:
        ValueError: for a text longer than a cell of a spreadsheet takes, or more rows than a sheet has.
    """
    n = 0
    last = [as_of] if as_of else []
    with Workbook(path) as workbook:
        for kind, columns, rows in sheets:
            workbook.add(kind.name, [column.key for column in columns])
            for row in rows:
                workbook.write([*map(cell_of, row), *last])
                n += 1
    return n
