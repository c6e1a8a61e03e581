"""Stretches of texts that coders marked with a code, and the sections into which they divide a text.

Places count Unicode code points of one stored wording; the end is exclusive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: What nobody marked.
GAP: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of a text, or of several texts laid end to end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that is empty or runs backwards."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"A stretch runs forward from 0 or later, not from {self.start} to {self.end}.")

    @property
    def length(self) -> int:
        """How many code points it has."""
        return self.end - self.start

    def overlap(self, other: Stretch) -> int:
        """How many code points both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch with all codes that one coder gave it; a gap where there are none."""

    stretch: Stretch
    codes: frozenset[Hashable]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """One coder's stretches of one code, those that overlap made one. Neighbours that only touch stay two."""
    found: list[Stretch] = []
    for each in sorted(stretches):
        if found and each.start < found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return found


def gaps(stretches: Sequence[Stretch], borders: Sequence[int]) -> list[Stretch]:
    """What lies between one coder's stretches of a code (merged, in order), cut where one text ends.

    `borders` are where texts begin and end, the first and the last included.
    """
    places = sorted({*borders, *(place for each in stretches for place in (each.start, each.end))})
    marked = {each.start: each for each in stretches}
    found: list[Stretch] = []
    inside_until = borders[0]
    for start, end in pairwise(places):
        if start in marked:
            inside_until = max(inside_until, marked[start].end)
        if start >= inside_until:
            if found and found[-1].end == start and start not in borders:
                found[-1] = Stretch(found[-1].start, end)
            else:
                found.append(Stretch(start, end))
    return found


def sections(marked: Mapping[Hashable, Sequence[Stretch]], borders: Sequence[int]) -> list[Section]:
    """How one coder divides the texts: each stretch with its codes (merged by code), and the gaps between.

    A new section begins where any stretch begins or ends, so that two neighbours with one code stay two.
    """
    places = {*borders}
    codes: defaultdict[int, set[Hashable]] = defaultdict(set)
    ends: defaultdict[int, set[Hashable]] = defaultdict(set)
    for code, stretches in marked.items():
        for each in stretches:
            places |= {each.start, each.end}
            codes[each.start].add(code)
            ends[each.end].add(code)
    found: list[Section] = []
    standing: set[Hashable] = set()
    for start, end in pairwise(sorted(places)):
        standing = (standing - ends[start]) | codes[start]
        found.append(Section(Stretch(start, end), frozenset(standing)))
    return found
