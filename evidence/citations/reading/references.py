"""What a reference is made of, and where each part of it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

#: Signs and words that only join one part to the next; a dash is none: something is missing after it.
_JOINTS = re.compile(r"[^\w–—-]*(?:\b(?:in|and)\b)?[^\w–—-]*")


class ReferenceKind(StrEnum):
    """What sort of thing a reference leads to."""

    FRUS = "frus"
    ARCHIVE = "archive"
    WEB = "web-collection"
    DIARY = "diary"
    LITERATURE = "literature"
    #: Ibid., or a short form that does not say where the thing is: it leads to an earlier note.
    BACK = "back-reference"
    #: Prose, or what is not understood.
    UNKNOWN = "unknown"


class PartName(StrEnum):
    """What a stretch of the text tells."""

    LEAD = "lead"
    AUTHORS = "authors"
    TITLE = "title"
    TRANSLATION = "translation"
    DATE = "date"
    SERIES = "series"
    VOLUME = "volume"
    COLLECTION = "collection"
    IDENTIFIER = "identifier"
    ARCHIVE = "archive"
    NUMBER = "number"
    PAGES = "pages"
    NOTE = "note"
    EDITORS = "editors"
    CONTAINER = "container"
    ISSUE = "issue"
    IMPRINT = "imprint"
    ADDRESS = "address"
    REMARK = "remark"
    BACK = "back"
    QUOTED_IN = "quoted-in"
    #: What was not understood.
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the note; `start` and `end` count its code points, the end exclusive."""

    name: PartName
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference of a note. What is not said is empty; `parts` are in the order of the text and never overlap."""

    kind: ReferenceKind
    text: str
    start: int
    parts: tuple[Part, ...] = ()
    title: str = ""
    title_translated: str = ""
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date_printed: str = ""
    date_edtf: str = ""
    #: of a FRUS volume as its publisher's files are called: frus1952-54v14p2
    reference_code: str = ""
    collections: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    number: str = ""
    pages: str = ""
    note: str = ""
    editors: str = ""
    container: str = ""
    issue: str = ""
    place: str = ""
    publisher: str = ""
    year: int | None = None
    doi: str = ""
    url: str = ""
    quoted_in: Reference | None = None

    @property
    def end(self) -> int:
        """Where it ends in the note."""
        return self.start + len(self.text)

    @property
    def stretches(self) -> Iterator[Part]:
        """Its parts and what stands between them, which together are its text."""
        at = self.start
        for part in self.parts:
            if at < part.start:
                yield self._rest(at, part.start)
            yield part
            at = part.end
        if at < self.end:
            yield self._rest(at, self.end)

    @property
    def left(self) -> tuple[Part, ...]:
        """What was not understood, signs between the parts apart."""
        return tuple(
            part for part in self.stretches if part.name == PartName.REST and not _JOINTS.fullmatch(part.text)
        )

    @property
    def reading(self) -> str:
        """'full', 'part' or 'none': how much of it was understood."""
        if self.kind == ReferenceKind.UNKNOWN:
            return "none"
        inner = self.quoted_in is None or self.quoted_in.reading == "full"
        return "full" if not self.left and inner else "part"

    def _rest(self, start: int, end: int) -> Part:
        return Part(PartName.REST, start, end, self.text[start - self.start : end - self.start])
