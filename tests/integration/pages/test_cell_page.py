"""A cell's page: why it has its verdict, down to the words of every passage."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from evidence.choices import Role
from hypotheses.choices import TestType, Verdict
from tests.factories import (
    make_hypothesis,
    make_member,
    make_not_applicable,
    make_prediction,
    make_published_verdict,
)
from tests.integration.pages.conftest import Assessed, browser_of
from tests.integration.pages.reading import CELL, read, words_of_cell


def test_verdict_comes_with_its_reason_and_what_was_published(member: Client, assessed: Assessed) -> None:
    words = words_of_cell(member)

    assert "◐ Partially yes score 0.21" in words
    assert "The score 0.21 lies between −1/3 and 1/3, with evidence on both sides" in words
    assert "≠ It parts from the published verdict, no. Doe 2001, p. 17, of Name of power: no." in words
    assert "Some evidence is restricted (1 passage)." in words


def test_arithmetic_is_laid_open(member: Client, assessed: Assessed) -> None:
    words = words_of_cell(member)

    assert "P1 What P1 expects. Straw in the wind 1 2.00 0.00 0.67" in words
    assert "P2 What P2 expects. Straw in the wind 1 0.00 0.33 −0.25" in words
    assert "Weighted mean 2 2.00 0.33 0.21" in words


def test_weighted_mean_of_the_predictions_is_the_score(member: Client, assessed: Assessed) -> None:
    heavy = assessed.small.predictions[0]
    heavy.weight = 3
    heavy.full_clean()
    heavy.save()

    # (3 x 2/3 - 1/4) / 4 = 7/16
    assert "the sum of weight times c, 1.75, divided by the sum of the weights, 4: 0.44." in words_of_cell(
        member
    )


def test_untested_prediction_is_not_one_that_scores_nought(member: Client, assessed: Assessed) -> None:
    make_prediction(hypothesis=assessed.small.hypotheses[0], state=assessed.small.states[0], key="P3")

    words = words_of_cell(member)

    assert "P3 What P3 expects. Straw in the wind 1 not tested 0" in words
    assert "Over the tested predictions alone it is 0.21" in words
    assert "Not tested: nothing counted bears on it." in words


def test_cell_without_evidence_has_no_score(member: Client, assessed: Assessed) -> None:
    make_prediction(hypothesis=assessed.small.hypotheses[1], state=assessed.small.states[0], key="M1")

    words = words_of_cell(member, "/studies/small/cells/memory/north/")

    assert "Nothing is tested, so there is no score; that is not a score of 0." in words
    assert "No verdict on it was published." in words


def test_silent_cell_gives_its_reason(member: Client, assessed: Assessed) -> None:
    words = words_of_cell(member, "/studies/small/cells/memory/south/")

    assert "∅ N/A" in words
    assert "of Name of memory: N/A." in words
    assert "Name of memory It speaks of neighbours. (Roe 1990)" in words
    assert "This is the published verdict." in words
    assert "How the score adds up" not in words


def test_cell_without_prediction_or_reason_says_so(member: Client, assessed: Assessed) -> None:
    words = words_of_cell(member, "/studies/small/cells/memory/north/")

    assert "Neither a prediction nor a reason for its absence is recorded here." in words


def test_cell_of_an_explanation_says_which_of_its_hypotheses_is_silent(
    member: Client, assessed: Assessed
) -> None:
    silent = make_hypothesis(explanation=assessed.small.explanations[0], name="Second claim")
    make_not_applicable(hypothesis=silent, state=assessed.small.states[0], reason="Only of the weak.")

    assert "Second claim Only of the weak." in words_of_cell(member)
    assert "Second claim" not in words_of_cell(member, f"{CELL}?by=hypothesis")


def test_published_verdict_on_one_of_several_hypotheses_is_shown_with_its_name(
    member: Client, assessed: Assessed
) -> None:
    other = make_hypothesis(explanation=assessed.small.explanations[0], slug="other", name="Other claim")
    make_published_verdict(
        hypothesis=other, state=assessed.small.states[0], verdict=Verdict.PARTIALLY_YES, source="Poe 2011"
    )

    assert "Poe 2011, of Other claim: partially yes." in words_of_cell(member)
    of_first = words_of_cell(member, f"{CELL}?by=hypothesis")
    assert "Poe 2011" not in of_first
    assert "Doe 2001" not in of_first
    assert "Poe 2011" in words_of_cell(member, "/studies/small/cells/other/north/?by=hypothesis")


def test_prediction_says_what_sort_of_test_it_is_and_where_it_comes_from(
    member: Client, assessed: Assessed
) -> None:
    prediction = assessed.small.predictions[0]
    prediction.test_type, prediction.predicted_value = TestType.HOOP, "two lines"
    prediction.source, prediction.pages = "Roe 1990", "3-4"
    prediction.save()

    words = words_of_cell(member)

    assert "Hoop test; outcome; predicted: two lines; drawn from Roe 1990, pp. 3–4." in words


def test_prediction_from_one_page_says_p(member: Client, assessed: Assessed) -> None:
    prediction = assessed.small.predictions[0]
    prediction.source, prediction.pages = "Roe 1990", "17"
    prediction.save()

    assert "drawn from Roe 1990, p. 17." in words_of_cell(member)


def test_filters_narrow_the_evidence_too(member: Client, assessed: Assessed) -> None:
    words = words_of_cell(member, f"{CELL}?coder=second")

    assert "Coders: Name of second" in words
    assert "P0001" not in words


def test_cell_leads_back_to_the_table_with_its_filters(member: Client, assessed: Assessed) -> None:
    tags = read(member.get(f"{CELL}?by=hypothesis&coder=first")).tags

    assert "/studies/small/?by=hypothesis&coder=first" in [attributes.get("href") for _, attributes in tags]


@pytest.mark.parametrize(
    ("role", "is_staff", "is_superuser", "led"),
    [
        pytest.param(Role.CODER, True, True, True, id="superuser"),
        pytest.param(Role.LEAD, True, False, True, id="lead"),
        pytest.param(Role.READER, False, False, False, id="reader"),
    ],
)
def test_way_to_change_is_shown_to_who_may(
    role: Role, is_staff: bool, is_superuser: bool, led: bool, assessed: Assessed
) -> None:
    user = make_member(assessed.small.study, role, is_staff=is_staff, is_superuser=is_superuser)
    passage = assessed.small.passages[0]

    tags = read(browser_of(user).get(CELL)).tags

    links = {attributes.get("href") for _, attributes in tags}
    address = reverse("admin:evidence_passage_change", args=[passage.pk])
    assessment = passage.assessments.get()
    judged = reverse("admin:hypotheses_assessment_change", args=[assessment.pk])
    assert ((address in links), (judged in links)) == (led, led)
