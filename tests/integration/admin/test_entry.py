"""Entering evidence by hand: what is typed becomes rows with history, and what is wrong is said beside the field."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from evidence.models import Appraisal, Coder, Document, Passage, Quotation, Study, User
from hypotheses.choices import Verdict
from hypotheses.exports.congruence import export
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, PublishedVerdict, State
from hypotheses.reports import congruence_table
from tests.conftest import SmallStudy
from tests.factories import (
    make_assessment,
    make_coder,
    make_document,
    make_holding,
    make_hypothesis,
    make_not_applicable,
    make_passage,
    make_prediction,
    make_quotation,
)
from tests.integration.admin.forms import add, added, address, change, faults, inline

NSC_5514 = {"short_title": "NSC 5514", "kind": "policy-paper", "source_class": "internal"}


def judged(prediction: Prediction, coder: Coder, **fields: Any) -> dict[str, Any]:
    """An assessment as it is typed under a passage."""
    return {
        "prediction": prediction.pk,
        "direction": "supports",
        "strength": 3,
        "basis": "inferred",
        "coder": coder.pk,
        "status": "submitted",
        **fields,
    }


def test_passage_goes_in_with_quotations_and_assessment(head: Client, superuser: User) -> None:
    prediction, document = make_prediction(), make_document()
    study = prediction.study
    coder = make_coder(study=study)

    passage = added(
        head,
        Passage,
        study=study.pk,
        document=document.pk,
        pages="493",
        **inline("quotations", {"text": "The first words."}, {"text": "The second words."}),
        **inline("assessments", judged(prediction, coder)),
    )

    quotations, assessment = list(passage.quotations.all()), passage.assessments.get()
    rows: list[Any] = [passage, *quotations, assessment]
    assert passage.key == "P0001"
    assert [(each.position, each.text) for each in quotations] == [
        (1, "The first words."),
        (2, "The second words."),
    ]
    assert assessment.submitted_at is not None
    assert {row.study for row in rows} == {study}
    assert {past.history_user for row in rows for past in row.history.all()} == {superuser}


def test_quotation_without_position_comes_last(head: Client) -> None:
    passage = make_quotation(position=4).passage
    more = {"quotations-TOTAL_FORMS": 2, "quotations-1-text": "More words.", "quotations-1-position": ""}

    change(head, passage, **more)

    assert [each.position for each in passage.quotations.all()] == [4, 5]


def test_change_keeps_before_and_after(head: Client, superuser: User) -> None:
    passage = make_passage(summary="Before")

    change(head, passage, summary="After")

    assert list(passage.history.values_list("summary", "history_user")) == [
        ("After", superuser.pk),
        ("Before", None),
    ]


def test_printed_date_is_read_into_edtf(head: Client) -> None:
    document = added(head, Document, **NSC_5514, date_printed="February 25, 1955")

    assert document.date_edtf == "1955-02-25"
    assert str(document.date_earliest) == "1955-02-25"


def test_assessment_made_twice_is_refused_in_words(head: Client) -> None:
    prediction = make_prediction()
    study = prediction.study
    coder, passage = make_coder(study=study), make_passage(study=study)
    once = {"study": study.pk, "passage": passage.pk, **judged(prediction, coder)}
    added(head, Assessment, **once)

    response = add(head, Assessment, **once)
    beneath = change(
        head, passage, **{"assessments-TOTAL_FORMS": 2}, **prefixed(1, judged(prediction, coder))
    )

    message = (
        "This coder has already assessed this passage on this prediction. Change that assessment instead."
    )
    assert faults(response)["__all__"] == [message]
    assert message in faults(beneath)["assessments-1__all__"]
    assert Assessment.objects.count() == 1


def prefixed(position: int, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of one row among the assessments."""
    return {f"assessments-{position}-{name}": value for name, value in fields.items()}


def test_assessment_entered_twice_on_one_page_is_refused(head: Client) -> None:
    prediction = make_prediction()
    coder, document = make_coder(study=prediction.study), make_document()
    same = judged(prediction, coder)

    response = add(
        head, Passage, study=prediction.study.pk, document=document.pk, **inline("assessments", same, same)
    )

    assert faults(response)["assessments-1__all__"] == [
        "The same is entered twice on this page. Keep one of the two."
    ]
    assert not Passage.objects.exists()


def test_draft_beside_the_submitted_one_is_allowed(head: Client) -> None:
    prediction = make_prediction()
    coder, document = make_coder(study=prediction.study), make_document()

    passage = added(
        head,
        Passage,
        study=prediction.study.pk,
        document=document.pk,
        **inline("assessments", judged(prediction, coder), judged(prediction, coder, status="draft")),
    )

    assert passage.assessments.count() == 2


def test_coder_with_one_login_twice_is_refused(head: Client, superuser: User) -> None:
    coders = [{"name": name, "slug": name, "user": superuser.pk} for name in ("first", "second")]

    response = add(head, Study, title="New", slug="new", visibility="private", **inline("coder_set", *coders))

    assert faults(response)["coder_set-1__all__"] == [
        "The same is entered twice on this page. Keep one of the two."
    ]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"direction": "neutral"}, id="strength-on-neutral"),
        pytest.param({"strength": ""}, id="no-strength-on-support"),
        pytest.param({"strength": "4"}, id="strength-out-of-range"),
    ],
)
def test_strength_that_does_not_fit_is_refused_in_the_constraint_s_words(
    head: Client, fields: dict[str, Any]
) -> None:
    prediction = make_prediction()
    study = prediction.study
    given = judged(prediction, make_coder(study=study)) | fields
    (constraint,) = (each for each in Assessment._meta.constraints if each.violation_error_code == "strength")

    response = add(head, Assessment, study=study.pk, passage=make_passage(study=study).pk, **given)

    assert faults(response)["__all__"] == [constraint.violation_error_message]


def test_row_of_another_study_is_refused_at_its_field(head: Client) -> None:
    prediction, passage = make_prediction(), make_passage()

    given = judged(prediction, make_coder(study=passage.study))
    response = add(head, Assessment, study=passage.study.pk, passage=passage.pk, **given)

    assert "This belongs to another study" in faults(response)["prediction"][0]


def test_key_taken_in_the_study_is_refused_where_the_study_is_not_asked_for(head: Client) -> None:
    taken = make_passage(key="E001")
    passage = make_passage(study=taken.study, key="E002")

    response = change(head, passage, key="E001")

    assert faults(response)["__all__"] == ["The study already has a passage of this key."]


def test_prediction_of_a_taken_key_is_refused_under_its_hypothesis(head: Client) -> None:
    taken = make_prediction(key="PP-1")
    row = {
        "key": "PP-1",
        "state": taken.state.pk,
        "statement": "Another.",
        "test_type": "hoop",
        "kind": "motive",
    }

    other = make_hypothesis(study=taken.study)
    response = change(head, other, **inline("predictions", row))

    assert faults(response)["predictions-0__all__"] == ["The study already has a prediction of this key."]


def test_prediction_where_the_hypothesis_is_silent_is_refused_with_the_reason(head: Client) -> None:
    silent = make_not_applicable(reason="It speaks of great powers only.")
    row = {"key": "PP-1", "state": silent.state.pk, "statement": "A", "test_type": "hoop", "kind": "motive"}

    response: Any = change(head, silent.hypothesis, **inline("predictions", row))

    assert "It speaks of great powers only." in faults(response)["predictions-0__all__"][0]
    assert "It speaks of great powers only." in response.content.decode()


def test_wrong_date_is_refused_at_its_field(head: Client) -> None:
    assert "date_edtf" in faults(add(head, Document, **NSC_5514, date_edtf="1953-13"))


def test_saving_a_hypothesis_leaves_its_unchanged_predictions_alone(head: Client) -> None:
    prediction = make_prediction()

    change(head, prediction.hypothesis, claim="A clearer claim.")

    assert prediction.history.count() == 1


def test_fraction_is_shown_and_read_back_as_typed(head: Client) -> None:
    prediction = make_prediction(weight="1/3")

    change(head, prediction)
    prediction.refresh_from_db()

    assert prediction.weight == Fraction(1, 3)
    assert LogEntry.objects.latest("pk").get_change_message() == "No fields changed."


def test_second_study_is_made_by_hand_scored_and_leaves_the_first_alone(
    head: Client, small_study: SmallStudy
) -> None:
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )
    first_study_before = export(congruence_table(small_study.study), "json")
    study = added(head, Study, title="Another study", slug="another", visibility="private")
    coder = added(head, Coder, study=study.pk, name="Reader", slug="reader")
    states = [added(head, State, study=study.pk, name=name, slug=name) for name in ("east", "west")]
    explanation = added(head, Explanation, study=study.pk, name="Fear", slug="fear", role="rival")
    expected = [
        {
            "key": f"F-{n}",
            "state": state.pk,
            "statement": "Fear shows.",
            "test_type": "hoop",
            "kind": "motive",
        }
        for n, state in enumerate(states)
    ]
    hypothesis = added(
        head,
        Hypothesis,
        study=study.pk,
        explanation=explanation.pk,
        name="Fear",
        slug="fear",
        **inline("predictions", *expected),
    )
    documents = [added(head, Document, **(NSC_5514 | {"short_title": f"Paper {n}"})) for n in range(3)]
    for document in documents:
        added(head, Appraisal, study=study.pk, document=document.pk, grade="A")
        added(
            head,
            Passage,
            study=study.pk,
            document=document.pk,
            **inline("quotations", {"text": "We are afraid."}),
            **inline("assessments", judged(hypothesis.predictions.first(), coder)),
        )
    added(
        head,
        PublishedVerdict,
        study=study.pk,
        explanation=explanation.pk,
        state=states[0].pk,
        verdict="yes",
        source="Author 2020",
    )

    assert Assessment.objects.filter(study=study).counted().count() == 3
    assert list(Passage.objects.filter(study=study).values_list("key", flat=True)) == [
        "P0001",
        "P0002",
        "P0003",
    ]
    assert Quotation.objects.filter(study=study).count() == 3
    table = congruence_table(study)
    assert [cell.result.verdict for cell in table.cells] == [Verdict.YES, Verdict.INSUFFICIENT]
    assert [cell.agrees for cell in table.cells] == [True, None]
    assert export(congruence_table(small_study.study), "json") == first_study_before


def test_document_of_a_holding_is_found_by_what_the_archive_calls_it(head: Client) -> None:
    document = make_holding(identifier="d588").document
    make_document()

    page = head.get(address(Document, "changelist"), {"q": "d588"})

    assert list(page.context["cl"].result_list) == [document]
