"""From units to the tally of a cell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hypotheses.choices import Basis, By, TestType
from hypotheses.scoring.congruence import cluster_mass, prediction_score, tally_cells
from hypotheses.scoring.values import CellTally, PredictionTally, Rule
from tests.unit.hypotheses.scoring.builders import judgement, ruling, tally, terms


@pytest.mark.parametrize(
    ("contributions", "discount", "mass"),
    [
        pytest.param([], "0", "0", id="nothing"),
        pytest.param(["1/3", "1", "2/3"], "0", "1", id="one-vote"),
        pytest.param(["1/3", "1", "2/3"], "1/2", "17/12", id="discounted-from-the-heaviest"),
        pytest.param(["1/2", "1/2"], "1/4", "5/8", id="equals"),
    ],
)
def test_a_cluster_weighs_its_heaviest_passage_and_a_share_of_the_rest(
    contributions: list[str], discount: str, mass: str
) -> None:
    assert cluster_mass(map(Fraction, contributions), Fraction(discount)) == Fraction(mass)


@pytest.mark.parametrize(
    ("support", "contradiction", "kappa", "expected"),
    [
        pytest.param("0", "0", "1", "0", id="nothing-leans-nowhere"),
        pytest.param("1", "0", "1", "1/2", id="one-full-document"),
        pytest.param("2", "0", "1", "2/3", id="two"),
        pytest.param("2", "1", "1", "1/4", id="both-ways"),
        pytest.param("0", "2", "1", "-2/3", id="against"),
        pytest.param("1", "0", "3", "1/4", id="more-shrinkage"),
    ],
)
def test_score_of_a_prediction_is_shrunk_towards_nothing(
    support: str, contradiction: str, kappa: str, expected: str
) -> None:
    assert prediction_score(Fraction(support), Fraction(contradiction), Fraction(kappa)) == Fraction(expected)


def test_passages_of_one_document_have_one_vote() -> None:
    found = tally([terms()], [judgement("D1", 3, passage="p1"), judgement("D1", 2, passage="p2")])

    assert found.predictions[0].support == 1
    assert (found.n_clusters, found.n_documents, found.n_passages) == (1, 1, 2)


def test_documents_of_one_cluster_have_one_vote_and_the_more_reliable_one_casts_it() -> None:
    found = tally(
        [terms()],
        [judgement("D1", 2, cluster="talk", grade="B"), judgement("D2", 2, cluster="talk", grade="A")],
    )

    assert found.predictions[0].support == Fraction(2, 3)
    assert (found.n_clusters, found.n_documents) == (1, 2)


def test_one_document_in_both_directions_counts_on_both_sides() -> None:
    found = tally([terms()], [judgement("D1", 3, passage="p1"), judgement("D1", -2, passage="p2")])

    assert (found.predictions[0].support, found.predictions[0].contradiction) == (1, Fraction(2, 3))
    assert (found.n_clusters, found.n_supporting, found.n_contradicting) == (1, 1, 1)


def test_one_passage_may_bear_on_several_predictions() -> None:
    found = tally([terms("P1"), terms("P2")], [judgement("D1", 3), judgement("D1", -3, prediction="P2")])

    assert [each.support for each in found.predictions] == [1, 0]
    assert [each.contradiction for each in found.predictions] == [0, 1]
    assert (found.n_clusters, found.n_passages, found.n_assessments) == (1, 1, 2)


def test_prediction_with_neutral_judgements_only_is_tested_and_weighs_nothing() -> None:
    found = tally([terms("P1"), terms("P2")], [judgement("D1", 0)])

    assert [each.is_tested for each in found.predictions] == [True, False]
    assert found.predictions[0].support == found.predictions[0].contradiction == 0
    assert (found.n_clusters, found.n_documents, found.n_assessments, found.n_neutral) == (0, 1, 1, 1)


@pytest.mark.parametrize(
    ("grade", "strength", "counted"),
    [
        pytest.param("E", 3, 1, id="reached-exactly"),
        pytest.param("E", 2, 0, id="just-missed"),
        pytest.param("C", 1, 1, id="another-exact-one"),
    ],
)
def test_cluster_counts_for_a_side_from_the_minimum_mass(grade: str, strength: int, counted: int) -> None:
    found = tally(
        [terms()], [judgement("D1", strength, grade=grade), judgement("D2", -strength, grade=grade)]
    )

    assert (found.n_supporting, found.n_contradicting) == (counted, counted)
    assert found.predictions[0].n_contradicting == counted
    assert found.n_clusters == 2


def test_a_cluster_must_reach_the_minimum_on_one_prediction_not_by_adding_up() -> None:
    crumbs = [judgement("D1", 2, grade="E"), judgement("D1", 2, grade="E", prediction="P2")]

    assert tally([terms("P1"), terms("P2")], crumbs).n_supporting == 0


def test_contradicting_clusters_are_counted_per_prediction_and_once_for_the_cell() -> None:
    found = tally(
        [terms("P1"), terms("P2")],
        [judgement("D1", -3), judgement("D1", -3, prediction="P2"), judgement("D2", -3)],
    )

    assert [each.n_contradicting for each in found.predictions] == [2, 1]
    assert found.n_contradicting == 2


def test_a_whole_cell_is_counted() -> None:
    """Every count of a cell in one piece of evidence, so that none can be mistaken for its neighbour."""
    found = tally(
        [terms("P1", weight=Fraction(3), test_type=TestType.HOOP), terms("P2"), terms("P3")],
        [
            judgement("D1", 3, coder="ann", is_literature=True, basis=Basis.INFERRED),
            judgement("D1", -1, coder="bob", is_literature=True),
            judgement("D2", 3, grade="B", is_restricted=True),
            judgement("D3", -3, cluster="D2", grade="E", is_graded=False),
            judgement("D4", 0, coder="cy", is_graded=False),
            judgement("D4", 2, passage="p9", prediction="P2", basis=Basis.INFERRED, is_graded=False),
            judgement("D5", 1, prediction="P2", grade="E"),
        ],
        [ruling("D2", 2, is_recoded_since=True), ruling("D4", 0), ruling("D9", 3)],
    )

    hoop = PredictionTally(
        "P1", Fraction(3), TestType.HOOP, Fraction(13, 15), Fraction(1, 5), 1, is_tested=True
    )
    straw = PredictionTally(
        "P2", Fraction(1), TestType.STRAW, Fraction(11, 15), Fraction(0), 0, is_tested=True
    )
    untested = PredictionTally(
        "P3", Fraction(1), TestType.STRAW, Fraction(0), Fraction(0), 0, is_tested=False
    )
    assert found == CellTally(
        predictions=(hoop, straw, untested),
        n_clusters=4,
        n_supporting=3,
        n_contradicting=1,
        n_documents=5,
        n_passages=6,
        n_assessments=7,
        n_coders=3,
        n_neutral=1,
        n_contested=1,
        n_adjudicated=2,
        n_recoded=1,
        n_restricted=1,
        n_ungraded=2,
        n_supporting_units=4,
        n_supporting_outside_literature=3,
        n_supporting_beyond_inference=2,
        n_contradicting_assessments=2,
        n_shared_support=0,
    )


def test_restricted_passages_and_ungraded_documents_are_counted_once_each() -> None:
    found = tally(
        [terms("P1"), terms("P2")],
        [
            judgement("D1", 3, passage="p1", is_restricted=True, is_graded=False),
            judgement("D1", 0, passage="p2", is_restricted=True, is_graded=False),
            judgement("D1", 3, passage="p2", prediction="P2", is_restricted=True, is_graded=False),
            judgement("D2", 3),
        ],
    )

    assert (found.n_restricted, found.n_ungraded) == (2, 1)


def test_ruling_moves_the_masses_and_leaves_the_counts_of_assessments() -> None:
    coders = [judgement("D1", 3, coder="ann"), judgement("D1", -3, coder="bob")]

    found = tally([terms()], coders, [ruling("D1", -3)])

    assert (found.predictions[0].support, found.predictions[0].contradiction) == (0, 1)
    assert (found.n_assessments, found.n_contradicting_assessments) == (2, 1)
    assert (found.n_contested, found.n_adjudicated, found.n_recoded) == (1, 1, 0)


def test_ruling_without_counted_judgements_changes_nothing() -> None:
    evidence = [judgement("D1", 3)]

    assert tally([terms()], evidence, [ruling("D2", -3), ruling("D1", -3, prediction="P9")]) == tally(
        [terms()], evidence
    )


def test_cells_are_keyed_by_row_and_state_in_the_order_of_the_predictions() -> None:
    predictions = [
        terms("P2", explanation="exchange", hypothesis="spoke", state="japan"),
        terms("P1", explanation="exchange", hypothesis="hub", state="japan"),
        terms("P3", explanation="exchange", hypothesis="hub", state="taiwan"),
    ]

    by_explanation = tally_cells(predictions, [], [], Rule(), By.EXPLANATION)
    by_hypothesis = tally_cells(predictions, [], [], Rule(), By.HYPOTHESIS)

    assert list(by_explanation) == [("exchange", "japan"), ("exchange", "taiwan")]
    assert [each.key for each in by_explanation["exchange", "japan"].predictions] == ["P2", "P1"]
    assert list(by_hypothesis) == [("spoke", "japan"), ("hub", "japan"), ("hub", "taiwan")]


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize(
    ("explanation", "state", "strength", "shared"),
    [
        pytest.param("rival", "land", 1, 1, id="a-rival-predicts-it-too"),
        pytest.param("rival", "land", -1, 0, id="it-speaks-against-the-rival"),
        pytest.param("rival", "elsewhere", 1, 0, id="the-rival-speaks-of-another-state"),
        pytest.param("theory", "land", 1, 0, id="another-hypothesis-of-the-same-explanation"),
    ],
)
def test_shared_support_is_support_for_another_explanation_in_the_same_state(
    explanation: str, state: str, strength: int, shared: int, by: By
) -> None:
    predictions = [
        terms("P1", hypothesis="first"),
        terms("P2", hypothesis="second", explanation=explanation, state=state),
    ]
    evidence = [judgement("D1", 3), judgement("D1", strength, prediction="P2"), judgement("D2", 3)]

    cells = tally_cells(predictions, evidence, [], Rule(), by)

    row = "theory" if by == By.EXPLANATION else "first"
    assert cells[row, "land"].n_shared_support == shared


def test_a_passage_is_shared_once_however_many_predictions_it_supports() -> None:
    predictions = [terms("P1"), terms("P2"), terms("P3", explanation="rival")]
    evidence = [judgement("D1", 3, prediction=key) for key in ("P1", "P2", "P3")]

    assert tally(predictions, evidence).n_shared_support == 1


def test_judgement_on_an_unknown_prediction_is_refused() -> None:
    with pytest.raises(ValueError, match="judgements on prediction P7, which is not given"):
        tally([terms("P1")], [judgement("D1", 3, prediction="P7")])


def test_prediction_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="prediction P1 is given 2 times"):
        tally([terms("P1"), replace(terms("P1"), state="elsewhere")], [])


def test_discount_of_the_rule_is_used() -> None:
    evidence = [judgement("D1", 3, passage="p1"), judgement("D1", 3, passage="p2")]

    assert tally([terms()], evidence, rule=Rule(discount=Fraction(1, 2))).predictions[0].support == Fraction(
        3, 2
    )


def test_minimum_mass_of_the_rule_is_used() -> None:
    assert tally([terms()], [judgement("D1", 2)], rule=Rule(minimum_mass=Fraction(3, 4))).n_supporting == 0
