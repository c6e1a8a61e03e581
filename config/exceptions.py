"""What the API answers when something is wrong: each field or filter, and what was wrong there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.response import Response
from rest_framework.serializers import as_serializer_error
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler


def handle(fault: Exception, context: dict[str, Any]) -> Response | None:
    """Turn the models' validation errors into a 400 that names each field; leave the rest to the framework.

    Faults of a whole row stand under `non_field_errors`.
    """
    if isinstance(fault, ValidationError):
        detail = as_serializer_error(fault)
        if NON_FIELD_ERRORS in detail:
            detail[api_settings.NON_FIELD_ERRORS_KEY] = detail.pop(NON_FIELD_ERRORS)
        fault = ApiValidationError(detail)
    return exception_handler(fault, context)
