"""How far a coefficient might have come out otherwise, had other units of the same kind been coded.

The units are drawn anew, as many as there are, each any number of times; the coefficient is computed of each draw; the
middle 95 of 100 make the interval (Efron 1979, percentile method). All coefficients of one analysis come from the same
draws. Every draw is exact; chance comes from a generator that is given: the same seed gives the same interval on every
machine.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.measures import Measure, Sums, scale_for
from hypotheses.scoring.agreement.values import Pattern

#: What one unit adds, under a scale.
Parts = Callable[[Pattern, int], Sums]
#: Observed and expected disagreement, the latter not 0.
Ratio = tuple[Fraction | int, Fraction | int]
#: What lies outside of the interval at each end.
TAIL = Fraction(1, 40)


class Generator(Protocol):
    """What is asked of a source of chance: `random.Random` has it."""

    def choices(self, population: Sequence[int], *, k: int) -> list[int]:
        """So many members, each drawn from all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the units, as some of the coders judged them, and what is asked of them."""

    #: for each kind of unit how it was judged; None where units of this kind do not belong to the group
    patterns: Sequence[Pattern | None]
    measures: Sequence[Measure]


@dataclass(frozen=True, slots=True)
class Interval:
    """A bootstrap interval over units."""

    lower: Fraction
    upper: Fraction
    #: in how many of the draws there was a coefficient: where a draw had no variation there was none
    n_defined: int


def intervals(
    counts: Sequence[int], groups: Sequence[Group], generator: Generator, n_draws: int
) -> list[dict[str, Interval]]:
    """For each group the intervals of its coefficients, by the measures' names.

    `counts` says how many units there are of each kind. A measure is left out that has no coefficient in at least half
    of the draws.
    """
    asked = [AskedGroup.of(group) for group in groups]
    units = [kind for kind, n in enumerate(counts) for _ in range(n)]
    is_worth_it = units and any(group.measures for group in groups)
    for _ in range(n_draws if is_worth_it else 0):
        drawn = [0] * len(counts)
        for kind in generator.choices(units, k=len(units)):
            drawn[kind] += 1
        for each in asked:
            each.take(drawn)
    return [each.intervals(n_draws) for each in asked]


def interval_of(ratios: Sequence[Ratio]) -> Interval:
    """The middle 95 of 100 of the coefficients that these ratios leave."""
    in_order = sorted(ratios, key=lambda ratio: ratio[0] / ratio[1], reverse=True)
    cut = int(len(in_order) * TAIL)
    lower, upper = (1 - Fraction(*in_order[place]) for place in (cut, len(in_order) - 1 - cut))
    return Interval(lower, upper, len(in_order))


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A group with what is known of it beforehand, and the coefficients of the draws so far."""

    #: kinds of unit that belong to it, with the place of their pattern
    members: tuple[tuple[int, int], ...]
    n_patterns: int
    asked: tuple[AskedMeasures, ...]

    @classmethod
    def of(cls, group: Group) -> AskedGroup:
        """Work out what does not change from draw to draw."""
        places: dict[Pattern, int] = {}
        members = tuple(
            (kind, places.setdefault(pattern, len(places)))
            for kind, pattern in enumerate(group.patterns)
            if pattern is not None
        )
        by_parts: dict[Parts, list[Measure]] = {}
        for measure in group.measures:
            by_parts.setdefault(measure.parts, []).append(measure)
        asked = tuple(AskedMeasures.of(measures, list(places)) for measures in by_parts.values())
        return cls(members, len(places), asked)

    def take(self, drawn: Sequence[int]) -> None:
        """Compute the coefficients of a draw."""
        weights = [0] * self.n_patterns
        for kind, place in self.members:
            weights[place] += drawn[kind]
        for each in self.asked:
            each.take(weights)

    def intervals(self, n_draws: int) -> dict[str, Interval]:
        """The intervals of what could be computed in at least half of the draws."""
        return {
            name: interval_of(values)
            for each in self.asked
            for name, values in each.found.items()
            if values and 2 * len(values) >= n_draws
        }


@dataclass(frozen=True, slots=True)
class AskedMeasures:
    """Measures to which units add the same, with what each pattern adds; patterns that add the same are one."""

    measures: tuple[Measure, ...]
    scale: int
    #: the things that are counted; what is added names them by their place
    keys: tuple[Hashable, ...]
    parts: tuple[tuple[tuple[int, int], ...], ...]
    #: for each pattern the place of its parts
    places: tuple[int, ...]
    #: observed and expected disagreement in the draws so far, by the measures' names
    found: dict[str, list[Ratio]]

    @classmethod
    def of(cls, measures: Sequence[Measure], patterns: Sequence[Pattern]) -> AskedMeasures:
        """Work the parts out, once for all draws."""
        scale = scale_for(dict.fromkeys(patterns, 1))
        keys: dict[Hashable, int] = {}
        known: dict[tuple[tuple[int, int], ...], int] = {}
        places = []
        for pattern in patterns:
            added = measures[0].parts(pattern, scale)
            parts = tuple(sorted((keys.setdefault(key, len(keys)), n) for key, n in added.items()))
            places.append(known.setdefault(parts, len(known)))
        found: dict[str, list[Ratio]] = {measure.name: [] for measure in measures}
        return cls(tuple(measures), scale, tuple(keys), tuple(known), tuple(places), found)

    def take(self, weights: Sequence[int]) -> None:
        """Compute the coefficients of a draw, told how often each pattern was drawn, and keep those that there are."""
        together = [0] * len(self.parts)
        for place, n in zip(self.places, weights, strict=True):
            together[place] += n
        sums = [0] * len(self.keys)
        for parts, n in zip(self.parts, together, strict=True):
            if n:
                for key, added in parts:
                    sums[key] += n * added
        named = dict(zip(self.keys, sums, strict=True))
        for measure in self.measures:
            outcome = measure.finish(named, self.scale)
            if not isinstance(outcome, NoCoefficient) and outcome[1]:
                self.found[measure.name].append(outcome)
