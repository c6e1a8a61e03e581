"""The marks between the words: where a note is called, where a page begins, where something without text stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evidence.reading.pieces import NoteMark, PageMark, Point
from evidence.reading.spans import POINT_KINDS, within
from evidence.texts import Span

Mark: TypeAlias = NoteMark | PageMark | Point
Placed: TypeAlias = tuple[int, Mark]


@dataclass(frozen=True, slots=True)
class NoteAnchor:
    """A note of the text: its place among the notes, its mark as printed, and where that stands."""

    position: int
    label: str
    anchor: int


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page of the text: its label as printed, and where it begins."""

    label: str
    start: int


def page_marks(pages: Iterable[PageStart]) -> Iterator[Placed]:
    """The marks of pages that have a label. A page stored in several pieces has one mark."""
    pages = list(pages)
    label_before = ""
    for page, name in zip(pages, page_names(pages), strict=True):
        if page.label and page.label != label_before:
            yield page.start, PageMark(page.label, name)
        label_before = page.label


def page_name(label: str) -> str:
    """What the mark of the first page of this label is called in addresses: p1303."""
    return "p" + re.sub(r"[^\w.-]+", "-", label)


def page_names(pages: Iterable[PageStart]) -> Iterator[str]:
    """What the mark of each page is called in addresses (#p1303); the pieces of one page share it.

    Empty for pages without a label, which have no mark.
    """
    seen: Counter[str] = Counter()
    label_before = name = ""
    for page in pages:
        if page.label != label_before:
            name = page_name(page.label)
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        yield name if page.label else ""
        label_before = page.label


def point_marks(spans: Iterable[Span]) -> Iterator[Placed]:
    """The marks of what has no text."""
    for span in spans:
        if span.kind in POINT_KINDS:
            yield span.start, Point(span.kind, span.value)


def marks_by_segment(
    starts: Sequence[int],
    length: int,
    notes: Iterable[NoteAnchor],
    pages: Iterable[PageStart],
    spans: Iterable[Span],
) -> Mapping[int, list[Placed]]:
    """All marks in reading order, by the number of the segment in which they stand.

    `starts` are the beginnings of the segments, the first of them 0. What lies between two segments belongs to the
    former.
    """
    marks: list[Placed] = [(note.anchor, NoteMark(note.position, note.label)) for note in notes]
    marks += point_marks(spans)
    marks += page_marks(pages)
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for place, mark in marks:
        at = within(place, length)
        found[bisect_right(starts, at) - 1].append((at, mark))
    for number, placed in found.items():
        placed.sort(key=lambda each: (each[0], rank(each[1], begins=each[0] == starts[number])))
    return found


def rank(mark: Mark, *, begins: bool) -> int:
    """The order of marks in one place: a note belongs to the words before it, unless it opens the segment."""
    order = (PageMark, Point, NoteMark) if begins else (NoteMark, Point, PageMark)
    return order.index(type(mark))
