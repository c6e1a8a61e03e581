"""A version of a wording before it is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

#: A page longer than this is cut for the index, at the end of a word: PostgreSQL finds no phrase after the
#: 16,383rd word of a piece and takes none over a megabyte.
LONGEST_PAGE = 15_000


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that is something: a heading, emphasis, a name. `value` says more, where there is more."""

    kind: str
    start: int
    end: int
    value: str = ""

    def as_list(self) -> list[str | int]:
        """The span as it is stored: three or four values."""
        return [self.kind, self.start, self.end, *([self.value] if self.value else [])]


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note out of the running text. `kind` is a value of `evidence.choices.NoteKind`.

    `anchor` is where its mark stands; in the note `within` (its place in the list of notes) if it is a note on a note.
    """

    label: str
    anchor: int
    body: str
    kind: str = "footnote"
    identifier: str = ""
    spans: tuple[Span, ...] = ()
    within: int | None = None


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page: its label as printed, empty where nobody knows it, and the stretch of text that stands on it."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A wording with its notes, its pages (end to end, over all of it) and its structure."""

    body: str
    notes: tuple[NoteDraft, ...] = ()
    pages: tuple[PageDraft, ...] = ()
    spans: tuple[Span, ...] = field(default=())

    def sha256(self, projection: int) -> str:
        """The fingerprint of a version: of the projection's number, the wording, the notes and the pages.

        It is the SHA-256 of their JSON (UTF-8, no spaces): [number, body, [[label, anchor, body, kind, identifier,
        within] ...], [[label, start, end] ...]]. Structure is not part of it: it is read anew by a better program
        without the wording being another.
        """
        notes = [[n.label, n.anchor, n.body, n.kind, n.identifier, n.within] for n in self.notes]
        pages = [[page.label, page.start, page.end] for page in self.pages]
        whole = json.dumps([projection, self.body, notes, pages], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    def structure_sha256(self) -> str:
        """The fingerprint of the structure alone, of the text and of its notes: it may be read anew."""
        structures = [
            [span.as_list() for span in spans] for spans in (self.spans, *(n.spans for n in self.notes))
        ]
        whole = json.dumps(structures, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def cut_pages(pages: list[tuple[str, int]], body: str) -> Iterator[PageDraft]:
    """Pages from their labels and beginnings, in order: each ends where the next begins.

    One without any text on it is left out, and one too long for the index is cut.
    """
    ends = [*(start for _, start in pages[1:]), len(body)][: len(pages)]
    for (label, start), end in zip(pages, ends, strict=True):
        while end - start > LONGEST_PAGE:
            space = body.rfind(" ", start + LONGEST_PAGE // 2, start + LONGEST_PAGE)
            cut = space + 1 if space >= 0 else start + LONGEST_PAGE
            yield PageDraft(label, start, cut)
            start = cut
        if end > start:
            yield PageDraft(label, start, end)
