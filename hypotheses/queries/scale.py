"""Whole numbers for SQL: how fractions are scaled so that adding up stays exact on every database (ruling 17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from evidence.choices import DEFAULT_GRADES
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import FULL_STRENGTH

#: Both engines add 64-bit integers. A sum runs over at most this many clusters before it could pass the largest.
LARGEST_SUM = 2**62
MOST_CLUSTERS = 2**24


@dataclass(frozen=True, slots=True)
class Scale:
    """What one unit of mass is in SQL's whole numbers.

    A unit's mass is reliability x (sum of signed strengths) / (3 x coders). Scaled by `one`, it is
    (scaled grade) x (scaled directness) x (sum of signed strengths) x (`coders` / number of coders): all whole.
    """

    #: a common multiple of the numbers of coders that units have
    coders: int
    #: scaled numbers of the grades and of directness
    grades: dict[str, int]
    directness: dict[str, int]
    #: the whole number that stands for a mass of 1
    one: int

    @classmethod
    def of(cls, rule: Rule, sizes: Iterable[int]) -> Scale:
        """The smallest scale on which every mass of units of these sizes is whole."""
        coders = lcm(*sizes)
        grade_parts = lcm(*(value.denominator for value in rule.grades.values()))
        directness_parts = lcm(*(value.denominator for value in rule.directness.values()))
        return cls(
            coders=coders,
            grades={str(grade): int(value * grade_parts) for grade, value in rule.grades.items()},
            directness={key: int(value * directness_parts) for key, value in rule.directness.items()},
            one=FULL_STRENGTH * coders * grade_parts * directness_parts,
        )

    @property
    def fits(self) -> bool:
        """Whether sums over very many clusters stay within 64 bits."""
        return self.one * MOST_CLUSTERS < LARGEST_SUM

    def mass(self, scaled: int) -> Fraction:
        """The mass that a scaled number stands for."""
        return Fraction(scaled, self.one)

    def at_least(self, mass: Fraction) -> int:
        """The smallest scaled number that reaches a mass."""
        return ceil(mass * self.one)

    def default_grades(self) -> dict[str, int]:
        """Scaled numbers of documents that nobody has graded, by their source class."""
        return {str(source_class): self.grades[grade] for source_class, grade in DEFAULT_GRADES.items()}
