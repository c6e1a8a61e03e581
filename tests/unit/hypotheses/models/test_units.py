"""A unit that a lead names lies within one document and under one prediction."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_document, make_passage, make_prediction, make_unit_decision

pytestmark = pytest.mark.django_db


def test_two_passages_of_one_document_may_be_named_one_unit() -> None:
    first = make_unit_decision(unit="talks")
    other = make_passage(study=first.study, document=first.passage.document)

    second = make_unit_decision(prediction=first.prediction, passage=other, unit="talks")

    assert second.unit == first.unit


def test_passages_of_two_documents_are_no_unit() -> None:
    first = make_unit_decision(unit="talks")
    other = make_passage(study=first.study, document=make_document())

    with pytest.raises(ValidationError) as refusal:
        make_unit_decision(prediction=first.prediction, passage=other, unit="talks")

    assert refusal.value.message_dict["unit"] == [
        "A unit lies within one document, and this name is that of a unit in another. Choose another name; put "
        "passages of several documents into a cluster instead."
    ]


def test_the_same_name_may_serve_under_another_prediction() -> None:
    first = make_unit_decision(unit="talks")
    elsewhere = make_passage(study=first.study, document=make_document())

    make_unit_decision(prediction=make_prediction(study=first.study), passage=elsewhere, unit="talks")


def test_decision_can_be_changed_in_place() -> None:
    decision = make_unit_decision(unit="talks")
    decision.unit = "dinner"

    decision.full_clean()
