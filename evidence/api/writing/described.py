"""What the schema says of creating, changing and deleting: bodies, headers, answers, examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from evidence.api.writing.etags import HEADER
from evidence.api.writing.views import REASON_HEADER

FAULT = {
    "type": "object",
    "properties": {
        "message": {"type": "string", "description": "What is wrong and what to do, for people."},
        "code": {"type": "string", "description": "What is wrong, for programs."},
    },
    "required": ["message", "code"],
}
#: Nested rows make it deeper; a schema that refers to itself would be more exact, and less read.
FAULTS = {
    "type": "object",
    "description": (
        "By field, filter or header, what is wrong there: a list of faults. `non_field_errors` holds those of a whole "
        "row, `detail` those of a whole request. Rows inside a record are named by their index, from 0."
    ),
    "additionalProperties": {
        "oneOf": [{"type": "array", "items": FAULT}, {"type": "object", "additionalProperties": True}]
    },
}
SAID = {
    400: "Something breaks a rule; nothing is written.",
    403: "You may not write this.",
    404: "There is no such record for you.",
    409: "Other rows hang on it, or somebody wrote the same at the same moment; nothing is written.",
    412: "Somebody changed it after you read it: who and when (`changed_by`, `changed_at`), and its new `etag`.",
    428: "`If-Match` is missing.",
}
REASON = OpenApiParameter(
    REASON_HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Why, in one line; kept in the history.",
)
MATCH = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The `ETag` that came with the record when you read it; “*” for whatever is there.",
)


def refusals(*codes: int) -> dict[int, OpenApiResponse]:
    """The answers to what cannot be done."""
    return {code: OpenApiResponse(FAULTS, SAID[code]) for code in codes}


def examples(bodies: dict[str, Any]) -> list[OpenApiExample]:
    """Bodies to copy; a test sends each of them."""
    return [OpenApiExample(name, body, request_only=True) for name, body in bodies.items()]


def described(sent: Any, shown: Any, bodies: dict[str, Any] | None = None) -> Callable[[Any], Any]:
    """Describe a viewset that writes: what is sent, what is answered, and examples of what is sent."""
    return extend_schema_view(
        create=extend_schema(
            request=sent,
            parameters=[REASON],
            responses={201: OpenApiResponse(shown, "Written."), **refusals(400, 403, 409)},
            examples=examples(bodies or {}),
        ),
        partial_update=extend_schema(
            request=sent,
            parameters=[MATCH, REASON],
            responses={200: OpenApiResponse(shown, "Changed."), **refusals(400, 403, 404, 409, 412, 428)},
        ),
        destroy=extend_schema(
            parameters=[MATCH, REASON],
            responses={
                204: OpenApiResponse(None, "Deleted, with what it contains; its history stays."),
                **refusals(400, 403, 404, 409, 412, 428),
            },
        ),
    )
