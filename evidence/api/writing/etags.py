"""Which version of a record a request speaks of: `ETag` names it, `If-Match` asks for it."""

from __future__ import annotations

import re
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.request import Request

HEADER = "If-Match"
#: one or more tags between quotation marks; a proxy that compresses may have made them weak ones
TAGS = re.compile(r'\s*(?:W/)?"[\x21\x23-\x7e]*"\s*(?:,\s*(?:W/)?"[\x21\x23-\x7e]*"\s*)*')
ONE_TAG = re.compile(r'"([^"]*)"')
ANY = "*"


class PreconditionRequired(APIException):
    """A change that does not say which version it is a change of."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "required"

    def __init__(self) -> None:
        said = "Say which version you change: send the `ETag` that you got with it as `If-Match`, or “*” for any."
        super().__init__({HEADER: [ErrorDetail(said, code=self.default_code)]})


class Stale(APIException):
    """A change of a version that somebody has changed meanwhile."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "stale"

    def __init__(self, tag: str, change: Any) -> None:
        who = str(change.history_user or "somebody") if change else "somebody"
        when = localtime(change.history_date) if change else None
        at = f" (on {date_format(when, 'DATETIME_FORMAT')})" if when else ""
        said = (
            f"{who.capitalize() if not change else who} changed this after you read it{at}. "
            "Nothing is written. Read it again, and send its new `ETag`."
        )
        told = ErrorDetail(said, code=self.default_code)
        told.more = {  # type: ignore[attr-defined]  # told beside message and code, by config.exceptions
            "changed_by": who,
            "changed_at": when.isoformat() if when else None,
            "etag": tag,
        }
        # not by the framework's own way, which would copy the fault without what is told beside it
        self.detail = {HEADER: [told]}
        self.tag = tag


def etag(version: str) -> str:
    """The tag of a version."""
    return f'"{version}"'


def versions_asked_for(request: Request) -> set[str]:
    """The versions that the request takes to be there; “*” for any.

    Raises:
        PreconditionRequired: when it names none.
        ValidationError: when it is no list of tags.
    """
    given = request.headers.get(HEADER)
    if given is None:
        raise PreconditionRequired
    if given.strip() == ANY:
        return {ANY}
    if not TAGS.fullmatch(given):
        said = 'This is no tag. Send the `ETag` as you got it, with its quotation marks: "12-0-0".'
        raise ValidationError({HEADER: [ErrorDetail(said, code="malformed")]})
    return set(ONE_TAG.findall(given))
