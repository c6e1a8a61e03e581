"""Leaving out by arithmetic is leaving out by definition."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from hypotheses.choices import Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.leaving_out import (
    keeping,
    without_each_cluster,
    without_each_coder,
    without_each_document,
)
from hypotheses.scoring.sensitivity.standing import Standing, stands
from tests.unit.hypotheses.scoring.builders import judgement
from tests.unit.hypotheses.scoring.sensitivity.cases import Case, case, cases


@given(cases())
def test_a_cell_stands_where_the_definition_says(given_case: Case) -> None:
    assert stands(given_case.cell, given_case.rule) == given_case.by_definition(
        given_case.evidence.judgements
    )


@given(cases())
def test_without_a_cluster_is_the_definition_without_its_judgements(given_case: Case) -> None:
    judgements = given_case.evidence.judgements
    found = without_each_cluster(given_case.cell, given_case.rule)

    assert {each.name for each in found} == {each.cluster for each in judgements}
    for each in found:
        left = [one for one in judgements if one.cluster != each.name]
        assert each.without == given_case.by_definition(left)


@given(cases())
def test_without_a_document_is_the_definition_without_its_judgements(given_case: Case) -> None:
    judgements = given_case.evidence.judgements
    for each in without_each_document(given_case.cell, given_case.rule):
        left = [one for one in judgements if one.document != each.name]
        assert each.without == given_case.by_definition(left)


@given(cases())
def test_without_a_coder_is_the_definition_by_the_others_with_rulings_aside(given_case: Case) -> None:
    judgements = given_case.evidence.judgements
    found = without_each_coder(given_case.cell, given_case.rule)

    assert {each.name for each in found} == {each.coder for each in judgements}
    for each in found:
        left = [one for one in judgements if one.coder != each.name]
        assert each.without == given_case.by_definition(left, rulings=())


@given(cases())
def test_keeping_some_documents_is_the_definition_by_them_alone(given_case: Case) -> None:
    kept = keeping(given_case.cell, given_case.rule, lambda item: item.document in {"D0", "D1"})
    left = [one for one in given_case.evidence.judgements if one.document in {"D0", "D1"}]

    assert kept == given_case.by_definition(left)


def test_without_its_only_cluster_a_cell_has_no_score_and_not_a_score_of_nought() -> None:
    (alone,) = without_each_cluster(case(judgement("D1", 3)).cell, Rule())

    assert alone.without == Standing(Verdict.INSUFFICIENT, None)
    assert alone.n_units == 1


def test_leaving_out_one_of_two_witnesses_overturns_a_yes() -> None:
    cell = case(judgement("D1", 3), judgement("D2", 3)).cell

    assert stands(cell, Rule()) == Standing(Verdict.YES, Fraction(2, 3))
    assert [each.without for each in without_each_cluster(cell, Rule())] == [
        Standing(Verdict.INSUFFICIENT, Fraction(1, 2))
    ] * 2
