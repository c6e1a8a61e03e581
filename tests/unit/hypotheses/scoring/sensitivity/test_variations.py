"""The same evidence under other settings, weights and types of test."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from hypotheses.choices import Basis, TestType, Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.standing import stands
from hypotheses.scoring.sensitivity.variations import (
    GRIDS,
    flip_points,
    grid,
    reweighted,
    unequal_tests,
    with_setting,
    with_tests,
)
from tests.unit.hypotheses.scoring.builders import judgement, terms
from tests.unit.hypotheses.scoring.sensitivity.cases import Case, case, cases
from tests.unit.hypotheses.scoring.strategies import Evidence


@pytest.mark.parametrize("setting", GRIDS)
@settings(max_examples=30)
@given(given_case=cases())
def test_each_point_of_a_grid_is_the_definition_under_that_setting(setting: str, given_case: Case) -> None:
    points = grid(given_case.cell, given_case.rule, setting)

    assert [point.value for point in points] == sorted({point.value for point in points})
    assert sum(point.is_own for point in points) == 1
    for point in points:
        rule = given_case.rule if point.is_own else with_setting(given_case.rule, setting, point.value)
        assert point.standing == given_case.by_definition(given_case.evidence.judgements, rule=rule)


def test_the_threshold_of_failure_moves_with_the_threshold() -> None:
    rule = with_setting(Rule(), "threshold", Fraction(1, 2))

    assert (rule.threshold, rule.fail_threshold) == (Fraction(1, 2), Fraction(1, 2))


def test_a_flip_point_lies_between_the_neighbours_that_differ() -> None:
    # S = 1 + 2/3, C = 1/3 + 1/15: a score of 19/46, which is .413
    cell = case(
        judgement("D1", 3), judgement("D2", 2), judgement("D3", -1), judgement("D4", -1, grade="E")
    ).cell
    assert stands(cell, Rule()).score == Fraction(19, 46)

    ((low, high),) = flip_points(grid(cell, Rule(), "threshold"))

    assert (low.value, high.value) == (Fraction(2, 5), Fraction(9, 20))
    assert (low.standing.verdict, high.standing.verdict) == (Verdict.YES, Verdict.PARTIALLY_YES)


@given(cases())
def test_equal_reliability_is_the_definition_with_every_document_fully_reliable(given_case: Case) -> None:
    judged = [replace(each, reliability=Fraction(1)) for each in given_case.evidence.judgements]

    other = reweighted(given_case.cell)["equal-reliability"]

    assert stands(other, given_case.rule) == given_case.by_definition(judged)


def test_literature_is_cut_to_the_weight_of_grade_e_and_nothing_else_is() -> None:
    cell = case(judgement("D1", 3, is_literature=True), judgement("D2", 3, grade="B")).cell

    cut = reweighted(cell)["literature-cut"]

    assert [item.reliability for item in cut.items] == [Fraction(1, 5), Fraction(4, 5)]


def test_links_that_are_not_stated_can_be_left_out() -> None:
    cell = case(judgement("D1", 3), judgement("D2", 3, basis=Basis.INFERRED)).cell

    stated = reweighted(cell)["stated-only"]

    assert [item.document for item in stated.items] == ["D1"]
    assert stands(stated, Rule()).verdict == Verdict.INSUFFICIENT


def test_a_failed_prediction_decides_as_a_hoop_and_not_as_a_straw() -> None:
    evidence = [judgement(f"A{n}", 3) for n in range(4)] + [
        judgement(f"B{n}", -3, prediction="P2") for n in range(4)
    ]
    predictions = Evidence((terms("P1"), terms("P2")), ())
    cell = case(*evidence, predictions=predictions).cell

    hoop = with_tests(cell, {"P2": TestType.HOOP})

    assert stands(cell, Rule()).verdict == Verdict.PARTIALLY_YES
    assert stands(hoop, Rule()).verdict == Verdict.NO


def test_the_same_logic_put_to_unequal_tests_is_found_by_kind_and_by_hypothesis() -> None:
    predictions = [
        terms("P1", hypothesis="h", state="north", test_type=TestType.HOOP),
        terms("P2", hypothesis="h", state="south"),
        terms("P3", hypothesis="h", state="south"),
        terms("Q1", hypothesis="other", state="south"),
    ]
    kinds = {"P1": "motive", "P2": "motive", "P3": "outcome", "Q1": "motive"}

    found = unequal_tests(predictions, kinds)

    assert [(each.hypothesis, each.kind, each.keys) for each in found] == [
        ("h", "motive", ("P1", "P2")),
        ("h", "", ("P1", "P2", "P3")),
    ]
    assert found[0].types == (TestType.STRAW, TestType.HOOP)


def test_equal_tests_are_nothing_to_be_found() -> None:
    assert unequal_tests([terms("P1"), terms("P2", state="south")], {"P1": "motive", "P2": "motive"}) == []
