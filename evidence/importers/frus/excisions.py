"""What editors or censors left out: silence in a volume is often theirs, and no evidence of absence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidence.texts import Span, TextDraft

_LEFT_OUT = re.compile(
    # “[Here follow pages 39–55 ...]”; where the print forgot the second bracket, to the end of the paragraph
    r"\[(?:[Hh]ere follow|Omitted here)(?:(?:[^\[\]]|\[[^\[\]]*\])*\]|[^\[\]\n]*)"
    # “[1 line of text not declassified]”
    r"|\[[^\[\]]{0,80}\bnot declassified[^\[\]]{0,80}\]"
    # “5 pages of source text not declassified.”, “Footnote [7 lines of text] not declassified.”
    r"|(?:(?m:^)|(?<=[.\]]))[^.\[\]\n]{0,200}(?:\[[^\[\]\n]{0,80}\][^.\[\]\n]{0,80})?\bnot declassified\b\.?"
    # a row of asterisks for what the print passes over
    r"|(?m:^(?:\* ?){3,}$)"
    # “[Extract.]”
    r"|\[Extracts?\.?\]"
)
#: What its spans are called.
EXCISION = "excision"
#: Without one of these there is nothing to look for.
_SIGNS = ("not declassified", "ere follow", "[Omitted here", "* *", "***", "[Extract")


def excisions_in(text: TextDraft) -> Iterator[str]:
    """What is marked as left out of a document, in the words of those who did: in its text, then in its notes."""
    for body, spans in ((text.body, text.spans), *((note.body, note.spans) for note in text.notes)):
        for span in spans:
            if span.kind == EXCISION:
                yield body[span.start : span.end]


def with_excisions(text: TextDraft) -> TextDraft:
    """The text and its notes, with what tells of an excision marked."""
    notes = tuple(
        replace(note, spans=(*note.spans, *spans)) if (spans := left_out(note.body)) else note
        for note in text.notes
    )
    return replace(text, spans=(*text.spans, *left_out(text.body)), notes=notes)


def left_out(body: str) -> list[Span]:
    """The stretches of a wording that tell of an excision."""
    spans: list[Span] = []
    if not any(sign in body for sign in _SIGNS):
        return spans
    for found in _LEFT_OUT.finditer(body):
        words = found[0]
        start = found.start() + len(words) - len(words.lstrip())
        spans.append(Span(EXCISION, start, found.start() + len(words.rstrip())))
    return spans
