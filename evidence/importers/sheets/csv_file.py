"""CSV, with whatever separator and in whatever encoding: one sheet, called after its file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from evidence.importers.faults import printable
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.csv_quotes import fault_in, separator_in, told_separator
from evidence.importers.sheets.heading import Heading, read_heading
from evidence.importers.sheets.laying import RawRow, column_at, laid_out, sheet_of
from evidence.importers.sheets.sheet import LONGEST_CELL, Sheet
from evidence.importers.sheets.telling import codec_of
from evidence.importers.sheets.texts import fault_of_text
from evidence.tables import unguard_text


def read_csv(path: Path, *, encoding: str = "", with_faulty_rows: bool = False) -> Iterator[Sheet]:
    """The one sheet of a CSV file.

    An apostrophe that guards a text against being run as a formula is taken away again.

    Raises:
        Unreadable: when encoding or separator cannot be told, or nothing is in it.
    """
    # the limit holds for the whole process; it is never lowered, since others may have raised it
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    codec = codec_of(path, encoding)
    with path.open(encoding=codec, newline="") as file:
        source = CsvSource(path, codec, file)
        heading = read_heading([unguard_text(name) for name in source.header()])
        sheet = sheet_of(path.stem, heading)
        sheet.rows = laid_out(sheet, heading, source.rows(sheet, heading), with_faulty_rows=with_faulty_rows)
        yield sheet


class CsvSource:
    """The rows of an open file."""

    def __init__(self, path: Path, codec: str, file: TextIO) -> None:
        self.path, self.codec = path, codec
        first = file.readline().removeprefix("\ufeff")
        told = told_separator(first)
        self.n_before = 1 if told else 0
        header = file.readline() if told else first
        self.separator = told or separator_in(header)
        self.reader: Any = csv.reader(chained(header, file), delimiter=self.separator, strict=True)
        if not header and not told:
            raise Unreadable("there is nothing in it. Is it the right file?")

    def header(self) -> list[str]:
        """The cells of the first row.

        Raises:
            Unreadable: when its quotation marks do not fit together.
        """
        try:
            return list(next(self.reader, []))
        except csv.Error as fault:
            raise Unreadable(self.said_of(fault, 0, Heading((), ()))) from fault

    def rows(self, sheet: Sheet, heading: Heading) -> Iterator[RawRow]:
        """All rows behind the first, blank ones left out; they end at a fault in quotation marks."""
        reader, width = self.reader, len(heading.names)
        number, n_short, begun = 1, 0, reader.line_num
        while True:
            number += 1
            try:
                fields = next(reader, None)
            except csv.Error as fault:
                said = self.said_of(fault, begun, heading)
                sheet.add_fault(f"{sheet.where(number)}, {said} What follows in the file was not read.")
                break
            if fields is None:
                break
            begun = reader.line_num
            joined = "".join(fields)
            if not joined:
                continue
            n_short += len(fields) < width
            if "'" in joined:
                fields = [unguard_text(field) for field in fields]
            if joined.isprintable() and len(joined) <= LONGEST_CELL:
                wrong = {}
            else:
                wrong = {place: said for place, field in enumerate(fields) if (said := fault_of_text(field))}
            yield number, [field or None for field in fields], wrong
        if n_short:
            sheet.notes.append(
                f"{n_short} rows have fewer cells than there are columns; the missing ones were taken for empty."
            )

    def said_of(self, fault: csv.Error, begun: int, heading: Heading) -> str:
        """What is wrong with the row that begins behind so many lines."""
        with self.path.open(encoding=self.codec, newline="") as file:
            line, cell, said = fault_in(islice(file, begun + self.n_before, None), self.separator)
        if "limit" in str(fault):
            said = (
                f"a cell holds more than {LONGEST_CELL // 2**20} MB; is a quotation mark not closed? {said}"
            )
        at = f"line {begun + self.n_before + line + 1} of the file"
        return f"{column_at(heading.names, cell)}, {at}: {printable(said, most=400)}."


def chained(first: str, file: TextIO) -> Iterator[str]:
    """A line, then those of the file."""
    if first:
        yield first
    yield from file
