"""What all coefficients over units share: each unit adds its part, and the sum is made into a coefficient.

Since every coefficient is a function of a sum over units, a sample of the units drawn anew needs no more than the
parts, weighed by how often each was drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import lcm

from hypotheses.scoring.agreement.values import (
    Coefficient,
    Outcome,
    Pattern,
    Patterns,
    coefficient_of,
    fault_of,
    missing,
)

#: Whole numbers by what they count.
Sums = Mapping[Hashable, int]


@dataclass(frozen=True, slots=True)
class Measure:
    """A coefficient of agreement over units."""

    #: its word in files
    name: str
    title: str
    #: what it tells, and where it comes from, for people
    about: str
    #: what one unit adds, multiplied by the scale so that it is whole
    parts: Callable[[Pattern, int], Sums]
    #: observed and expected disagreement from the sums and the scale
    finish: Callable[[Sums, int], Outcome]

    def of(self, patterns: Patterns) -> Coefficient:
        """The coefficient of these units, or why there is none."""
        fault = fault_of(patterns)
        if fault is not None:
            return missing(fault)
        scale = scale_for(patterns)
        sums = added_up((self.parts(pattern, scale), n) for pattern, n in patterns.items())
        return coefficient_of(self.finish(sums, scale))


def added_up(weighted: Iterable[tuple[Sums, int]]) -> Counter[Hashable]:
    """The sum of parts, each taken as often as it occurs."""
    sums: Counter[Hashable] = Counter()
    for parts, n in weighted:
        for key, value in parts.items():
            sums[key] += n * value
    return sums


def scale_for(patterns: Patterns) -> int:
    """A number that makes every part whole: all n(n-1) up to the number of coders divide it."""
    n_coders = max((len(pattern) for pattern in patterns), default=0)
    return lcm(*(n * (n - 1) for n in range(2, n_coders + 1)))


def counts_of(pattern: Pattern) -> Counter[Hashable]:
    """How many coders gave a unit each value."""
    return Counter(value for value in pattern if value is not None)
