"""The fewest changes of one sort that give a cell another verdict (after the fragility index, Walsh et al. 2014).

Exact up to three: every set of one, two and three is tried, except those that bounds show to be of no use. Beyond that
changes are made one after the other, the one that moves the score furthest first, until the verdict changes, and those
that turn out not to be needed are taken back: an upper bound, and called so.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from hypotheses.choices import Verdict
from hypotheses.scoring.sensitivity.bounds import Limits, Reach
from hypotheses.scoring.sensitivity.standing import Figures, Standing

#: Sets up to this size are searched exhaustively.
EXACT = 3
#: Steps of one search after which it gives up being exhaustive: a second or so.
MOST_STEPS = 30_000


class Changes(Protocol):
    """Changes of one sort that can be made to a cell's evidence, each of them once."""

    names: Sequence[str]
    limits: Limits

    def figures(self, chosen: Sequence[int]) -> Figures:
        """The cell's figures after these changes."""

    def standing(self, chosen: Sequence[int]) -> Standing:
        """Where the cell stands after these changes."""

    def likeness(self, place: int) -> Hashable:
        """Equal for changes that have the same effect whatever else is changed."""

    def size(self, place: int) -> Fraction:
        """How much mass a change moves; the search looks at large ones first."""

    def reach(self, rest: Sequence[int], n_changes: int) -> Reach:
        """How far that many of the remaining changes can move the figures."""


@dataclass(frozen=True, slots=True)
class Fewest:
    """The smallest set of changes found that gives another verdict."""

    #: None where no set was found
    count: int | None
    names: tuple[str, ...]
    becomes: Verdict | None
    #: whether no smaller set does; otherwise `count` is an upper bound
    is_exact: bool
    #: no set smaller than this does
    at_least: int


class OutOfSteps(Exception):
    """The search has taken as many steps as it may."""


class Search:
    """One search through the sets of changes, from small to large."""

    def __init__(self, changes: Changes, most_steps: int) -> None:
        """Put the changes in order, the largest first and like beside like."""
        self.changes = changes
        self.verdict = changes.standing(()).verdict
        places = range(len(changes.names))
        self.order = sorted(places, key=lambda each: (-changes.size(each), str(changes.likeness(each)), each))
        self.likeness = [changes.likeness(each) for each in self.order]
        self.steps, self.most_steps = 0, most_steps

    def of_size(self, size: int) -> tuple[int, ...] | None:
        """A set of this size that gives another verdict; None where none does.

        Raises:
            OutOfSteps: when that would take too long.
        """
        return self._extended((), 0, size)

    def _extended(self, chosen: tuple[int, ...], start: int, missing: int) -> tuple[int, ...] | None:
        """The set with that many more changes, taken from `start` on in the order."""
        self.steps += 1
        if self.steps > self.most_steps:
            raise OutOfSteps
        if not missing:
            return chosen if self.changes.standing(chosen).verdict != self.verdict else None
        figures = self.changes.figures(chosen)
        for at in range(start, len(self.order) - missing + 1):
            if at > start and self.likeness[at] == self.likeness[at - 1]:
                continue
            if self._is_vain(figures, at, missing):
                return None
            if found := self._extended((*chosen, self.order[at]), at + 1, missing - 1):
                return found
        return None

    def _is_vain(self, figures: Figures, start: int, missing: int) -> bool:
        """Whether no so many changes from `start` on can give another verdict."""
        self.steps += 1
        reach = self.changes.reach(self.order[start:], missing)
        return self.changes.limits.verdicts(figures, reach) <= {self.verdict}


def fewest(changes: Changes, most_steps: int = MOST_STEPS) -> Fewest:
    """The smallest set of changes that gives the cell another verdict."""
    search = Search(changes, most_steps)
    done = 0
    try:
        for size in range(1, min(EXACT, len(changes.names)) + 1):
            if found := search.of_size(size):
                return made(changes, found, is_exact=True, at_least=size)
            done = size
    except OutOfSteps:
        pass
    if done == len(changes.names):
        return Fewest(None, (), None, is_exact=True, at_least=done + 1)
    greedy = [each for each in map(changes_in_turn, (changes, changes), (False, True)) if each]
    if not greedy:
        return Fewest(None, (), None, is_exact=False, at_least=done + 1)
    best = min(greedy, key=len)
    return made(changes, best, is_exact=len(best) == done + 1, at_least=done + 1)


def made(changes: Changes, chosen: Sequence[int], *, is_exact: bool, at_least: int) -> Fewest:
    """What a set of changes comes to."""
    names = tuple(sorted(changes.names[place] for place in chosen))
    return Fewest(len(chosen), names, changes.standing(chosen).verdict, is_exact, at_least)


def changes_in_turn(changes: Changes, upwards: bool) -> tuple[int, ...] | None:
    """Changes made one after the other, those first that move the score furthest up or down; None where none helps."""
    base = changes.standing(())
    alone: dict[Hashable, Fraction] = {}

    def effect(place: int) -> Fraction:
        likeness = changes.likeness(place)
        if likeness not in alone:
            alone[likeness] = (changes.standing((place,)).score or Fraction(0)) - (base.score or Fraction(0))
        return alone[likeness] if upwards else -alone[likeness]

    order = sorted(range(len(changes.names)), key=lambda place: (-effect(place), place))
    for size in range(1, len(order) + 1):
        if changes.standing(order[:size]).verdict != base.verdict:
            return needed(changes, order[:size], base.verdict)
    return None


def needed(changes: Changes, chosen: Sequence[int], verdict: Verdict) -> tuple[int, ...]:
    """The set without those of its changes that can be taken back with the verdict still another one."""
    kept = list(chosen)
    for place in chosen:
        rest = [each for each in kept if each != place]
        if rest and changes.standing(rest).verdict != verdict:
            kept = rest
    return tuple(kept)
