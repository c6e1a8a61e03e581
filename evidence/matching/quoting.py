"""A quotation taken apart: its segments between ellipses, and in each the words and the brackets among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.matching.words import Words

#: Three full stops or more, with or without spaces, signs for them, and what stands for an omission in words.
_DOTS = r"(?:(?:\. ?){2,5}\.|…+|‥+|⋯+|・{3,})"
_OMITTED = r"(?:中略|前略|後略|后略|중략|omitted|omission)"
_ELLIPSIS = re.compile(rf"[\[(（［〔【]\s*(?:{_DOTS}|{_OMITTED})\s*[\])）］〕】]\.?|{_DOTS}")
#: Remarks on a quotation that are none of its words.
_REMARK = re.compile(
    r"[\[(](?:sic!?|(?:my |our )?(?:emphas[ie]s|italics)(?: (?:added|mine|ours|in (?:the )?original))?|[?!])[\])]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[［〔]([^\[\]［］〔〕]*)[\]］〕]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation that follow each other, and whether an editor put them in brackets."""

    words: tuple[str, ...]
    #: the same as printed; empty where an abbreviation stands for this word and the one before
    printed: tuple[str, ...]
    is_bracketed: bool
    #: where they stand in the quotation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a quotation between ellipses."""

    pieces: tuple[Piece, ...]
    text: str
    #: where it begins in the quotation
    start: int

    def raw(self, piece: Piece) -> str:
        """A piece as it is printed."""
        return self.text[piece.start - self.start : piece.end - self.start]

    @property
    def remarks(self) -> list[str]:
        """What an editor says of the words: “[sic]”, “[emphasis added]”."""
        return _REMARK.findall(self.text)

    @property
    def plain(self) -> str:
        """The segment without remarks."""
        return _REMARK.sub("", self.text)

    @property
    def words(self) -> list[str]:
        """The author's words, without what is bracketed."""
        return [word for piece in self.pieces if not piece.is_bracketed for word in piece.words]

    @property
    def all_words(self) -> list[str]:
        """All words, bracketed or not."""
        return [word for piece in self.pieces for word in piece.words]


def segments_of(text: str) -> tuple[Segment, ...]:
    """The segments of a quotation that have words of the author."""
    bounds = [0]
    for found in _ELLIPSIS.finditer(text):
        bounds += found.span()
    bounds.append(len(text))
    found_segments = (
        segment_of(text, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    )
    return tuple(segment for segment in found_segments if segment.words)


def segment_of(text: str, start: int, end: int) -> Segment:
    """The segment between two places."""
    return Segment(tuple(pieces_between(text, start, end)), text[start:end], start)


def pieces_between(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of the quotation: between brackets, and in them. Remarks are left out."""
    plain = _REMARK.sub(lambda found: " " * len(found[0]), text[start:end])
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
        spans = [words.span(number) for number in range(len(words))]
        printed = tuple(
            "" if span == before else words.text[slice(*span)]
            for span, before in zip(spans, [None, *spans], strict=False)
        )
        yield Piece(tuple(words.canonical), printed, is_bracketed, offset + first, offset + last)
