"""What is shown of a text in which something was found: the stretch around the best place, with the matches in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.searching.matches import Match

#: How many signs of a text are shown, two or three lines; of signs twice as wide, as Chinese ones are, half as many.
WIDTH = 260
#: How many of them, at the most, stand before the first match.
BEFORE = 70
#: How far an end is moved so that it cuts no word.
WORD = 25


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text as it is printed, with the stretches in it that match, none over another.

    Offsets count code points of the whole text; ends are exclusive.
    """

    text: str
    start: int
    end: int
    matches: tuple[tuple[int, int], ...]
    #: which terms of the query are matched in it, by their place among those wanted
    terms: frozenset[int]
    is_beginning: bool
    is_end: bool

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The words piece by piece, each with whether it matches; line breaks are spaces."""
        edges = [self.start, *(edge for match in self.matches for edge in match), self.end]
        cut = [
            (self.text[one - self.start : other - self.start], number % 2 == 1)
            for number, (one, other) in enumerate(zip(edges, edges[1:], strict=False))
        ]
        return [(" ".join(words.split("\n")), matched) for words, matched in cut if words]


def excerpt(text: str, found: Sequence[Match]) -> Excerpt | None:
    """The stretch of a text with most of what was looked for; None where nothing of it stands in the text."""
    if not found:
        return None
    size = 2 if unicodedata.east_asian_width(text[found[0].start]) in "WF" else 1
    first = best_place(found, (WIDTH - BEFORE - WORD) // size)
    begin = found[first].start
    start = at_word(text, max(0, begin - BEFORE // size), forward=True, limit=begin)
    end = max(found[first].end, min(len(text), start + WIDTH // size))
    end = at_word(text, end, forward=False, limit=found[first].end)
    shown = [match for match in found if start <= match.start and match.end <= end]
    return Excerpt(
        text=text[start:end],
        start=start,
        end=end,
        matches=tuple(united(shown)),
        terms=frozenset(match.term for match in shown),
        is_beginning=start == 0,
        is_end=end == len(text),
    )


def best_place(found: Sequence[Match], room: int) -> int:
    """The match from which on most terms stand within some room; of equal ones that with most matches, or the first."""

    def worth(number: int) -> tuple[int, int, int]:
        limit = found[number].start + room
        near = found[number : max(number + 1, bisect_left(found, (limit,)))]
        return len({match.term for match in near}), len(near), -number

    return max(range(len(found)), key=worth)


def at_word(text: str, place: int, *, forward: bool, limit: int) -> int:
    """A place near this one that cuts no word, not beyond the limit; the place itself where words are not apart."""
    if place in (0, len(text)):
        return place
    if forward:
        stop = min(limit, place + WORD)
        nearby = [at for at in range(place, stop + 1) if text[at - 1].isspace()]
        return nearby[0] if nearby else place
    stop = max(limit, place - WORD)
    nearby = [at for at in range(place, stop - 1, -1) if text[at : at + 1].isspace()]
    return nearby[0] if nearby else place


def united(found: Sequence[Match]) -> list[tuple[int, int]]:
    """The stretches that matches cover, in order, overlapping ones as one."""
    stretches: list[tuple[int, int]] = []
    for match in found:
        if stretches and match.start < stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], match.end)
        else:
            stretches.append((match.start, match.end))
    return stretches
