"""Chance is handed in, the same seed gives the same figures, and what is drawn is judged exactly."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given, settings

from hypotheses.choices import Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.bounds import Limits
from hypotheses.scoring.sensitivity.perturbation import Blueprint
from hypotheses.scoring.sensitivity.simulation import perturbed, resampled
from hypotheses.scoring.sensitivity.standing import added, cluster_figures, stands
from tests.unit.hypotheses.scoring.builders import judgement, terms
from tests.unit.hypotheses.scoring.sensitivity.cases import Case, case, cases
from tests.unit.hypotheses.scoring.strategies import Evidence


@given(cases())
def test_weights_left_alone_give_the_figures_of_record(given_case: Case) -> None:
    cell, rule = given_case.cell, given_case.rule
    blueprint = Blueprint.of(cell, rule)
    n = len(cell.terms)

    figures = blueprint.figures([1.0] * blueprint.n_documents, [0] * blueprint.n_codings)

    whole = added(cluster_figures(cell, rule).values(), n)
    assert tuple(Fraction(each) / blueprint.scale for each in figures[: 2 * n]) == whole[: 2 * n]
    assert figures[2 * n :] == whole[2 * n :]


@settings(max_examples=30)
@given(cases())
def test_shares_of_the_verdicts_add_up_to_one(given_case: Case) -> None:
    for draws in (
        perturbed(given_case.cell, given_case.rule, random.Random(1), 20),
        resampled(given_case.cell, given_case.rule, random.Random(1), 20),
    ):
        assert draws is not None
        assert sum(draws.share(verdict) for verdict in Verdict) == 1
        assert draws.low is None or draws.high is None or -1 < draws.low <= draws.high < 1


@settings(max_examples=30)
@given(cases())
def test_the_same_seed_draws_the_same_and_the_order_of_judgements_does_not_matter(given_case: Case) -> None:
    cell, rule = given_case.cell, given_case.rule
    turned = Case(
        Evidence(given_case.evidence.predictions, given_case.evidence.judgements[::-1]),
        given_case.rulings,
        rule,
    ).cell

    assert resampled(cell, rule, random.Random(7), 15) == resampled(cell, rule, random.Random(7), 15)
    assert resampled(cell, rule, random.Random(7), 15) == resampled(turned, rule, random.Random(7), 15)
    assert perturbed(cell, rule, random.Random(7), 15) == perturbed(cell, rule, random.Random(7), 15)


@given(cases())
def test_a_verdict_told_by_floats_is_that_of_the_exact_ladder(given_case: Case) -> None:
    cell, rule = given_case.cell, given_case.rule
    figures = added(cluster_figures(cell, rule).values(), len(cell.terms))

    verdict, score = Limits(cell.terms, rule).as_they_are(figures)

    exact = stands(cell, rule)
    assert verdict in (None, exact.verdict)
    assert exact.score is not None
    assert abs(score - exact.score) < 1e-9


def test_a_score_that_just_reaches_its_threshold_reaches_it_in_every_draw() -> None:
    """Two full documents on one of two predictions are worth 1/3 exactly, which no float is."""
    predictions = Evidence((terms("P1"), terms("P2")), ())
    cell = case(judgement("D1", 3), judgement("D2", 3), predictions=predictions).cell

    draws = resampled(cell, Rule(), random.Random(1), 20)

    assert draws is not None
    assert (draws.kept, draws.low) == (1, Fraction(1, 3))


def test_the_bootstrap_of_one_cluster_only_repeats_it() -> None:
    draws = resampled(case(judgement("D1", 3)).cell, Rule(), random.Random(1), 50)

    assert draws is not None
    assert draws.is_few
    assert (draws.low, draws.high, draws.kept) == (Fraction(1, 2), Fraction(1, 2), 1)


def test_a_cluster_drawn_twice_is_two_witnesses() -> None:
    """Of two clusters, one weak and one strong, a quarter of the draws has the strong one twice."""
    cell = case(judgement("D1", 3), judgement("D2", 1, grade="E")).cell
    draws = resampled(cell, Rule(), random.Random(3), 4000)

    assert stands(cell, Rule()).verdict == Verdict.INSUFFICIENT
    assert draws is not None
    assert abs(draws.share(Verdict.YES) - Fraction(1, 4)) < Fraction(1, 40)


def test_nothing_can_be_drawn_from_a_cell_without_evidence() -> None:
    assert resampled(case().cell, Rule(), random.Random(1), 5) is None


def test_a_verdict_far_from_its_threshold_bears_every_perturbation() -> None:
    cell = case(*(judgement(f"D{n}", 3) for n in range(12))).cell

    assert perturbed(cell, Rule(), random.Random(1), 300).kept == 1


def test_eight_clusters_are_no_longer_few() -> None:
    few = resampled(case(*(judgement(f"D{n}", 3) for n in range(7))).cell, Rule(), random.Random(1), 5)
    enough = resampled(case(*(judgement(f"D{n}", 3) for n in range(8))).cell, Rule(), random.Random(1), 5)

    assert few is not None
    assert enough is not None
    assert (few.is_few, enough.is_few) == (True, False)
