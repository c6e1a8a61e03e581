"""Text projection, version 1: how a source becomes running text (docs/adr/0010).

Whatever reads a source (TEI, HTML, DOCX, PDF, plain text) feeds a `TextBuilder`, so that all texts are made by one
rule: white space is one space; a blank line between blocks; a line break for a line, an item, a row; a tab between
cells; notes are out of the text, anchored; a page break adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from evidence.texts.drafts import NoteDraft, PageDraft, Span, TextDraft, cut_pages

#: The number of this rule. It is part of every fingerprint: another rule makes other texts.
PROJECTION = 1


class Gap(IntEnum):
    """What separates two pieces of text; of several between them, the widest counts."""

    NONE = 0
    #: a space, but none behind an opening bracket or before a closing mark
    SOFT = 1
    SPACE = 2
    CELL = 3
    LINE = 4
    BLOCK = 5


_SEPARATORS = {Gap.SOFT: " ", Gap.SPACE: " ", Gap.CELL: "\t", Gap.LINE: "\n", Gap.BLOCK: "\n\n"}
_OPENING = frozenset("([{“‘—–/")
_CLOSING = frozenset(")]}”’—–/.,;:?!")


class TextBuilder:
    """Collects the pieces of one text in reading order."""

    def __init__(self, *, page: str | None = None) -> None:
        """`page` is the label of the page on which the text begins; None for a text without pages (a note)."""
        self._parts: list[str] = []
        self._length = 0
        self._owed = Gap.NONE
        self._flat = 0
        #: the next text stands in this line, whatever block it begins
        self._stays = False
        #: cells without text since the last text, in the row that has begun
        self._empty_cells = 0
        self._pages: list[tuple[str, int]] = []
        self._page_to_come = page
        self._spans: list[list[str | int | None]] = []
        #: spans whose text has not begun, each with the number of empty cells before it in the row
        self._spans_to_come: list[tuple[list[str | int | None], int]] = []
        self._notes: list[tuple[NoteDraft, int | None]] = []
        self._notes_to_come: list[int] = []
        self._anchors: dict[int, int] = {}

    @property
    def length(self) -> int:
        """How long the text is so far, in code points."""
        return self._length

    def add(self, raw: str | None) -> None:
        """Add text; its white space, wherever it is, becomes single spaces."""
        if not raw:
            return
        words = raw.split()
        if not words:
            self.separate(Gap.SPACE)
            return
        if raw[0].isspace():
            self.separate(Gap.SPACE)
        self._settle(words[0][0])
        run = " ".join(words)
        self._parts.append(run)
        self._length += len(run)
        if raw[-1].isspace():
            self.separate(Gap.SPACE)

    def separate(self, gap: Gap) -> None:
        """Say that what follows is apart from what came before. Inside a cell everything stands in one line."""
        if (self._flat or self._stays) and gap > Gap.SPACE:
            gap = Gap.SPACE
        if gap > Gap.CELL:
            self._empty_cells = 0  # those that end a row leave nothing
        self._owed = max(self._owed, gap)

    def next_cell(self) -> None:
        """What follows stands in the next cell of the row; a cell without text keeps its place by its tab."""
        if self._owed >= Gap.CELL and not self._flat:
            self._empty_cells += 1
        self.separate(Gap.CELL)

    @contextmanager
    def beside(self) -> Iterator[None]:
        """What is added within begins beside what came before, in its line, even where it begins a block: an item
        beside its label.
        """
        self.separate(Gap.SPACE)
        self._stays = True
        yield
        self._stays = False

    @contextmanager
    def cell(self) -> Iterator[None]:
        """What is added within stands in one cell of a table."""
        self._flat += 1
        yield
        self._flat -= 1

    @contextmanager
    def span(self, kind: str, value: str = "") -> Iterator[None]:
        """What is added within is of this kind; without any text in it there is no span."""
        record: list[str | int | None] = [kind, None, None, value]
        self._spans.append(record)
        self._spans_to_come.append((record, self._empty_cells))
        yield
        if record[1] is None:
            self._spans_to_come = [other for other in self._spans_to_come if other[0] is not record]
        record[2] = self._length

    def mark(self, kind: str, value: str = "") -> None:
        """Something stands here that has no text: a gap left by the editors, a figure."""
        self._spans.append([kind, self._length, self._length, value])

    def page_break(self, label: str) -> None:
        """What follows stands on the page of this label."""
        self._page_to_come = label

    def note(self, note: NoteDraft, notes_on_it: tuple[NoteDraft, ...] = (), *, leads: bool = False) -> None:
        """A note's mark stands here; `note.anchor` is worked out.

        The mark belongs to the text before it; to the text that follows when it `leads`, being the first thing in its
        paragraph. Notes on the note keep their anchors, which count in it.
        """
        place = len(self._notes)
        self._notes.append((note, None))
        self._notes.extend((inner, place) for inner in notes_on_it)
        opens = leads and (self._owed >= Gap.CELL or not self._length)
        if opens or self._notes_to_come:  # behind a note that opens its paragraph there is no text yet
            self._notes_to_come.append(place)
        else:
            self._anchors[place] = self._length

    def finish(self) -> TextDraft:
        """The text with all that was collected."""
        for place in self._notes_to_come:
            self._anchors[place] = self._length
        body = "".join(self._parts)
        return TextDraft(
            body=body,
            notes=tuple(self._finished_notes()),
            pages=tuple(self._finished_pages(body)),
            spans=tuple(
                Span(str(kind), int(start), int(end or 0), str(value))
                for kind, start, end, value in self._spans
                if start is not None and (start != end or kind in POINTS)
            ),
        )

    def _settle(self, sign: str) -> None:
        """Put the separator owed, and let begin what was to begin with the next text, of which `sign` is the first."""
        self._stays = False
        if self._owed:
            is_idle = self._owed == Gap.SOFT and (
                sign in _CLOSING or self._parts and self._parts[-1][-1] in _OPENING
            )
            if self._length and not is_idle:
                separator = _SEPARATORS[self._owed]
                self._parts.append(separator)
                self._length += len(separator)
            self._owed = Gap.NONE
        if self._page_to_come is not None:
            self._pages.append((self._page_to_come, self._length))
            self._page_to_come = None
        if self._spans_to_come:
            for record, cells_before in self._spans_to_come:
                record[1] = self._length + min(cells_before, self._empty_cells)
            self._spans_to_come = []
        if self._notes_to_come:
            for place in self._notes_to_come:
                self._anchors[place] = self._length
            self._notes_to_come = []
        if self._empty_cells:
            self._parts.append("\t" * self._empty_cells)
            self._length += self._empty_cells
            self._empty_cells = 0

    def _finished_notes(self) -> Iterator[NoteDraft]:
        """The notes in their order, with their anchors."""
        for place, (note, within) in enumerate(self._notes):
            yield NoteDraft(
                label=note.label,
                anchor=note.anchor if within is not None else self._anchors[place],
                body=note.body,
                kind=note.kind,
                identifier=note.identifier,
                spans=note.spans,
                within=within,
            )

    def _finished_pages(self, body: str) -> Iterator[PageDraft]:
        """The pages; the first begins with the text, even where the separator of a page before it was owed."""
        return cut_pages(self._pages, body)


#: Kinds that are places rather than stretches.
POINTS = frozenset({"gap", "figure", "enclosure"})
