"""From the tally of a cell to its verdict: the ladder, climbed from the top, first rung that holds.

1. No prediction: N/A, never computed.
2. A hoop that failed: no. Failed means a score at or below the negative of `fail_threshold`, with at least
   `minimum_clusters` contradicting clusters of weight, since one document can be wrong or forged.
3. Fewer than `minimum_clusters` clusters, or less than `minimum_coverage` tested: insufficient evidence.
4. Score at or above `threshold` with enough supporting clusters: yes, or partially yes where a hoop is
   contradicted.
5. Score at or below its negative with enough contradicting clusters: no.
6. Score between the two, with both support and contradiction: partially yes.
7. Anything else leans without weight enough: insufficient evidence.

A doubly decisive test is as certain as a hoop: a true explanation must pass either. On steps 2 and 4 it is
therefore a hoop, and what is said here of hoops is said of both (Van Evera 1997, pp. 31-32).

**Which way evidence moves a verdict.** No < {partially yes, insufficient evidence} < yes: the two in the
middle are not ranked against each other, one being a mixed finding and the other none. A new passage that
contradicts a *tested* prediction never raises a verdict, one that supports it never lowers it (ruling 7). A
first passage on an *untested* prediction may do so in one way only: by lifting coverage to the minimum, it
ends an insufficiency that had held back a verdict the other evidence already carried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Flag, TestType, Verdict
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.flags import raise_flags
from hypotheses.scoring.values import CellResult, CellTally, PredictionTally, Rule

#: Tests that a true explanation must pass.
CERTAIN_TESTS = frozenset({TestType.HOOP, TestType.DOUBLY_DECISIVE})


def judge(tally: CellTally, rule: Rule, *, has_reason: bool = False) -> CellResult:
    """Give a cell its verdict, scores and flags.

    `has_reason`: whether the study records why there is no prediction; read only where there is none
    (ruling 20).
    """
    if not tally.predictions:
        return _not_applicable(has_reason)
    sums = _Sums.of(tally.predictions, rule)
    rung = _climb(tally, sums, rule)
    return CellResult(
        verdict=rung.verdict,
        score=sums.score if sums.n_tested else None,
        score_tested=sums.weighted / sums.tested_weight if sums.n_tested else None,
        coverage=sums.coverage,
        support=sums.support,
        contradiction=sums.contradiction,
        n_predictions=len(tally.predictions),
        n_tested=sums.n_tested,
        flags=raise_flags(tally, rung.reasons),
        failed_hoops=rung.failed_hoops,
        contradicted_hoops=rung.contradicted_hoops,
    )


def verdict_and_score(tally: CellTally, rule: Rule) -> tuple[Verdict, Fraction | None]:
    """A cell's verdict and score alone, for who judges it many thousand times; equal to what `judge` says of it."""
    if not tally.predictions:
        return Verdict.NOT_APPLICABLE, None
    sums = _Sums.of(tally.predictions, rule)
    return _climb(tally, sums, rule).verdict, sums.score if sums.n_tested else None


@dataclass(frozen=True, slots=True)
class _Sums:
    """A cell's predictions taken together."""

    #: Sum of weight times score; untested predictions have a score of 0.
    weighted: Fraction
    tested_weight: Fraction
    support: Fraction
    contradiction: Fraction
    n_tested: int
    #: The cell's score, (-1, 1).
    score: Fraction
    #: The tested share of the predictions by weight, [0, 1].
    coverage: Fraction

    @classmethod
    def of(cls, predictions: Sequence[PredictionTally], rule: Rule) -> _Sums:
        """Add the predictions up."""
        tested = [prediction for prediction in predictions if prediction.is_tested]
        weighted = sum((each.weight * _score(each, rule) for each in tested), Fraction(0))
        weight = sum((each.weight for each in predictions), Fraction(0))
        tested_weight = sum((each.weight for each in tested), Fraction(0))
        return cls(
            weighted=weighted,
            tested_weight=tested_weight,
            support=sum((each.support for each in predictions), Fraction(0)),
            contradiction=sum((each.contradiction for each in predictions), Fraction(0)),
            n_tested=len(tested),
            score=weighted / weight,
            coverage=tested_weight / weight,
        )


@dataclass(frozen=True, slots=True)
class _Rung:
    """Where on the ladder a cell came to rest, and why."""

    verdict: Verdict
    reasons: frozenset[Flag] = frozenset()
    failed_hoops: tuple[str, ...] = ()
    contradicted_hoops: tuple[str, ...] = ()


def _climb(tally: CellTally, sums: _Sums, rule: Rule) -> _Rung:
    """Steps 2 to 7. Comparisons are exact, so that a threshold that is just reached is reached (ruling 8)."""
    hoops = [prediction for prediction in tally.predictions if prediction.test_type in CERTAIN_TESTS]
    failed = tuple(hoop.key for hoop in hoops if _has_failed(hoop, rule))
    if failed:
        return _Rung(Verdict.NO, frozenset({Flag.HOOP_FAILED}), failed_hoops=failed)
    gaps = frozenset(_gaps(tally, sums, rule))
    if gaps:
        return _Rung(Verdict.INSUFFICIENT, gaps)
    if sums.score >= rule.threshold and tally.n_supporting >= rule.minimum_clusters:
        return _affirm(tuple(hoop.key for hoop in hoops if _score(hoop, rule) < 0))
    if sums.score <= -rule.threshold and tally.n_contradicting >= rule.minimum_clusters:
        return _Rung(Verdict.NO)
    if -rule.threshold < sums.score < rule.threshold and sums.support > 0 and sums.contradiction > 0:
        return _Rung(Verdict.PARTIALLY_YES)
    return _Rung(Verdict.INSUFFICIENT, frozenset({Flag.ONE_SIDED_BUT_THIN}))


def _affirm(contradicted: tuple[str, ...]) -> _Rung:
    """Step 4: yes, unless a hoop is contradicted, though too weakly to fail."""
    if contradicted:
        reasons = frozenset({Flag.HOOP_CONTRADICTED})
        return _Rung(Verdict.PARTIALLY_YES, reasons, contradicted_hoops=contradicted)
    return _Rung(Verdict.YES)


def _has_failed(hoop: PredictionTally, rule: Rule) -> bool:
    """Step 2: clearly contradicted, and by more than one independent source."""
    return _score(hoop, rule) <= -rule.fail_threshold and hoop.n_contradicting >= rule.minimum_clusters


def _gaps(tally: CellTally, sums: _Sums, rule: Rule) -> Iterator[Flag]:
    """Step 3: what there is too little of for any verdict."""
    if tally.n_clusters < rule.minimum_clusters:
        yield Flag.TOO_FEW_CLUSTERS
    if sums.coverage < rule.minimum_coverage:
        yield Flag.LOW_COVERAGE


def _score(prediction: PredictionTally, rule: Rule) -> Fraction:
    """The score of one prediction; 0 without mass in either direction."""
    return prediction_score(prediction.support, prediction.contradiction, rule.kappa)


def _not_applicable(has_reason: bool) -> CellResult:
    """Step 1: the theory does not speak to this state, or nobody has said what it predicts."""
    return CellResult(
        verdict=Verdict.NOT_APPLICABLE,
        score=None,
        score_tested=None,
        coverage=None,
        support=None,
        contradiction=None,
        n_predictions=0,
        n_tested=0,
        flags=() if has_reason else (Flag.NO_PREDICTION,),
    )
