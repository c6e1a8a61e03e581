"""Krippendorff's alpha over units, for any number of coders, with missing judgements (Krippendorff 2004, ch. 11; 2011).

alpha = 1 - Do/De: the disagreement within units beside that among all values, whoever gave them. Values of units that
only one coder judged are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.measures import Measure, Sums, counts_of
from hypotheses.scoring.agreement.values import Outcome, Pattern

#: How badly two values differ, squared, for each pair of values; told how often each value was given.
Distances = Callable[[Mapping[Any, int]], Mapping[tuple[Any, Any], Fraction | int]]


def coincidences(pattern: Pattern, scale: int) -> Sums:
    """What a unit adds to the coincidences of unlike values (each pair of values once) and to how often each occurs."""
    counts = counts_of(pattern)
    n = counts.total()
    if n < 2:
        return {}
    parts: dict[Hashable, int] = {("n", value): k for value, k in counts.items()}
    for one, other in combinations(counts, 2):
        parts["o", frozenset((one, other))] = scale * counts[one] * counts[other] // (n - 1)
    return parts


def nominal(counts: Mapping[Any, int]) -> Mapping[tuple[Any, Any], int]:
    """Unlike is unlike."""
    return dict.fromkeys(combinations(counts, 2), 1)


def ordinal(counts: Mapping[Any, int]) -> Mapping[tuple[Any, Any], int]:
    """Two values differ by how many values lie between them, half of their own counted; squared, times four."""
    values = sorted(counts)
    middles: dict[Any, int] = {values[0]: 0}
    for one, other in pairwise(values):
        middles[other] = middles[one] + counts[one] + counts[other]
    return {(one, other): (middles[other] - middles[one]) ** 2 for one, other in combinations(values, 2)}


def interval(counts: Mapping[Any, int]) -> Mapping[tuple[Any, Any], Fraction | int]:
    """The square of the difference."""
    return {(one, other): (one - other) ** 2 for one, other in combinations(sorted(counts), 2)}


def ratio(counts: Mapping[Any, int]) -> Mapping[tuple[Any, Any], Fraction]:
    """The square of the difference as a share of the sum; for values from 0."""
    return {
        (one, other): Fraction(one - other, one + other) ** 2
        for one, other in combinations(sorted(counts), 2)
    }


def finishing(distances: Distances) -> Callable[[Sums, int], Outcome]:
    """The end of alpha under a metric."""

    def finish(sums: Sums, scale: int) -> Outcome:
        counts = {key[1]: n for key, n in sums.items() if isinstance(key, tuple) and key[0] == "n" and n}
        if not counts:
            return NoCoefficient.NO_UNIT_IN_COMMON
        observed: Fraction | int = 0
        expected: Fraction | int = 0
        for (one, other), distance in distances(counts).items():
            observed += distance * sums.get(("o", frozenset((one, other))), 0)
            expected += distance * counts[one] * counts[other]
        n = sum(counts.values())
        return observed * (n - 1), expected * scale

    return finish


def alpha(level: str, title: str, about: str, distances: Distances) -> Measure:
    """Alpha at a level of measurement."""
    return Measure(f"alpha-{level}", title, about, coincidences, finishing(distances))


ALPHA_NOMINAL = alpha(
    "nominal",
    "Krippendorff's alpha, nominal",
    "Any number of coders, missing judgements allowed; categories without order (Krippendorff 2011).",
    nominal,
)
ALPHA_ORDINAL = alpha(
    "ordinal",
    "Krippendorff's alpha, ordinal",
    "The same for ranks: two values differ by how many judgements lie between them (Krippendorff 2011).",
    ordinal,
)
ALPHA_INTERVAL = alpha(
    "interval",
    "Krippendorff's alpha, interval",
    "The same for equal steps: two values differ by the square of their difference (Krippendorff 2011).",
    interval,
)
ALPHA_RATIO = alpha(
    "ratio",
    "Krippendorff's alpha, ratio",
    "The same for quantities from 0: the difference counts as a share of the sum (Krippendorff 2011).",
    ratio,
)
