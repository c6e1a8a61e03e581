"""What is handed out of a file: its sheets, their rows, and what is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from evidence.importers.faults import printable

#: What a cell holds; None where it is empty.
Cell: TypeAlias = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None

#: A longer text is no cell but a file in the wrong place, mostly behind a quotation mark that is never closed.
LONGEST_CELL = 10 * 2**20
#: So many faults of a sheet are told one by one.
MOST_FAULTS = 1000


@dataclass(slots=True)
class SheetRow:
    """One row, its cells by the names of their columns.

    `number` is what the program shows beside the row (the names of the columns stand in row 1); in JSON the entries
    of a list are counted from 1. `faults` is empty, unless rows with faults were asked for.
    """

    number: int
    cells: Mapping[str, Cell]
    sheet: str = ""
    word: str = "row"
    faults: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The row as a message names it: “sheet passages, row 7”."""
        return place(self.sheet, self.word, self.number)


@dataclass(slots=True)
class Sheet:
    """One sheet, whose rows can be gone through once.

    `faults` fills as rows are read; `notes` says what was left out or taken otherwise than one might think, some of it
    only when all rows were read.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[SheetRow] = field(default_factory=lambda: iter(()))
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: “row”, or “entry” in JSON
    word: str = "row"

    def add_fault(self, said: str) -> None:
        """Keep a fault; of very many, the first ones."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(said)
        elif len(self.faults) == MOST_FAULTS:
            self.faults.append(
                f"sheet {printable(self.name, most=60)}: there are more faults. Mend these first."
            )

    def where(self, number: int) -> str:
        """A row as a message names it."""
        return place(self.name, self.word, number)


def place(sheet: str, word: str, number: int) -> str:
    """The place of a row in words.

    >>> place("passages", "row", 7)
    'sheet passages, row 7'
    """
    return f"sheet {printable(sheet, most=60)}, {word} {number}"
