"""Saving in the admin says what a person should think of once more, and forbids nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import SourceClass
from evidence.models import Passage, Study
from hypotheses.choices import Direction, TestType
from hypotheses.models import Assessment
from hypotheses.reports.cautions import cautions_about
from tests.factories import (
    make_assessment,
    make_coder,
    make_document,
    make_explanation,
    make_hypothesis,
    make_passage,
    make_prediction,
    make_study,
)
from tests.integration.admin.forms import address, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def study() -> Study:
    """A study."""
    return make_study()


@pytest.fixture
def judged(study: Study) -> Assessment:
    """That a book by the author of the claim supports it, in terms."""
    explanation = make_explanation(study=study, authors="Cha (2009/10)")
    hypothesis = make_hypothesis(study=study, explanation=explanation, source="Cha 2016, p. 3")
    book = make_document(
        short_title="Cha (2016)", authors="Victor D. Cha", year=2016, source_class=SourceClass.SCHOLARSHIP
    )
    return make_assessment(
        study=study,
        prediction=make_prediction(study=study, hypothesis=hypothesis, key="PP-US-1"),
        passage=make_passage(study=study, document=book, key="E001"),
        coder=make_coder(study=study),
        direction=Direction.SUPPORTS,
        strength=3,
    )


def said(client: Client, row: Any, **changes: Any) -> list[str]:
    """What the admin says after saving a row with these fields changed."""
    way = address(type(row), "change", row.pk)
    answer = client.post(way, {**shown(client.get(way)), **changes}, follow=True)
    assert answer.redirect_chain, answer.context["errors"]
    return [str(message) for message in answer.context["messages"] if message.level_tag == "warning"]


def test_saving_an_assessment_tells_what_stands_out(head: Client, judged: Assessment) -> None:
    cautions = said(head, judged, rationale="So he writes.")

    judged.refresh_from_db()
    assert judged.rationale == "So he writes."
    assert any("its support is circular" in each for each in cautions)
    assert any("judged at full strength" in each for each in cautions)


def test_saving_a_passage_tells_of_the_judgements_that_were_changed_with_it(
    head: Client, judged: Assessment
) -> None:
    passage = judged.passage

    assert said(head, passage, summary="Other words.") == []
    changed = said(head, passage, **{"assessments-0-rationale": "So he writes."})

    assert any("its support is circular" in each for each in changed)


def test_changing_the_type_of_a_test_after_coding_began_is_told(head: Client, judged: Assessment) -> None:
    (caution,) = said(head, judged.prediction, test_type=TestType.HOOP)

    assert "PP-US-1 is a hoop test now, and was a straw in the wind test when 1 assessments" in caution


def test_all_are_told_by_one_statement(
    study: Study, judged: Assessment, django_assert_num_queries: Any
) -> None:
    same = {"study": study, "prediction": judged.prediction, "coder": judged.coder}
    others = [make_assessment(**same, passage=make_passage(study=study)) for _ in range(5)]

    with django_assert_num_queries(1):
        assert len(cautions_about([judged.pk, *(each.pk for each in others)])) == 2


def test_judgement_stands_beside_the_whole_of_what_is_predicted(head: Client, judged: Assessment) -> None:
    prediction = judged.prediction
    prediction.statement = f"The envoys {'will say so again and again, ' * 8}and mean it."
    prediction.save()

    assert prediction.statement in head.get(address(Passage, "change", judged.passage_id)).content.decode()
