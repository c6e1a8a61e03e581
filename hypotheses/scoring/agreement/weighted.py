"""Cohen's kappa for values on a scale: a disagreement weighs by how far apart the two values lie (Cohen 1968)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.measures import Measure, Sums
from hypotheses.scoring.agreement.nominal import TableOfTwo, pair
from hypotheses.scoring.agreement.values import Outcome


def weighing(weight: Callable[[Fraction | int], Fraction | int]) -> Callable[[Sums, int], Outcome]:
    """The end of a kappa whose disagreements weigh so much, by the difference of the two values."""

    def finish(sums: Sums, scale: int) -> Outcome:
        table = TableOfTwo.of(sums)
        if not table.n:
            return NoCoefficient.NO_UNIT_IN_COMMON
        observed = sum(weight(difference(*values)) * n for values, n in table.cells.items())
        expected = sum(
            weight(difference(one, other)) * n * n_other
            for one, n in table.first.items()
            for other, n_other in table.second.items()
        )
        return observed * table.n, expected

    return finish


def difference(one: Any, other: Any) -> Fraction | int:
    """How far two values lie apart, in steps of the scale."""
    apart: Fraction | int = abs(one - other)
    return apart


LINEAR = Measure(
    "cohen-kappa-linear",
    "Cohen's kappa, linear weights",
    "Two coders; a disagreement weighs as many steps as it spans (Cohen 1968).",
    pair,
    weighing(lambda steps: steps),
)
QUADRATIC = Measure(
    "cohen-kappa-quadratic",
    "Cohen's kappa, quadratic weights",
    "Two coders; a disagreement weighs the square of the steps that it spans (Cohen 1968).",
    pair,
    weighing(lambda steps: steps**2),
)
