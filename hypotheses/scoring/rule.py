"""A study's settings for scoring, checked as a whole and frozen.

Kappa and the thresholds have no unit of their own: kappa is a mass (1 = one independent, fully reliable
document that states the matter in terms), the rest are shares or scores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from numbers import Rational
from types import MappingProxyType
from typing import TypeVar

from evidence.choices import Directness, Grade

_Key = TypeVar("_Key", bound=str)

#: Every directness a passage may have, and "" for passages on which nobody has said.
DIRECTNESS_KEYS = ("", *Directness.values)


def default_grades() -> Mapping[Grade, Fraction]:
    """How much a document of each grade weighs unless the study says otherwise (ruling 10)."""
    return {grade: Fraction(5 - place, 5) for place, grade in enumerate(Grade)}


def default_directness() -> Mapping[str, Fraction]:
    """Directness changes no weight unless the study says so (ruling 10)."""
    return {key: Fraction(1) for key in DIRECTNESS_KEYS}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a study turns judgements into verdicts; printed with every table, which another rule would change.

    Raises ValueError naming every fault at once. Floats are refused: a threshold of 0.333 is not 1/3.
    """

    #: Mass of an imagined document that says nothing either way; draws scores on little evidence towards 0.
    #: Above 0.
    kappa: Fraction = Fraction(1)
    #: Cell score from which support outweighs contradiction enough for yes, and at whose negative for no.
    #: (0, 1].
    threshold: Fraction = Fraction(1, 3)
    #: A hoop prediction whose score is at or below the negative of this has failed. (0, 1].
    fail_threshold: Fraction = Fraction(1, 3)
    #: Independent clusters that a verdict needs on its own side. At least 1.
    minimum_clusters: int = 2
    #: Share of the predictions, by weight, that must have been tested. [0, 1].
    minimum_coverage: Fraction = Fraction(1, 2)
    #: Mass from which a cluster counts among the clusters of a side. (0, 1].
    minimum_mass: Fraction = Fraction(1, 5)
    #: What each further passage of a cluster adds, as a factor of the one before it; 0 = one vote per
    #: cluster. [0, 1).
    discount: Fraction = Fraction(0)
    #: Weight of a document by its grade, never rising from A to E. Each (0, 1].
    grades: Mapping[Grade, Fraction] = field(default_factory=default_grades, hash=False)
    #: Multiplier by a passage's directness, "" being unstated. Each (0, 1].
    directness: Mapping[str, Fraction] = field(default_factory=default_directness, hash=False)

    def __post_init__(self) -> None:
        """Refuse impossible settings, and copy the mappings so that nobody can change a rule in use."""
        faults = [
            *_faults_of_numbers(self),
            *_faults_of_grades(self.grades),
            *_faults_of_directness(self.directness),
        ]
        if faults:
            raise ValueError("Scoring settings: " + "; ".join(faults) + ".")
        object.__setattr__(self, "grades", MappingProxyType(dict(self.grades)))
        object.__setattr__(self, "directness", MappingProxyType(dict(self.directness)))


def is_exact(value: object) -> bool:
    """Whether a number is exact (a fraction or a whole number), which a float is not."""
    return isinstance(value, Rational)


def is_share(value: Fraction) -> bool:
    """Whether a number is an exact share above nothing and at most the whole: (0, 1]."""
    return is_exact(value) and 0 < value <= 1


def _faults_of_numbers(rule: Rule) -> Iterator[str]:
    """Name every single number outside its range."""
    if not (is_exact(rule.kappa) and rule.kappa > 0):
        yield f"kappa must be an exact number above 0, not {rule.kappa}"
    for name in ("threshold", "fail_threshold", "minimum_mass"):
        if not is_share(getattr(rule, name)):
            yield f"{name} must be an exact number above 0 and at most 1, not {getattr(rule, name)}"
    if not (isinstance(rule.minimum_clusters, int) and rule.minimum_clusters >= 1):
        yield f"minimum_clusters must be a whole number of at least 1, not {rule.minimum_clusters}"
    if not (is_exact(rule.minimum_coverage) and 0 <= rule.minimum_coverage <= 1):
        yield f"minimum_coverage must be an exact number from 0 to 1, not {rule.minimum_coverage}"
    if not (is_exact(rule.discount) and 0 <= rule.discount < 1):
        yield f"discount must be an exact number from 0 to below 1, not {rule.discount}"


def _faults_of_grades(grades: Mapping[Grade, Fraction]) -> Iterator[str]:
    """Name every fault of the grade numbers, the order among them included."""
    yield from _faults_of_mapping("grades", grades, Grade.values)
    known = [(grade, grades[grade]) for grade in Grade if is_exact(grades.get(grade))]
    for (better, higher), (worse, lower) in pairwise(known):
        if lower > higher:
            yield f"grades must not rise from A to E, but {worse} ({lower}) is above {better} ({higher})"


def _faults_of_directness(directness: Mapping[str, Fraction]) -> Iterator[str]:
    """Name every fault of the directness multipliers. Their order is the study's own affair."""
    yield from _faults_of_mapping("directness", directness, DIRECTNESS_KEYS)


def _faults_of_mapping(name: str, given: Mapping[_Key, Fraction], expected: Collection[str]) -> Iterator[str]:
    """Name missing and unknown keys and numbers outside (0, 1]."""
    for key in expected:
        if key not in given:
            yield f"{name} has no number for {key or 'unstated'}"
    for key, value in given.items():
        if key not in expected:
            yield f"{name} has an unknown entry {key}"
        elif not is_share(value):
            yield f"{name} of {key or 'unstated'} must be an exact number above 0 and at most 1, not {value}"
