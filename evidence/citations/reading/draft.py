"""A reference in the making: stretches of the note are claimed one after another, none of them twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from evidence.citations.reading.references import Part, PartName

_SEPARATOR = re.compile(r",\s*|(?<=[”»])\s+|(?<=\])\s+")
_BLANK = re.compile(r"[\s,.:;]*(?:\bin\b\s+)?")
_EDGE = " \t\n\r\u00a0,;:"


@dataclass(slots=True)
class Draft:
    """A piece of a note, its outline, and what has been claimed of it."""

    note: str
    shape: str
    start: int
    end: int
    parts: list[Part] = field(default_factory=list)

    def claim(self, name: PartName, start: int, end: int, *, label: int | None = None) -> bool:
        """Name a stretch, with the label before it ('pp.') if it has one; False where part of it is taken."""
        start, end = self._bare(start, end)
        taken = start if label is None else label
        if start >= end or any(taken < part.end and part.start < end for part in self.parts):
            return False
        self.parts.append(Part(name, start, end, self.note[start:end]))
        if label is not None and label < start:
            self.parts.append(Part(PartName.REMARK, label, start, self.note[label:start]))
        return True

    def drop(self, name: PartName) -> None:
        """Take back what was claimed under a name."""
        self.parts = [part for part in self.parts if part.name != name]

    def free(self, start: int | None = None, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The stretches between two places that nobody has claimed."""
        at, last = self.start if start is None else start, self.end if end is None else end
        for part in sorted(self.parts, key=lambda part: part.start):
            if at < min(part.start, last):
                yield at, min(part.start, last)
            at = max(at, part.end)
        if at < last:
            yield at, last

    def components(self, start: int | None = None, end: int | None = None) -> Iterator[tuple[int, int]]:
        """What is free, cut at the commas that are outside quotation marks and brackets."""
        for first, last in self.free(start, end):
            at = first
            for match in _SEPARATOR.finditer(self.shape, first, last):
                yield from self._component(at, match.start())
                at = match.end()
            yield from self._component(at, last)

    def all_of(self, name: PartName) -> tuple[str, ...]:
        """The texts of all parts of this name, in the order of the note and in one line."""
        ordered = sorted(self.parts, key=lambda part: part.start)
        return tuple(in_one_line(part.text) for part in ordered if part.name == name)

    def first(self, name: PartName) -> str:
        """The text of the first part of this name, or nothing."""
        return next(iter(self.all_of(name)), "")

    def span_of(self, name: PartName) -> tuple[int, int] | None:
        """Where the first part of this name stands."""
        spans = sorted((part.start, part.end) for part in self.parts if part.name == name)
        return spans[0] if spans else None

    def _component(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        blank = _BLANK.match(self.note, start, end)
        start, end = self._bare(blank.end() if blank else start, end)
        if start < end and any(sign.isalnum() for sign in self.note[start:end]):
            yield start, end

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without white space and commas at its ends."""
        while start < end and self.note[start] in _EDGE:
            start += 1
        while end > start and self.note[end - 1] in _EDGE:
            end -= 1
        return start, end


def in_one_line(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def unquoted(text: str) -> str:
    """A title without the marks around it and the comma that stands inside them."""
    line = in_one_line(text)
    if line[:1] in '“"' and line[-1:] in '”»"' and len(line) > 1:
        line = line[1:-1]
    return line.rstrip(",").strip()
