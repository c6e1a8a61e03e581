"""One reading of who prefers what, and what all readings together say of one pair of outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Weakness
from hypotheses.scoring.rule import is_share
from hypotheses.scoring.values import FULL_STRENGTH


@dataclass(frozen=True, slots=True)
class Reading:
    """That a coder finds in one passage that a state prefers one outcome to another.

    Raises ValueError for an outcome preferred to itself, a strength that is none, or a reliability outside (0, 1].
    """

    passage: str
    #: Passages of one cluster are not independent witnesses.
    cluster: str
    coder: str
    better: str
    worse: str
    #: 3 states it in terms, 2 implies it, 1 is consistent with it.
    strength: int
    #: The number of the document's grade times the multiplier of the passage's directness, (0, 1].
    reliability: Fraction

    def __post_init__(self) -> None:
        """Refuse what no coder can have meant."""
        faults = []
        if self.better == self.worse:
            faults.append(f"{self.better} cannot be preferred to itself")
        if self.strength not in range(1, FULL_STRENGTH + 1):
            faults.append(f"strength must be 1, 2 or 3, not {self.strength}")
        if not is_share(self.reliability):
            faults.append(
                f"reliability must be an exact number above 0 and at most 1, not {self.reliability}"
            )
        if faults:
            raise ValueError(f"Reading of {self.coder} in passage {self.passage}: {'; '.join(faults)}.")

    @property
    def mass(self) -> Fraction:
        """What it would weigh alone: its share of full strength times reliability, from 0 to 1."""
        return Fraction(self.strength, FULL_STRENGTH) * self.reliability


@dataclass(frozen=True, slots=True)
class Lean:
    """What one cluster says of a pair: a mass on either side, each from 0 to 1."""

    cluster: str
    for_first: Fraction
    for_second: Fraction

    @property
    def net(self) -> Fraction:
        """How much more it says for the first than for the second; negative where it leans the other way."""
        return self.for_first - self.for_second


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the evidence of one state says of two outcomes, the first and the second in the study's order."""

    first: str
    second: str
    #: the clusters that lean either way
    leans: tuple[Lean, ...] = ()
    n_readings: int = 0
    n_passages: int = 0
    #: passages of which coders read opposite things
    n_contested: int = 0

    @property
    def for_first(self) -> Fraction:
        """The clusters' masses for the first, added up; 1 is one independent, fully reliable document in terms."""
        return sum((lean.for_first for lean in self.leans), Fraction(0))

    @property
    def for_second(self) -> Fraction:
        """The clusters' masses for the second, added up."""
        return sum((lean.for_second for lean in self.leans), Fraction(0))

    @property
    def clusters_for_first(self) -> int:
        """How many clusters have any mass for the first."""
        return sum(lean.for_first > 0 for lean in self.leans)

    @property
    def clusters_for_second(self) -> int:
        """How many clusters have any mass for the second."""
        return sum(lean.for_second > 0 for lean in self.leans)

    @property
    def is_compared(self) -> bool:
        """Whether any reading speaks of the pair. A tie is a finding, the absence of readings is none."""
        return self.n_readings > 0

    @property
    def margin(self) -> Fraction | None:
        """By how much the heavier side outweighs the other, 0 or more; None where the pair was never compared."""
        return abs(self.for_first - self.for_second) if self.is_compared else None

    @property
    def winner(self) -> str | None:
        """The outcome with more mass (Condorcet 1785); None for a tie and where the pair was never compared."""
        if self.for_first == self.for_second:
            return None
        return self.first if self.for_first > self.for_second else self.second

    @property
    def loser(self) -> str | None:
        """The other outcome of a pair that is decided."""
        if self.winner is None:
            return None
        return self.second if self.winner == self.first else self.first

    @property
    def is_tied(self) -> bool:
        """Whether the pair was compared, and neither side outweighs the other."""
        return self.is_compared and self.winner is None

    @property
    def weakness(self) -> Weakness | None:
        """Why a decided pair is identified only weakly: some one cluster, taken away, would leave it undecided.

        Taken away is all that the cluster says of the pair, on both sides (ADR 24). None where every cluster could
        be spared, and where the pair is not decided.
        """
        if self.winner is None or self.margin is None:
            return None
        sign = 1 if self.winner == self.first else -1
        witnesses = self.clusters_for_first if sign > 0 else self.clusters_for_second
        if witnesses == 1:
            return Weakness.ONE_CLUSTER
        heaviest = max(sign * lean.net for lean in self.leans)
        return Weakness.HANGS_ON_ONE if heaviest >= self.margin else None
