"""Reading the sheets of a file of any of the formats; its content says which it is, before its name."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from evidence.importers.faults import FileNotUnderstood, printable
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.csv_file import read_csv
from evidence.importers.sheets.json_file import read_json
from evidence.importers.sheets.kinds import form_of
from evidence.importers.sheets.sheet import Sheet, SheetRow
from evidence.importers.sheets.xlsx_file import read_xlsx


def read_sheets(path: Path, *, encoding: str = "", with_faulty_rows: bool = False) -> Iterator[Sheet]:
    """The sheets of a file, one after another; the rows of each are read as they are asked for.

    Go through the rows of a sheet before asking for the next one: they are gone then. A row in which something is
    wrong is withheld and told of in the sheet's `faults`; `with_faulty_rows` hands it out instead, with its own
    `faults` and its cells as far as they can be shown. `encoding` is that of a CSV or JSON file, where it has to be
    said.

    Raises:
        FileNotUnderstood: in one line, naming the file, what is wrong and what to do; also while rows are read.
    """
    name = os.fsencode(path.name).decode("utf-8", "replace")
    try:
        form = form_of_file(path)
        if form == "XLSX":
            if encoding:
                raise Unreadable("only CSV and JSON have an encoding to be said. Leave --encoding out.")
            sheets = read_xlsx(path, with_faulty_rows=with_faulty_rows)
        else:
            read = read_csv if form == "CSV" else read_json
            sheets = read(path, encoding=encoding, with_faulty_rows=with_faulty_rows)
        for sheet in sheets:
            sheet.rows = named(name, sheet.rows)
            yield sheet
    except Unreadable as fault:
        raise FileNotUnderstood(f"{printable(name)}: {fault}") from fault
    except OSError as fault:
        raise FileNotUnderstood(f"{printable(name)}: {of_system(fault)}") from fault


def named(name: str, rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
    """The rows; a fault that ends them names the file."""
    try:
        yield from rows
    except Unreadable as fault:
        raise FileNotUnderstood(f"{printable(name)}: {fault}") from fault
    except OSError as fault:
        raise FileNotUnderstood(f"{printable(name)}: {of_system(fault)}") from fault


def form_of_file(path: Path) -> str:
    """XLSX, CSV or JSON.

    Raises:
        Unreadable: when it is none of them, or no file.
    """
    try:
        # without waiting: a pipe that nobody writes to would keep us for ever
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as fault:
        raise Unreadable(f"it cannot be read: {fault}. Check the path.") from fault
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = (
            "folder. Give the path of one file"
            if stat.S_ISDIR(mode)
            else "pipe or a device. Give the path of a file"
        )
        raise Unreadable(f"it is a {kind}.")
    with os.fdopen(descriptor, "rb") as file:
        return form_of(path, file)


def of_system(fault: OSError) -> str:
    """What the system says against reading a file."""
    return f"it cannot be read: {fault.strerror or fault}. Check the path."
