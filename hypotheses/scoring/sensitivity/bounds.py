"""Which verdicts a few changes could reach at most, so that a search need not try what cannot succeed.

Scores as floats, with a margin: what is called out of reach is out of reach; what is not is then tried exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.standing import Figures
from hypotheses.scoring.values import PredictionTerms
from hypotheses.scoring.verdicts import CERTAIN_TESTS

#: Far above what floats lose in sums of this size, far below what tells two scores apart.
MARGIN = 1e-9


@dataclass(frozen=True, slots=True)
class Reach:
    """How far changes can move the figures: by prediction the most that is taken from and added to either side."""

    support_taken: Sequence[float]
    support_added: Sequence[float]
    contradiction_taken: Sequence[float]
    contradiction_added: Sequence[float]
    #: changes, each of which lowers any count by at most one
    n_changes: int
    #: and raises it by at most one, as when a coding is reversed; otherwise counts only fall
    can_raise_counts: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """Between what scores and sums can lie."""

    #: by prediction
    lows: Sequence[float]
    highs: Sequence[float]
    #: of the cell
    low: float
    high: float
    has_both_at_most: bool
    has_both_at_least: bool


class Limits:
    """The verdicts of one cell within a reach."""

    def __init__(self, terms: Sequence[PredictionTerms], rule: Rule) -> None:
        """Take what does not change: the predictions and the rule."""
        self.rule, self.terms = rule, terms
        self.weights = [float(term.weight) for term in terms]
        self.hoops = [place for place, term in enumerate(terms) if term.test_type in CERTAIN_TESTS]
        self.kappa, self.threshold = float(rule.kappa), float(rule.threshold)
        self.fail_threshold = float(rule.fail_threshold)
        none = [0.0] * len(terms)
        self._nothing = Reach(none, none, none, none, 0, can_raise_counts=False)
        self._coverages: dict[tuple[bool, ...], bool] = {}

    def verdicts(self, figures: Figures, reach: Reach) -> set[Verdict]:
        """Every verdict that may be reached; perhaps more than can be, never fewer."""
        return self._verdicts(figures, reach, self.spread(figures, reach))

    def as_they_are(self, figures: Figures) -> tuple[Verdict | None, float]:
        """Verdict and score of figures, the score as a float; no verdict where only the exact ladder can tell it."""
        spread = self.spread(figures, self._nothing)
        found = self._verdicts(figures, self._nothing, spread)
        return found.pop() if len(found) == 1 else None, spread.low

    def _verdicts(self, figures: Figures, reach: Reach, spread: Spread) -> set[Verdict]:
        """The ladder's steps in order."""
        needed, fall = self.rule.minimum_clusters, reach.n_changes
        rise = reach.n_changes if reach.can_raise_counts else 0
        found: set[Verdict] = set()
        if is_possible := self.failure(figures, spread, rise, fall):
            found.add(Verdict.NO)
            if is_possible == "certain":
                return found
        if figures[-3] - fall < needed or not self.is_covered(figures, 0 if rise else fall):
            found.add(Verdict.INSUFFICIENT)
            if figures[-3] + rise < needed or not self.is_covered(figures, 0):
                return found
        if spread.high >= self.threshold - MARGIN and figures[-2] + rise >= needed:
            found |= self.affirmed(spread)
            if spread.low > self.threshold + MARGIN and figures[-2] - fall >= needed:
                return found
        if spread.low <= -self.threshold + MARGIN and figures[-1] + rise >= needed:
            found.add(Verdict.NO)
            if spread.high < -self.threshold - MARGIN and figures[-1] - fall >= needed:
                return found
        is_between = spread.low > -self.threshold + MARGIN and spread.high < self.threshold - MARGIN
        if spread.has_both_at_most:
            found.add(Verdict.PARTIALLY_YES)
        if not (is_between and spread.has_both_at_least):
            found.add(Verdict.INSUFFICIENT)
        return found

    def spread(self, figures: Figures, reach: Reach) -> Spread:
        """Between what the scores can lie."""
        n = len(self.weights)
        support, against = [float(each) for each in figures[:n]], [float(each) for each in figures[n : 2 * n]]
        least_support = [max(a - b, 0.0) for a, b in zip(support, reach.support_taken, strict=True)]
        most_support = [a + b for a, b in zip(support, reach.support_added, strict=True)]
        least_against = [max(a - b, 0.0) for a, b in zip(against, reach.contradiction_taken, strict=True)]
        most_against = [a + b for a, b in zip(against, reach.contradiction_added, strict=True)]
        lows = [self.score(a, b) for a, b in zip(least_support, most_against, strict=True)]
        highs = [self.score(a, b) for a, b in zip(most_support, least_against, strict=True)]
        return Spread(
            lows,
            highs,
            self.mean(lows),
            self.mean(highs),
            min(sum(most_support), sum(most_against)) > MARGIN,
            min(sum(least_support), sum(least_against)) > MARGIN,
        )

    def failure(self, figures: Figures, spread: Spread, rise: int, fall: int) -> str:
        """Whether a hoop's failure is "certain", "possible" or neither."""
        first, needed = 3 * len(self.weights), self.rule.minimum_clusters
        failing = [
            hoop
            for hoop in self.hoops
            if spread.lows[hoop] <= -self.fail_threshold + MARGIN and figures[first + hoop] + rise >= needed
        ]
        if any(
            spread.highs[hoop] < -self.fail_threshold - MARGIN and figures[first + hoop] - fall >= needed
            for hoop in failing
        ):
            return "certain"
        return "possible" if failing else ""

    def affirmed(self, spread: Spread) -> set[Verdict]:
        """Yes, or partially yes where a hoop is contradicted, or either."""
        found = set()
        if any(spread.lows[hoop] < MARGIN for hoop in self.hoops):
            found.add(Verdict.PARTIALLY_YES)
        if not any(spread.highs[hoop] < -MARGIN for hoop in self.hoops):
            found.add(Verdict.YES)
        return found

    def score(self, support: float, against: float) -> float:
        """A prediction's score."""
        return (support - against) / (support + against + self.kappa)

    def mean(self, scores: Sequence[float]) -> float:
        """The cell's score from those of its predictions."""
        return sum(map(float.__mul__, self.weights, scores)) / sum(self.weights)

    def is_covered(self, figures: Figures, lost: int) -> bool:
        """Whether enough of the weights stays tested when every prediction loses so many clusters. Exact."""
        n = len(self.weights)
        tested = tuple(figures[2 * n + place] > lost for place in range(n))
        if tested not in self._coverages:
            whole = sum((term.weight for term in self.terms), Fraction(0))
            share = sum(
                (term.weight for term, is_in in zip(self.terms, tested, strict=True) if is_in), Fraction(0)
            )
            self._coverages[tested] = share >= self.rule.minimum_coverage * whole
        return self._coverages[tested]
