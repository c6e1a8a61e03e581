"""What agreement is computed from, and what comes out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import NoCoefficient

#: One unit as its coders judged it: a value for each coder, in one order for all units; None where a coder did not.
Pattern = tuple[Hashable | None, ...]
#: How many units have each pattern. Units of one pattern are interchangeable in every coefficient.
Patterns = Mapping[Pattern, int]
#: Observed and expected disagreement, in any one unit; or why there is neither.
Outcome = tuple[Fraction | int, Fraction | int] | NoCoefficient


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient, or why there is none; exactly one of the two."""

    #: at most 1 (perfect agreement); 0 is what chance brings about, below it coders avoid one another
    value: Fraction | None
    why_not: NoCoefficient | None = None

    def __post_init__(self) -> None:
        """Refuse a coefficient without value and reason, or with both."""
        if (self.value is None) == (self.why_not is None):
            raise ValueError("A coefficient has a value or a reason why it has none.")


def missing(why: NoCoefficient) -> Coefficient:
    """No coefficient, for this reason."""
    return Coefficient(None, why)


def coefficient_of(outcome: Outcome) -> Coefficient:
    """1 less the ratio of observed to expected disagreement; “no variation” where none was to be expected."""
    if isinstance(outcome, NoCoefficient):
        return missing(outcome)
    observed, expected = outcome
    if expected == 0:
        return missing(NoCoefficient.NO_VARIATION)
    return Coefficient(1 - Fraction(observed, expected))


def n_units(patterns: Patterns) -> int:
    """How many units at least one coder judged."""
    return sum(n for pattern, n in patterns.items() if n_values(pattern))


def n_pairable_units(patterns: Patterns) -> int:
    """How many units at least two coders judged: only these tell of agreement."""
    return sum(n for pattern, n in patterns.items() if n_values(pattern) > 1)


def n_pairable_values(patterns: Patterns) -> int:
    """How many values stand in units that at least two coders judged."""
    return sum(n * n_values(pattern) for pattern, n in patterns.items() if n_values(pattern) > 1)


def n_values(pattern: Pattern) -> int:
    """How many coders judged a unit."""
    return sum(value is not None for value in pattern)


def fault_of(patterns: Patterns) -> NoCoefficient | None:
    """Why these units can tell nothing of agreement, whatever the measure; None where they can."""
    judged = {place for pattern in patterns for place, value in enumerate(pattern) if value is not None}
    if not judged:
        return NoCoefficient.NO_CODING
    if len(judged) == 1:
        return NoCoefficient.ONE_CODER
    pairable = n_pairable_units(patterns)
    if pairable == 0:
        return NoCoefficient.NO_UNIT_IN_COMMON
    return NoCoefficient.TOO_FEW_UNITS if pairable == 1 else None
