"""What a text on a page is made of: blocks of rows of cells of runs, and the marks between runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. `tag` is the element for it (i, sup, del ...), `look` further classes."""

    sort: ClassVar[str] = "text"
    text: str
    tag: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Here a note is called. `position` is the note's place among those of the text."""

    sort: ClassVar[str] = "note"
    position: int
    label: str


@dataclass(frozen=True, slots=True)
class PageMark:
    """Here a printed page begins. `identifier` is unique in the text, for addresses: “p1303”."""

    sort: ClassVar[str] = "page"
    label: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Point:
    """Here something stands that has no text: a gap, a figure, an enclosed document (whose identifier is `value`)."""

    sort: ClassVar[str] = "point"
    kind: str
    value: str = ""


Piece: TypeAlias = Run | NoteMark | PageMark | Point


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of one cell of a table; of a whole line where there is no table."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line, one line of a list, or one row of a table."""

    cells: tuple[Cell, ...]
    #: what it is beyond what its block is, for its looks: “signature”
    look: str = ""
    #: in how many lists it stands, one inside the other
    depth: int = 0
    #: in a list: whether a new item begins here, or the item before goes on
    begins_item: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two blank lines. `kind` is one of paragraph, heading, section, list and table."""

    kind: str
    rows: tuple[Row, ...]
    #: what else it is, for its looks: “dateline right”
    look: str = ""

    @property
    def width(self) -> int:
        """How many cells its widest row has."""
        return max(len(row.cells) for row in self.rows)
