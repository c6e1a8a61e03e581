"""Where the words of a query stand in a text as it is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from evidence.searching.queries import Search, Term, is_lone
from evidence.texts import PlacedWord, placed_words


class Match(NamedTuple):
    """A stretch of a text that is what a term of the query asks for. Offsets count code points of the original."""

    start: int
    end: int
    #: place of the term among those wanted
    term: int


def matches(text: str, search: Search) -> list[Match]:
    """Where the wanted terms stand in a text, in its order; capitals, accents and line breaks do not matter.

    A page is a hit by the same rule: what the index finds on it is found here.
    """
    words = placed_words(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, placed in enumerate(words):
        places[placed[0]].append(place)
    found = [
        Match(*stretch, number)
        for number, term in enumerate(search.wanted)
        for stretch in _stretches(term, words, places)
    ]
    return sorted(found)


def _stretches(
    term: Term, words: Sequence[PlacedWord], places: Mapping[str, list[int]]
) -> Iterator[tuple[int, int]]:
    """The stretches that are one term."""
    for first in _beginnings(term, places):
        last = first + len(term.words) - 1
        if last < len(words) and all(
            _fits(term, number, words[first + number].word) for number in range(1, len(term.words))
        ):
            yield _begin(term, words[first]), _end(term, words[last])


def _beginnings(term: Term, places: Mapping[str, list[int]]) -> list[int]:
    """Where a word stands that may be the first of the term."""
    if not term.is_inner and (len(term.words) > 1 or not term.is_open):
        return places.get(term.words[0], [])
    return [place for word, of_word in places.items() if _fits(term, 0, word) for place in of_word]


def _fits(term: Term, number: int, word: str) -> bool:
    """Whether a word of a text may be the word of this number in the term."""
    wanted = term.words[number]
    may_begin = number == 0 and term.is_inner
    may_go_on = number == len(term.words) - 1 and term.is_open
    if may_begin and may_go_on:
        return wanted in word
    if may_begin:
        return word.endswith(wanted)
    return word.startswith(wanted) if may_go_on else word == wanted


def _begin(term: Term, placed: PlacedWord) -> int:
    """Where the term begins in its first word: with the second character of a pair, where that alone is meant."""
    inside = term.is_inner and placed.word[0] != term.words[0]
    return placed.middle if inside else placed.start


def _end(term: Term, placed: PlacedWord) -> int:
    """Where the term ends in its last word: with the first character of a pair, where that alone is meant."""
    inside = is_lone(term.words[-1]) and placed.word[0] == term.words[-1]
    return placed.middle if inside else placed.end
