"""The ladder from tally to verdict, rung by rung, with every threshold reached exactly and just missed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hypotheses.choices import Flag, TestType, Verdict
from hypotheses.scoring.values import CellTally, PredictionTally, Rule
from hypotheses.scoring.verdicts import CERTAIN_TESTS, judge
from tests.unit.hypotheses.scoring.builders import prediction_tally

CERTAIN = [pytest.param(each, id=each.value) for each in (TestType.HOOP, TestType.DOUBLY_DECISIVE)]
UNCERTAIN = [pytest.param(each, id=each.value) for each in (TestType.STRAW, TestType.SMOKING_GUN)]
#: With kappa 1 a support of S alone scores S / (S + 1): 1/2 gives 1/3, 2 gives 2/3.
A_THIRD = "1/2"
ALMOST_A_THIRD = "499/1000"


def cell(
    *predictions: PredictionTally, clusters: int = 9, supporting: int = 9, contradicting: int = 9
) -> CellTally:
    """A cell with more than enough clusters of every sort, unless told otherwise."""
    return CellTally(predictions, n_clusters=clusters, n_supporting=supporting, n_contradicting=contradicting)


def test_tests_that_a_true_explanation_must_pass_are_hoops_and_doubly_decisive_ones() -> None:
    assert {TestType.HOOP, TestType.DOUBLY_DECISIVE} == CERTAIN_TESTS


@pytest.mark.parametrize(
    ("has_reason", "flags"),
    [
        pytest.param(True, (), id="with-reason"),
        pytest.param(False, (Flag.NO_PREDICTION,), id="without-reason"),
    ],
)
def test_step_1_cell_without_prediction_is_not_applicable_and_has_no_number(
    has_reason: bool, flags: tuple[Flag, ...]
) -> None:
    result = judge(CellTally(), Rule(), has_reason=has_reason)

    assert (result.verdict, result.flags) == (Verdict.NOT_APPLICABLE, flags)
    assert (result.score, result.score_tested, result.coverage) == (None, None, None)
    assert (result.support, result.contradiction) == (None, None)
    assert (result.n_predictions, result.n_tested) == (0, 0)


def test_reason_for_no_prediction_is_not_read_where_there_is_one() -> None:
    tally = cell(prediction_tally(2))

    assert judge(tally, Rule(), has_reason=True) == judge(tally, Rule(), has_reason=False)


@pytest.mark.parametrize("test_type", CERTAIN)
def test_step_2_failed_hoop_makes_no_whatever_the_rest_says(test_type: TestType) -> None:
    failed = prediction_tally(0, A_THIRD, key="P2", test_type=test_type, n_contradicting=2)

    result = judge(cell(prediction_tally(9), failed), Rule())

    assert result.score == Fraction(17, 60)
    assert (result.verdict, result.failed_hoops) == (Verdict.NO, ("P2",))
    assert Flag.HOOP_FAILED in result.flags
    assert result.contradicted_hoops == ()


@pytest.mark.parametrize("test_type", UNCERTAIN)
def test_step_2_other_tests_never_make_no_by_themselves(test_type: TestType) -> None:
    failed = prediction_tally(0, 9, key="P2", test_type=test_type, n_contradicting=9)

    result = judge(cell(prediction_tally(9), failed), Rule())

    assert (result.verdict, result.failed_hoops) == (Verdict.PARTIALLY_YES, ())


@pytest.mark.parametrize(
    ("contradiction", "n_contradicting"),
    [
        pytest.param(ALMOST_A_THIRD, 9, id="score-just-above-failure"),
        pytest.param(9, 1, id="one-document-alone-never-eliminates"),
    ],
)
def test_step_2_hoop_that_is_weakly_contradicted_has_not_failed(
    contradiction: str, n_contradicting: int
) -> None:
    hoop = prediction_tally(0, contradiction, test_type=TestType.HOOP, n_contradicting=n_contradicting)

    assert judge(cell(hoop), Rule()).failed_hoops == ()


def test_step_2_comes_before_coverage() -> None:
    untested = [prediction_tally(key=f"P{number}", is_tested=False) for number in range(2, 9)]
    failed = prediction_tally(0, 2, test_type=TestType.HOOP, n_contradicting=2)

    result = judge(cell(failed, *untested), Rule())

    assert result.verdict == Verdict.NO
    assert Flag.LOW_COVERAGE not in result.flags


def test_step_2_names_every_failed_hoop_in_the_order_of_the_predictions() -> None:
    hoops = [
        prediction_tally(0, 2, key=key, test_type=TestType.HOOP, n_contradicting=2)
        for key in ("P9", "P1", "P5")
    ]

    assert judge(cell(*hoops), Rule()).failed_hoops == ("P9", "P1", "P5")


@pytest.mark.parametrize(
    ("clusters", "n_tested", "reasons"),
    [
        pytest.param(1, 2, {Flag.TOO_FEW_CLUSTERS}, id="one-cluster"),
        pytest.param(2, 0, {Flag.LOW_COVERAGE}, id="too-little-tested"),
        pytest.param(1, 0, {Flag.TOO_FEW_CLUSTERS, Flag.LOW_COVERAGE}, id="both"),
        pytest.param(2, 1, set(), id="both-just-reached"),
    ],
)
def test_step_3_too_little_is_insufficient_and_says_of_what(
    clusters: int, n_tested: int, reasons: set[Flag]
) -> None:
    predictions = [
        prediction_tally(9 if place < n_tested else 0, key=f"P{place}", is_tested=place < n_tested)
        for place in range(2)
    ]

    result = judge(cell(*predictions, clusters=clusters), Rule())

    assert reasons == {Flag.TOO_FEW_CLUSTERS, Flag.LOW_COVERAGE} & set(result.flags)
    assert (result.verdict == Verdict.INSUFFICIENT) is bool(reasons)


def test_step_3_coverage_is_by_weight() -> None:
    heavy = prediction_tally(9, key="P1", weight=Fraction(3))
    light = prediction_tally(key="P2", is_tested=False)

    result = judge(cell(heavy, light), Rule())

    assert (result.coverage, result.score, result.score_tested) == (
        Fraction(3, 4),
        Fraction(27, 40),
        Fraction(9, 10),
    )


def test_cell_of_untested_predictions_has_no_score_and_no_coverage() -> None:
    result = judge(CellTally((prediction_tally(is_tested=False),)), Rule())

    assert (result.score, result.score_tested, result.coverage) == (None, None, 0)
    assert (result.support, result.contradiction, result.n_predictions, result.n_tested) == (0, 0, 1, 0)
    assert result.verdict == Verdict.INSUFFICIENT
    assert result.flags == (Flag.TOO_FEW_CLUSTERS, Flag.LOW_COVERAGE)


def test_cell_tested_by_neutral_judgements_only_scores_0() -> None:
    result = judge(CellTally((prediction_tally(),)), Rule())

    assert (result.score, result.score_tested, result.coverage) == (0, 0, 1)
    assert result.verdict == Verdict.INSUFFICIENT


@pytest.mark.parametrize(
    ("support", "supporting", "verdict"),
    [
        pytest.param(A_THIRD, 2, Verdict.YES, id="just-reached"),
        pytest.param(ALMOST_A_THIRD, 2, Verdict.INSUFFICIENT, id="score-just-missed"),
        pytest.param(9, 1, Verdict.INSUFFICIENT, id="one-supporting-cluster-too-few"),
    ],
)
def test_step_4_yes_needs_the_score_and_its_own_clusters(
    support: str, supporting: int, verdict: Verdict
) -> None:
    result = judge(cell(prediction_tally(support), supporting=supporting), Rule())

    assert result.verdict == verdict
    assert (Flag.ONE_SIDED_BUT_THIN in result.flags) is (verdict == Verdict.INSUFFICIENT)


@pytest.mark.parametrize("test_type", CERTAIN)
def test_step_4_contradicted_hoop_turns_yes_into_partially_yes(test_type: TestType) -> None:
    hoop = prediction_tally(0, "1/15", key="P2", test_type=test_type)

    result = judge(cell(prediction_tally(9), hoop), Rule())

    assert (result.verdict, result.contradicted_hoops) == (Verdict.PARTIALLY_YES, ("P2",))
    assert Flag.HOOP_CONTRADICTED in result.flags


@pytest.mark.parametrize("test_type", UNCERTAIN)
def test_step_4_contradiction_of_other_tests_leaves_yes(test_type: TestType) -> None:
    other = prediction_tally(0, "1/15", key="P2", test_type=test_type)

    assert judge(cell(prediction_tally(9), other), Rule()).verdict == Verdict.YES


def test_step_4_hoop_without_lean_leaves_yes() -> None:
    hoop = prediction_tally(2, 2, key="P2", test_type=TestType.HOOP, n_contradicting=2)

    assert judge(cell(prediction_tally(9), hoop), Rule()).verdict == Verdict.YES


def test_hoop_contradicted_is_said_only_where_it_changed_the_verdict() -> None:
    hoop = prediction_tally(2, "21/10", test_type=TestType.HOOP)

    result = judge(cell(hoop), Rule())

    assert (result.verdict, result.contradicted_hoops) == (Verdict.PARTIALLY_YES, ())
    assert Flag.HOOP_CONTRADICTED not in result.flags


@pytest.mark.parametrize(
    ("contradiction", "contradicting", "verdict"),
    [
        pytest.param(A_THIRD, 2, Verdict.NO, id="just-reached"),
        pytest.param(ALMOST_A_THIRD, 2, Verdict.INSUFFICIENT, id="score-just-missed"),
        pytest.param(9, 1, Verdict.INSUFFICIENT, id="one-contradicting-cluster-too-few"),
    ],
)
def test_step_5_no_needs_the_score_and_its_own_clusters(
    contradiction: str, contradicting: int, verdict: Verdict
) -> None:
    result = judge(cell(prediction_tally(0, contradiction), contradicting=contradicting), Rule())

    assert result.verdict == verdict
    assert Flag.HOOP_FAILED not in result.flags


@pytest.mark.parametrize(
    ("support", "contradiction", "verdict"),
    [
        pytest.param(2, 1, Verdict.PARTIALLY_YES, id="leaning-to-yes"),
        pytest.param(1, 1, Verdict.PARTIALLY_YES, id="even"),
        pytest.param(1, 2, Verdict.PARTIALLY_YES, id="leaning-to-no"),
        pytest.param("1/3", 0, Verdict.INSUFFICIENT, id="only-support"),
        pytest.param(0, "1/3", Verdict.INSUFFICIENT, id="only-contradiction"),
        pytest.param(0, 0, Verdict.INSUFFICIENT, id="only-neutral"),
    ],
)
def test_steps_6_and_7_mixed_is_partial_and_one_sided_is_thin(
    support: str, contradiction: str, verdict: Verdict
) -> None:
    result = judge(cell(prediction_tally(support, contradiction)), Rule())

    assert result.verdict == verdict
    assert (Flag.ONE_SIDED_BUT_THIN in result.flags) is (verdict == Verdict.INSUFFICIENT)


def test_step_6_does_not_soften_a_score_beyond_the_threshold_that_lacks_clusters() -> None:
    tally = cell(prediction_tally(9, 1), supporting=1)

    assert judge(tally, Rule()).verdict == Verdict.INSUFFICIENT


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        pytest.param(Rule(), Verdict.YES, id="defaults"),
        pytest.param(Rule(kappa=Fraction(9)), Verdict.INSUFFICIENT, id="kappa"),
        pytest.param(Rule(threshold=Fraction(3, 4)), Verdict.INSUFFICIENT, id="threshold"),
        pytest.param(Rule(minimum_clusters=4), Verdict.INSUFFICIENT, id="clusters"),
        pytest.param(Rule(minimum_coverage=Fraction(1)), Verdict.INSUFFICIENT, id="coverage"),
    ],
)
def test_settings_of_the_study_decide(rule: Rule, verdict: Verdict) -> None:
    tally = cell(prediction_tally(3), prediction_tally(key="P2", is_tested=False), clusters=3)

    assert judge(tally, rule).verdict == verdict


def test_fail_threshold_is_apart_from_the_threshold_of_the_cell() -> None:
    hoop = prediction_tally(0, 2, test_type=TestType.HOOP, n_contradicting=2)
    rule = Rule(fail_threshold=Fraction(3, 4))

    result = judge(cell(hoop), rule)

    assert (result.verdict, result.failed_hoops) == (Verdict.NO, ())
