"""Requests made up from the schema, right and wrong ones: no crash, and no answer that the schema does not tell of."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from tests.factories import SECRET
from tests.integration.api.connections import kept_connection
from tests.integration.api.filled import fill, knowing_schema, names_there, operations, plain_schema

pytestmark = pytest.mark.django_db

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize("resource", operations())
def test_no_request_is_answered_by_a_crash_or_outside_the_schema(
    resource: str, request: pytest.FixtureRequest
) -> None:
    _, lead = fill()
    n = int(request.config.getoption("--any-requests"))

    for mode, described in (
        (GenerationMode.POSITIVE, knowing_schema(names_there(lead))),
        (GenerationMode.NEGATIVE, plain_schema()),
    ):
        schema = schemathesis.openapi.from_dict(described)
        schema.app = application
        for label in operations()[resource]:
            # where any text at all is right, nothing wrong can be sent
            with suppress(Unsatisfiable) if mode == GenerationMode.NEGATIVE else nullcontext():
                ask(schema.find_operation_by_label(label), mode, n)


def ask(operation: Any, mode: GenerationMode, n: int) -> None:
    """Send so many requests, made up anew in every run alike, and hold each answer against the schema."""

    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    @hypothesis.settings(
        max_examples=n,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    def answered(case: Any) -> None:
        with kept_connection(), transaction.atomic():
            response = case.call(headers={"Authorization": f"Bearer {SECRET}"})
            transaction.set_rollback(True)
        case.validate_response(response, checks=CHECKS)

    answered()
