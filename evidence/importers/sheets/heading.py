"""The first row of a sheet: the names of its columns."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.importers.faults import printable
from evidence.importers.sheets.sheet import Cell
from evidence.importers.sheets.texts import fault_of_text

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """Names of columns in order, empty ones included, and what is wrong with them."""

    names: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names that there are, each once."""
        return tuple(dict.fromkeys(name for name in self.names if name))


def read_heading(cells: Sequence[Cell], wrong: Mapping[int, str] | None = None) -> Heading:
    """The names of columns, as they are written but for the blanks around them.

    What is behind the last name has no name; that is a fault only in rows that have something there. `wrong` says what
    is wrong with cells by their places.
    """
    names = [name_in(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        return Heading((), ("row 1: the names of the columns are missing. Put them into the first row.",))
    wrong = wrong or {}
    said = {number: wrong.get(number) or fault_of_name(cell) for number, cell in enumerate(cells)}
    faults = [f"row 1, column {letters(number)}: {fault}" for number, fault in said.items() if fault]
    faults += [
        f"row 1: column {letters(number)} has no name. Name it, or take the column out."
        for number, name in enumerate(names)
        if not name
    ]
    for name, count in Counter(names).items():
        if name and count > 1:
            places = ", ".join(letters(number) for number, other in enumerate(names) if other == name)
            faults.append(
                f"row 1: several columns are named “{printable(name, most=60)}” ({places}). Keep one of them."
            )
    return Heading(tuple(names), tuple(faults))


def name_in(cell: Cell) -> str:
    """The name that a cell of the first row gives a column."""
    return "" if cell is None else str(cell).strip()


def fault_of_name(cell: Cell) -> str:
    """What is wrong with one name by itself; empty if nothing is."""
    if isinstance(cell, (bool, datetime.date, datetime.time)):
        return f"its name is {cell}, which is no text. Format the cell as text and type the name again."
    if len(name_in(cell)) > LONGEST_NAME:
        return f"its name is longer than {LONGEST_NAME} characters. Is the first row that of the names?"
    return fault_of_text(name_in(cell))


def letters(number: int) -> str:
    """A column, counted from 0, as spreadsheet programs name it.

    >>> letters(27)
    'AB'
    """
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
