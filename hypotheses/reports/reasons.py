"""Why a cell has its verdict, in one sentence: which rung of the ladder it came to rest on, with the figures."""

from __future__ import annotations

from fractions import Fraction

from hypotheses.choices import Flag, Verdict
from hypotheses.reports.congruence import Cell
from hypotheses.reports.wording import exact, number, of_things
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import PredictionTally


def verdict_reason(cell: Cell, rule: Rule) -> str:
    """The sentence that explains the verdict: “The hoop test PP-US-1 failed (score -0.78, 19 contradicting ...”.

    It follows the ladder of `scoring.verdicts` and decides nothing itself.
    """
    result = cell.result
    if result.verdict == Verdict.NOT_APPLICABLE:
        return no_prediction(cell)
    if result.failed_hoops:
        return failed_hoops(cell, rule)
    if result.verdict == Verdict.INSUFFICIENT:
        return shortage(cell, rule)
    if result.contradicted_hoops:
        return contradicted_hoops(cell, rule)
    if result.verdict == Verdict.PARTIALLY_YES:
        return mixed(cell, rule)
    return f"{carried(cell, rule)}."


def no_prediction(cell: Cell) -> str:
    """Step 1: nothing is predicted, so nothing is computed."""
    if Flag.NO_PREDICTION in cell.result.flags:
        return "Neither a prediction nor a reason for its absence is recorded here."
    return "No prediction follows for this state, so there is nothing to test. The reason is given below."


def failed_hoops(cell: Cell, rule: Rule) -> str:
    """Step 2: a test that a true explanation must pass was failed, whatever the rest says."""
    failures = "; ".join(
        f"the {hoop.test_type.label.lower()} test {hoop.key} failed (score {number(score_of(hoop, rule))}, "
        f"{of_things(hoop.n_contradicting, 'contradicting cluster')})"
        for hoop in named(cell, cell.result.failed_hoops)
    )
    limit = (
        f"A test of this kind fails at {exact(-rule.fail_threshold)} or below, with at least "
        f"{of_things(rule.minimum_clusters, 'contradicting cluster')}."
    )
    return f"{failures[:1].upper()}{failures[1:]}. {limit}"


def shortage(cell: Cell, rule: Rule) -> str:
    """Steps 3 and 7: what there is too little of for any verdict."""
    flags = cell.result.flags
    gaps = []
    if Flag.TOO_FEW_CLUSTERS in flags:
        gaps.append(
            f"only {of_things(cell.tally.n_clusters, 'independent cluster')} where {rule.minimum_clusters} are needed"
            if cell.tally.n_clusters
            else f"no evidence that weighs on either side, where {rule.minimum_clusters} clusters are needed"
        )
    if Flag.LOW_COVERAGE in flags:
        gaps.append(
            f"only {cell.result.n_tested} of {of_things(cell.result.n_predictions, 'prediction')} tested (coverage "
            f"{number(cell.result.coverage)} where {exact(rule.minimum_coverage)} is needed)"
        )
    return f"There is {', and '.join(gaps)}." if gaps else f"{leaning(cell, rule)}."


def leaning(cell: Cell, rule: Rule) -> str:
    """Step 7: the evidence leans, without weight or witnesses enough."""
    score = score_of_cell(cell)
    if score >= rule.threshold:
        verdict, found = Verdict.YES, of_things(cell.tally.n_supporting, "supporting cluster")
    elif score <= -rule.threshold:
        verdict, found = Verdict.NO, of_things(cell.tally.n_contradicting, "contradicting cluster")
    else:
        return f"All evidence points one way, but the score {number(score)} {between(rule)}"
    return (
        f"The score {number(score)} would do for {verdict.label.lower()}, but it rests on only {found} of weight "
        f"where {rule.minimum_clusters} are needed"
    )


def carried(cell: Cell, rule: Rule) -> str:
    """Steps 4 and 5: the score reaches its threshold, with witnesses enough on that side."""
    score = score_of_cell(cell)
    if score >= rule.threshold:
        side = f"reaches {exact(rule.threshold)}"
        found = of_things(cell.tally.n_supporting, "supporting cluster")
    else:
        side = f"is at or below {exact(-rule.threshold)}"
        found = of_things(cell.tally.n_contradicting, "contradicting cluster")
    return (
        f"The score {number(score)} {side}, with {found} of weight where {rule.minimum_clusters} are needed"
    )


def contradicted_hoops(cell: Cell, rule: Rule) -> str:
    """Step 4: it would be yes, were it not for a test that a true explanation must pass."""
    against = " and ".join(
        f"the {hoop.test_type.label.lower()} test {hoop.key} is contradicted (score {number(score_of(hoop, rule))})"
        for hoop in named(cell, cell.result.contradicted_hoops)
    )
    return f"{carried(cell, rule)}; but {against}, so that yes becomes partially yes."


def mixed(cell: Cell, rule: Rule) -> str:
    """Step 6: evidence on both sides, and neither outweighs the other."""
    result = cell.result
    return (
        f"The score {number(result.score)} {between(rule)}, with evidence on both sides (support "
        f"{number(result.support)}, contradiction {number(result.contradiction)})."
    )


def between(rule: Rule) -> str:
    """Where a score stands that is neither a yes nor a no."""
    return f"lies between {exact(-rule.threshold)} and {exact(rule.threshold)}"


def named(cell: Cell, keys: tuple[str, ...]) -> list[PredictionTally]:
    """The predictions of these keys."""
    return [each for each in cell.tally.predictions if each.key in keys]


def score_of(prediction: PredictionTally, rule: Rule) -> Fraction:
    """The prediction's own score."""
    return prediction_score(prediction.support, prediction.contradiction, rule.kappa)


def score_of_cell(cell: Cell) -> Fraction:
    """The score of a cell whose verdict rests on its score.

    Raises:
        ValueError: for a cell in which nothing is tested; the ladder ends before it looks at a score there.
    """
    if cell.result.score is None:
        raise ValueError(f"The cell {cell.key} has no score to explain.")
    return cell.result.score
