"""Where the words of a segment stand as they are, with the words that a bracket replaces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evidence.matching.quoting import Segment
from evidence.matching.words import Words

#: How many words an editor's bracket may stand for.
MOST_REPLACED = 8
#: More places than these are not told apart: the words are everywhere.
MOST_PLACES = 200
#: Fewer letters than these, run together, stand inside other words by chance.
LEAST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Where a segment stands: the number of its first word and of the word behind its last.

    `replaced` are the words of the document for which each bracket stands; `n_matched` how many of the author's words
    are as quoted. `is_exact` is False where words differ.
    """

    first: int
    last: int
    n_matched: int
    replaced: tuple[tuple[int, int], ...] = ()
    is_exact: bool = True


def places_of(segment: Segment, words: Sequence[str]) -> list[Found]:
    """All places where the segment's words stand as they are."""
    literal = segment.all_words
    if len(literal) != len(segment.words):
        found = [
            Found(first, first + len(literal), len(literal)) for first in occurrences(literal, words)
        ]  # the brackets are the document's own, or around its own words
        if found:
            return found
    runs = groupby(segment.pieces, lambda piece: piece.is_bracketed)
    pieces = [
        tuple(word for piece in run for word in piece.words) for bracketed, run in runs if not bracketed
    ]
    n_matched = len(segment.words)
    if len(pieces) == 1:
        return [Found(first, first + n_matched, n_matched) for first in occurrences(pieces[0], words)]
    return list(chained(pieces, words, n_matched))


def chained(pieces: Sequence[Sequence[str]], words: Sequence[str], n_matched: int) -> Iterator[Found]:
    """Places where the pieces follow each other, each within a bracket's reach of the one before."""
    following = [list(occurrences(piece, words)) for piece in pieces[1:]]
    for first in occurrences(pieces[0], words):
        end, replaced = first + len(pieces[0]), []
        for piece, starts in zip(pieces[1:], following, strict=True):
            near = next((start for start in starts if end <= start <= end + MOST_REPLACED), None)
            if near is None:
                break
            replaced.append((end, near))
            end = near + len(piece)
        else:
            yield Found(first, end, n_matched, tuple(replaced))


def occurrences(piece: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """The numbers of the words at which a piece begins; MOST_PLACES at the most."""
    sought = list(piece)
    within = words if isinstance(words, list) else list(words)
    lengths = list(map(len, sought))
    offset = lengths.index(max(lengths))  # long words are rare
    anchor, place, n_found = sought[offset], -1, 0
    while n_found < MOST_PLACES:
        try:
            place = within.index(anchor, place + 1)
        except ValueError:
            return
        first = place - offset
        if first >= 0 and within[first : first + len(sought)] == sought:
            yield first
            n_found += 1


def places_joined(sought: Sequence[str], words: Words) -> list[Found]:
    """Places where the same letters stand, divided into words in another way: “over-all” for “overall”."""
    letters = "".join(sought)
    if len(letters) < LEAST_LETTERS:
        return []
    (text, ends), place, found = words.letters, -1, list[Found]()
    while len(found) < MOST_PLACES and (place := text.find(letters, place + 1)) >= 0:
        first = bisect_right(ends, place)
        last = bisect_left(ends, place + len(letters))
        begins = ends[first - 1] if first else 0
        if begins == place and ends[last] == place + len(letters):
            found.append(Found(first, last + 1, len(sought), is_exact=False))
    return found
