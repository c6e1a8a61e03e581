"""From running text, spans, notes and pages to blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence.reading.lists import Lists
from evidence.reading.looks import Looks, styled
from evidence.reading.marks import NoteAnchor, PageStart, Placed, marks_by_segment
from evidence.reading.outlines import Line, Outline, Stretch, outlined
from evidence.reading.pieces import Block, Cell, Piece, Row, Run
from evidence.reading.spans import known_spans


def read_text(
    body: str,
    structure: Iterable[object] = (),
    *,
    notes: Iterable[NoteAnchor] = (),
    pages: Iterable[PageStart] = (),
) -> tuple[Block, ...]:
    """The blocks of a text. Blank lines part blocks, line ends rows, and in tables tabs cells (docs/adr/0010).

    `structure` is taken as it is stored; what is wrong in it is passed over, and never loses a word.
    """
    spans = tuple(known_spans(structure, len(body)))
    outlines = outlined(body, spans)
    starts = [cell.start for outline in outlines for line in outline.lines for cell in line.cells]
    marks = marks_by_segment(starts, len(body), notes, pages, spans)
    reading = Reading(body, Looks.of(spans), Lists.of(spans), marks, iter(range(len(starts))))
    return tuple(reading.block(outline) for outline in outlines)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text while its words are put into its outline, from the beginning to the end."""

    body: str
    looks: Looks
    lists: Lists
    #: by the number of the cell
    marks: Mapping[int, list[Placed]]
    #: counts the cells through the text
    numbers: Iterator[int]

    def block(self, outline: Outline) -> Block:
        """A block with its words."""
        rows = tuple(self.row(line, outline.looks) for line in outline.lines)
        return Block(outline.kind, rows, " ".join(sorted(outline.looks)))

    def row(self, line: Line, looks_of_block: frozenset[str]) -> Row:
        """A row with its words."""
        over = looks_of_block | line.looks
        return Row(
            cells=tuple(Cell(tuple(self.pieces(cell, next(self.numbers), over))) for cell in line.cells),
            look=" ".join(sorted(line.looks)),
            depth=self.lists.depth(line.place.start),
            begins_item=self.lists.item_begins(line.place.start),
        )

    def pieces(self, cell: Stretch, number: int, over: frozenset[str]) -> Iterator[Piece]:
        """The runs of a cell with the marks between them. A look that the line or block has, no run has again."""
        start = cell.start
        for place, mark in self.marks.get(number, ()):
            stop = min(place, cell.end)
            yield from self.runs(start, stop, over)
            yield mark
            start = stop
        yield from self.runs(start, cell.end, over)

    def runs(self, start: int, end: int, over: frozenset[str]) -> Iterator[Run]:
        """The runs between two places that no mark parts."""
        for begin, stop, kinds in self.looks.between(start, end):
            yield styled(self.body[begin:stop], kinds - over)
