"""Tests of predictions, and of the record that there is none."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_hypothesis, make_not_applicable, make_prediction, make_state

pytestmark = pytest.mark.django_db


def test_prediction_is_refused_where_the_hypothesis_says_nothing() -> None:
    silent = make_not_applicable(reason="Japan had no say.")

    with pytest.raises(ValidationError) as refusal:
        make_prediction(hypothesis=silent.hypothesis, state=silent.state)

    (error,) = refusal.value.error_dict["hypothesis"]
    assert error.code == "not-applicable"
    assert "Japan had no say." in refusal.value.messages[0]
    assert silent.state.name in refusal.value.messages[0]


def test_silence_is_refused_where_the_hypothesis_predicts_something() -> None:
    first = make_prediction(key="PP-US-1")
    make_prediction(hypothesis=first.hypothesis, state=first.state, key="PP-US-2")

    with pytest.raises(ValidationError) as refusal:
        make_not_applicable(hypothesis=first.hypothesis, state=first.state)

    (error,) = refusal.value.error_dict["state"]
    assert error.code == "has-predictions"
    assert "PP-US-1, PP-US-2" in refusal.value.messages[0]


def test_silence_on_one_state_leaves_the_others_free() -> None:
    silent = make_not_applicable()

    elsewhere = make_prediction(hypothesis=silent.hypothesis, state=make_state(study=silent.study))
    of_another = make_prediction(hypothesis=make_hypothesis(study=silent.study), state=silent.state)

    assert elsewhere.state != silent.state
    assert of_another.hypothesis != silent.hypothesis


def test_prediction_without_hypothesis_or_state_is_a_fault_and_no_crash() -> None:
    prediction = make_prediction()
    prediction.hypothesis = prediction.state = None

    with pytest.raises(ValidationError) as refusal:
        prediction.full_clean()

    assert set(refusal.value.message_dict) == {"hypothesis", "state"}
