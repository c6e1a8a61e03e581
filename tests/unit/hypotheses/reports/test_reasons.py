"""The sentence that explains a verdict, for every rung of the ladder."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from hypotheses.choices import TestType
from hypotheses.queries.layout import Column, Row
from hypotheses.reports import Cell
from hypotheses.reports.reasons import score_of_cell, verdict_reason
from hypotheses.scoring.values import CellTally, PredictionTally, Rule
from hypotheses.scoring.verdicts import judge
from tests.unit.hypotheses.scoring.builders import prediction_tally, tally
from tests.unit.hypotheses.scoring.strategies import Evidence, evidence, rules

RULE = Rule()


def cell(found: CellTally, *, rule: Rule = RULE, has_reason: bool = False) -> Cell:
    """A cell with this evidence."""
    row, column = Row("theory", "Theory", None, "Theory"), Column("land", "Land")
    return Cell(row, column, found, judge(found, rule, has_reason=has_reason), None)


def with_clusters(
    *predictions: PredictionTally, clusters: int = 9, supporting: int = 9, contradicting: int = 9
) -> CellTally:
    """The tally of a cell with so many clusters."""
    return CellTally(predictions, n_clusters=clusters, n_supporting=supporting, n_contradicting=contradicting)


CASES = [
    pytest.param(
        CellTally(), "Neither a prediction nor a reason for its absence is recorded here.", id="no-prediction"
    ),
    pytest.param(
        with_clusters(
            prediction_tally("0.73", "9.27", key="PP-US-1", test_type=TestType.HOOP, n_contradicting=19)
        ),
        "The hoop test PP-US-1 failed (score −0.78, 19 contradicting clusters). A test of this kind fails at "
        "−1/3 or below, with at least 2 contradicting clusters.",
        id="failed-hoop",
    ),
    pytest.param(
        with_clusters(
            prediction_tally(0, 2, key="P1", test_type=TestType.DOUBLY_DECISIVE, n_contradicting=2),
            prediction_tally(0, 1, key="P2", test_type=TestType.HOOP, n_contradicting=2),
        ),
        "The doubly decisive test P1 failed (score −0.67, 2 contradicting clusters); the hoop test P2 failed "
        "(score −0.50, 2 contradicting clusters). A test of this kind fails at −1/3 or below, with at least 2 "
        "contradicting clusters.",
        id="two-failed-hoops",
    ),
    pytest.param(
        with_clusters(prediction_tally(1), clusters=1),
        "There is only 1 independent cluster where 2 are needed.",
        id="too-few-clusters",
    ),
    pytest.param(
        with_clusters(
            prediction_tally(1),
            prediction_tally(key="P2", is_tested=False),
            prediction_tally(key="P3", is_tested=False),
        ),
        "There is only 1 of 3 predictions tested (coverage 0.33 where 1/2 is needed).",
        id="low-coverage",
    ),
    pytest.param(
        with_clusters(prediction_tally(is_tested=False), clusters=0),
        "There is no evidence that weighs on either side, where 2 clusters are needed, and only 0 of 1 "
        "prediction tested (coverage 0.00 where 1/2 is needed).",
        id="nothing",
    ),
    pytest.param(
        with_clusters(prediction_tally("2.07", "0.4"), supporting=4),
        "The score 0.48 reaches 1/3, with 4 supporting clusters of weight where 2 are needed.",
        id="yes",
    ),
    pytest.param(
        with_clusters(
            prediction_tally(8), prediction_tally(0, "0.1", key="P2", test_type=TestType.HOOP), supporting=5
        ),
        "The score 0.40 reaches 1/3, with 5 supporting clusters of weight where 2 are needed; but the hoop test "
        "P2 is contradicted (score −0.09), so that yes becomes partially yes.",
        id="contradicted-hoop",
    ),
    pytest.param(
        with_clusters(prediction_tally(0, "2.6"), contradicting=4),
        "The score −0.72 is at or below −1/3, with 4 contradicting clusters of weight where 2 are needed.",
        id="no",
    ),
    pytest.param(
        with_clusters(prediction_tally("6.13", "5.80")),
        "The score 0.03 lies between −1/3 and 1/3, with evidence on both sides (support 6.13, contradiction "
        "5.80).",
        id="mixed",
    ),
    pytest.param(
        with_clusters(prediction_tally("0.4"), clusters=2),
        "All evidence points one way, but the score 0.29 lies between −1/3 and 1/3.",
        id="thin",
    ),
    pytest.param(
        with_clusters(prediction_tally(1, "0.1"), supporting=1),
        "The score 0.43 would do for yes, but it rests on only 1 supporting cluster of weight where 2 are needed.",
        id="yes-without-witnesses",
    ),
    pytest.param(
        with_clusters(prediction_tally("0.1", 1), contradicting=1),
        "The score −0.43 would do for no, but it rests on only 1 contradicting cluster of weight where 2 are "
        "needed.",
        id="no-without-witnesses",
    ),
]


@pytest.mark.parametrize(("found", "sentence"), CASES)
def test_reason_names_the_rung_and_its_figures(found: CellTally, sentence: str) -> None:
    assert verdict_reason(cell(found), RULE) == sentence


def test_cell_declared_not_applicable_points_to_its_reason() -> None:
    assert verdict_reason(cell(CellTally(), has_reason=True), RULE).endswith("The reason is given below.")


def test_reason_prints_the_settings_of_the_study() -> None:
    rule = Rule(threshold=Fraction(1, 5), minimum_clusters=3)
    found = with_clusters(prediction_tally("2.07", "0.4"), supporting=4)

    assert verdict_reason(cell(found, rule=rule), rule) == (
        "The score 0.48 reaches 1/5, with 4 supporting clusters of weight where 3 are needed."
    )


@given(known=evidence(test_types=tuple(TestType)), rule=rules())
def test_every_cell_has_a_reason(known: Evidence, rule: Rule) -> None:
    found = tally(known.predictions, known.judgements, (), rule)

    assert verdict_reason(cell(found, rule=rule), rule).endswith(".")


def test_score_of_an_untested_cell_is_not_made_up() -> None:
    untested = cell(with_clusters(prediction_tally(is_tested=False), clusters=0))

    with pytest.raises(ValueError, match=r"The cell \('theory', 'land'\) has no score to explain\."):
        score_of_cell(untested)
