"""What the API answers when something is wrong: each field, filter or header, and what was wrong there.

One form everywhere: a name leads to a list of faults, each with a message for people and a code for programs; the rows
of a list are named by their index, counted from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import JsonResponse
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.response import Response
from rest_framework.serializers import as_serializer_error
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler


def handle(fault: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a fault in the one form; what is no fault of the request is left to the framework.

    Faults of a whole row stand under `non_field_errors`, those of a whole request under `detail`.
    """
    if isinstance(fault, ValidationError):
        detail = as_serializer_error(fault)
        if NON_FIELD_ERRORS in detail:
            detail[api_settings.NON_FIELD_ERRORS_KEY] = detail.pop(NON_FIELD_ERRORS)
        fault = ApiValidationError(detail)
    response = exception_handler(fault, context)
    if response is not None:
        is_of_row = isinstance(response.data, list)
        response.data = told(
            {api_settings.NON_FIELD_ERRORS_KEY: response.data} if is_of_row else response.data
        )
    return response


def refused(status: int, message: str, code: str) -> JsonResponse:
    """A refusal of a whole request in the one form, for what goes wrong before or outside the framework."""
    return JsonResponse({"detail": [{"message": message, "code": code}]}, status=status)


def told(detail: Any) -> Any:
    """Faults as the framework keeps them, in the one form."""
    if isinstance(detail, Mapping):
        return {as_text(name): told(faults) for name, faults in detail.items()}
    if isinstance(detail, list):
        if any(isinstance(each, Mapping) for each in detail):
            return {str(index): told(each) for index, each in enumerate(detail) if each}
        return [one(each) for each in detail]
    return [one(detail)]


def one(fault: Any) -> dict[str, str]:
    """One fault: its message, its code, and what else a program may want to know of it (`more`)."""
    return {
        "message": as_text(fault),
        "code": getattr(fault, "code", None) or "invalid",
        **getattr(fault, "more", {}),
    }


def as_text(said: Any) -> str:
    """What is said, as text that can be sent: it may repeat half of a character, which no file can hold."""
    return str(said).encode("utf-8", "replace").decode("utf-8")
