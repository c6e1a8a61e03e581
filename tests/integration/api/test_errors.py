"""How the API says that something is wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import ValidationError as ApiValidationError

from config.exceptions import handle
from tests.integration.api.faults import codes, messages


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        pytest.param(
            ValidationError({"from": ["No such day.", "No such month."], "to": "Too early."}),
            {"from": ["No such day.", "No such month."], "to": ["Too early."]},
            id="fields",
        ),
        pytest.param(
            ValidationError({"key": ValidationError("“%(key)s” is taken.", params={"key": "E1"})}),
            {"key": ["“E1” is taken."]},
            id="message-with-parameters",
        ),
        pytest.param(ValidationError("No rule."), {"non_field_errors": ["No rule."]}, id="whole-row"),
        pytest.param(
            ValidationError({NON_FIELD_ERRORS: ["No rule."], "key": ["Empty."]}),
            {"non_field_errors": ["No rule."], "key": ["Empty."]},
            id="row-and-field",
        ),
    ],
)
def test_validation_error_of_a_model_is_told_field_by_field(
    fault: ValidationError, answer: dict[str, list[str]]
) -> None:
    response = handle(fault, {})

    assert response is not None
    assert response.status_code == 400
    assert messages(response.data) == answer


def test_each_fault_has_its_code() -> None:
    fault = ValidationError(
        {"key": [ValidationError("Taken.", code="doubled"), "No such thing."], "text": ["Empty."]}
    )

    response = handle(fault, {})

    assert response is not None
    assert codes(response.data) == {"key": ["doubled", "invalid"], "text": ["invalid"]}


def test_rows_of_a_list_are_named_by_their_index() -> None:
    response = handle(ApiValidationError({"rows": [{}, {"key": ["Empty."]}, {}]}), {})

    assert response is not None
    assert messages(response.data) == {"rows": {"1": {"key": ["Empty."]}}}


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        pytest.param(NotFound(), {"detail": ["not_found"]}, id="request"),
        pytest.param(ApiValidationError(["No rule."]), {"non_field_errors": ["invalid"]}, id="row"),
    ],
)
def test_faults_of_a_whole_request_have_the_same_form(fault: Exception, answer: dict[str, list[str]]) -> None:
    response = handle(fault, {})

    assert response is not None
    assert codes(response.data) == answer


def test_other_faults_are_left_to_the_framework() -> None:
    not_found, unexpected = handle(NotFound(), {}), handle(RuntimeError(), {})

    assert not_found is not None
    assert not_found.status_code == 404
    assert unexpected is None
