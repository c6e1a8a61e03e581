"""The segments of a quotation put together: in order, as near to each other as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.matching.exact import Found


@dataclass(frozen=True, slots=True)
class Chain:
    """Where all segments stand: one place each, in order. `n_between` is how many words lie between them."""

    places: tuple[Found, ...]
    n_between: int

    @property
    def first(self) -> int:
        """The number of the first word."""
        return self.places[0].first

    @property
    def last(self) -> int:
        """The number of the word behind the last."""
        return self.places[-1].last


def chains_of(candidates: Sequence[Sequence[Found]], distance: int) -> list[Chain]:
    """The chains that take one place of each segment, no two of which overlap: the closest of those that do.

    `distance` is how many words may lie between two segments.
    """
    if not candidates or not all(candidates):
        return []
    ending = [Chain((place,), 0) for place in candidates[0]]
    for places in candidates[1:]:
        ending = [chain for place in places if (chain := closest(ending, place, distance)) is not None]
    apart: list[Chain] = []
    for chain in sorted(ending, key=lambda each: (each.n_between, each.first)):
        if all(chain.last <= other.first or other.last <= chain.first for other in apart):
            apart.append(chain)
    return sorted(apart, key=lambda each: each.first)


def closest(ending: Sequence[Chain], place: Found, distance: int) -> Chain | None:
    """The chain that goes on at this place with the fewest words between."""
    best = None
    for chain in ending:
        gap = place.first - chain.last
        if 0 <= gap <= distance and (best is None or chain.n_between + gap < best.n_between):
            best = Chain((*chain.places, place), chain.n_between + gap)
    return best
