"""A quotation taken apart: its segments between ellipses, and in each the words and the brackets among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from evidence.matching.words import Words

#: Three full stops or more, with or without spaces of whatever width or a line's end; signs for them; and what stands
#: for an omission in words.
_DOTS = r"(?:(?:\.\s{0,3}){2,5}\.|…+|‥+|⋯+|・{3,})"
_OMITTED = r"(?:中略|前略|後略|后略|중략|omitted|omission)"
_ELLIPSIS = re.compile(rf"[\[(（［〔【]\s*(?:{_DOTS}|{_OMITTED})\s*[\])）］〕】]\.?|{_DOTS}")
#: Without one of these there is no ellipsis.
_ELLIPTIC = ("…", "‥", "⋯", "・・・", "略", "략", "omi")
_TWO_DOTS = re.compile(r"\.\s{0,3}\.")
#: A hyphen at the end of a line, whatever stands for hyphen and line's end.
_AT_BREAK = re.compile(r"(?<=\w)[-‐\u00ad][ \t]*(?:\r\n?|\n)[ \t]*(?=\w)")
#: Remarks on a quotation that are none of its words.
_REMARK = re.compile(
    r"[\[(](?:sic!?|(?:my |our )?(?:emphas[ie]s|italics)(?: (?:added|mine|ours|in (?:the )?original))?|[?!])[\])]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[［〔]([^\[\]［］〔〕]*)[\]］〕]")


@dataclass(frozen=True)
class Piece:
    """Words of a quotation that follow each other, and whether an editor put them in brackets."""

    words: tuple[str, ...]
    is_bracketed: bool
    #: where they stand in the quotation
    start: int
    end: int
    #: the same words with their places in the piece
    source: Words = field(repr=False, compare=False)


@dataclass(frozen=True)
class Segment:
    """A part of a quotation between ellipses."""

    pieces: tuple[Piece, ...]
    text: str
    #: where it begins in the quotation
    start: int

    def raw(self, piece: Piece) -> str:
        """A piece as it is printed."""
        return self.text[piece.start - self.start : piece.end - self.start]

    @cached_property
    def remarks(self) -> list[str]:
        """What an editor says of the words: “[sic]”, “[emphasis added]”."""
        return _REMARK.findall(self.text) if may_have_remarks(self.text) else []

    @cached_property
    def plain(self) -> str:
        """The segment without remarks."""
        return _REMARK.sub("", self.text) if self.remarks else self.text

    @property
    def unbracketed(self) -> str:
        """The segment without remarks and without what is in brackets."""
        return _BRACKET.sub(" ", self.plain) if "[" in self.plain or not self.plain.isascii() else self.plain

    @cached_property
    def plain_words(self) -> Words:
        """The words of the segment without remarks, bracketed or not."""
        if len(self.pieces) == 1 and not self.pieces[0].is_bracketed and not self.remarks:
            return self.pieces[0].source
        return Words(self.plain)

    @cached_property
    def words(self) -> list[str]:
        """The author's words, without what is bracketed."""
        return [word for piece in self.pieces if not piece.is_bracketed for word in piece.words]

    @cached_property
    def all_words(self) -> list[str]:
        """All words, bracketed or not."""
        return [word for piece in self.pieces for word in piece.words]


def segments_of(text: str) -> tuple[Segment, ...]:
    """The segments of a quotation that have words of the author."""
    if "\n" in text or "\r" in text:
        text = _AT_BREAK.sub("-\n", text)
    bounds = [0, len(text)]
    if any(sign in text for sign in _ELLIPTIC) or _TWO_DOTS.search(text):
        bounds[1:1] = [edge for found in _ELLIPSIS.finditer(text) for edge in found.span()]
    found_segments = (
        segment_of(text, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    )
    return tuple(segment for segment in found_segments if segment.words)


def may_have_remarks(text: str) -> bool:
    """Whether there is a bracket, without which there is no remark."""
    return "[" in text or "(" in text


def segment_of(text: str, start: int, end: int) -> Segment:
    """The segment between two places."""
    return Segment(tuple(pieces_between(text, start, end)), text[start:end], start)


def pieces_between(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of the quotation: between brackets, and in them. Remarks are left out."""
    plain = text[start:end]
    if may_have_remarks(plain):
        plain = _REMARK.sub(lambda found: " " * len(found[0]), plain)
    place = 0
    for bracket in _BRACKET.finditer(plain):
        first, last = widened(plain, *bracket.span())
        if first < place:
            continue
        yield from piece(plain, place, first, start, is_bracketed=False)
        yield from piece(plain, first, last, start, is_bracketed=True)
        place = last
    yield from piece(plain, place, len(plain), start, is_bracketed=False)


def widened(text: str, first: int, last: int) -> tuple[int, int]:
    """A bracket with the rest of the word that it is part of."""
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return first, last


def piece(text: str, first: int, last: int, offset: int, *, is_bracketed: bool) -> Iterator[Piece]:
    """The piece of these words, if there are any."""
    raw = text[first:last]
    words = Words(re.sub(r"[\[\]［］〔〕]", "", raw) if is_bracketed else raw)
    if words.canonical or is_bracketed:
        yield Piece(tuple(words.canonical), is_bracketed, offset + first, offset + last, words)
