"""alpha_U for one code: do coders mark the same stretches with it? (Krippendorff 1995; 2004, pp. 251-256)

Each code is looked at by itself: a coder's stretches of this code, and the gaps between them, whatever else is marked
there. Do adds up how far stretches that overlap part at both ends, and the squared length of what lies wholly in the
other's gap; De is what the same stretches and gaps would give if they lay anywhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.spans import Stretch, gaps, merged
from hypotheses.scoring.agreement.values import Coefficient, coefficient_of, missing


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What coders part in over one code, and what chance would have them part in."""

    observed: Fraction
    expected: Fraction

    @property
    def alpha(self) -> Coefficient:
        """alpha_U of the code."""
        return coefficient_of((self.observed, self.expected))


def disagreement(coders: Sequence[Iterable[Stretch]], borders: Sequence[int]) -> Disagreement:
    """The disagreement of coders over one code, each coder's stretches given.

    Args:
        coders: for each coder the stretches marked with the code; what overlaps is merged first.
        borders: where texts begin and end, in order; the first is the beginning of all, the last the end.

    Raises:
        ValueError: for fewer than two coders.
    """
    if len(coders) < 2:
        raise ValueError("Agreement needs two coders.")
    length = borders[-1] - borders[0]
    marked = [merged(each) for each in coders]
    between = [gaps(each, borders) for each in marked]
    total = sum(
        parting(marked[i], marked[j], between[j])
        for i in range(len(coders))
        for j in range(len(coders))
        if i != j
    )
    m = len(coders)
    return Disagreement(
        Fraction(total, m * (m - 1) * length**2),
        expected(
            [each for own in marked for each in own], [each for own in between for each in own], m, length
        ),
    )


def parting(own: Sequence[Stretch], others: Sequence[Stretch], others_gaps: Sequence[Stretch]) -> int:
    """How far one coder's stretches part from another's, in one direction; all in order and without overlaps.

    What overlaps is compared in both directions; so is what lies in a gap, in the sum of Krippendorff's, and since that
    sum runs over both orders of two coders a stretch in a gap is taken twice here.
    """
    ends, gap_ends = [other.end for other in others], [gap.end for gap in others_gaps]
    total = 0
    for each in own:
        place = bisect_right(ends, each.start)
        while place < len(others) and others[place].start < each.end:
            other = others[place]
            total += (each.start - other.start) ** 2 + (each.end - other.end) ** 2
            place += 1
        around = bisect_left(gap_ends, each.end)
        if around < len(others_gaps) and others_gaps[around].start <= each.start:
            total += 2 * each.length**2
    return total


def expected(units: Sequence[Stretch], empty: Sequence[Stretch], m: int, length: int) -> Fraction:
    """What the stretches and gaps of all m coders would disagree if they lay anywhere on the texts."""
    if not empty and len(units) <= m:
        return Fraction(0)  # everybody marked the whole text as one: nothing else could be expected
    n = len(units)
    room = sorted(gap.length for gap in empty)
    places_from = [*accumulate(reversed(room), initial=0)][::-1]
    total = Fraction(0)
    for unit in units:
        own = unit.length
        first = bisect_left(room, own)
        places = places_from[first] - (len(room) - first) * (own - 1)
        total += Fraction((n - 1) * (2 * own**3 - 3 * own**2 + own), 3) + own**2 * places
    possible = m * length * (m * length - 1) - sum(unit.length * (unit.length - 1) for unit in units)
    return Fraction(2, length) * total / possible


def overall(found: Mapping[Any, Disagreement]) -> Coefficient:
    """alpha_U over all codes: what coders part in together, beside what chance would have them."""
    if not found:
        return missing(NoCoefficient.NO_CODING)
    return coefficient_of(
        (
            sum((each.observed for each in found.values()), Fraction(0)),
            sum((each.expected for each in found.values()), Fraction(0)),
        )
    )
