"""A request for which the database had no time: it is told to come again, and not that something broke."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.exceptions import refused
from config.fault_pages import is_api

#: What is waited for is released within a second or two; a whole import by others has its steps, too.
SECONDS = 5
SAID = (
    "The database is busy with what others write, and this request had to wait too long. Nothing of it is written, "
    "except finished steps of an import: send it again. Nothing is written twice."
)
#: How PostgreSQL's codes begin: rolled back for others, too many logins, held by others, stopping, gone; no full disk.
BUSY = ("40", "53300", "55P03", "57P", "08")


class AnswerBusy:
    """Answers 503, with `Retry-After`, where a view was kept from the database by others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Every answer but those below."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The answer to a request that others were in the way of; None to any other fault."""
        if not isinstance(fault, OperationalError) or not is_busy(fault):
            return None
        answer: HttpResponse
        if is_api(request):
            answer = refused(503, SAID, "busy")
        else:
            answer = HttpResponse(render_to_string("503.html", {"said": SAID}), status=503)
        answer["Retry-After"] = str(SECONDS)
        return answer


def is_busy(fault: OperationalError) -> bool:
    """Whether the same request may succeed in a moment, with nothing mended."""
    cause = fault.__cause__
    of_sqlite = getattr(cause, "sqlite_errorcode", None)
    if of_sqlite is not None:  # the lower byte; the higher ones say more exactly what was locked
        return of_sqlite & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return (getattr(cause, "pgcode", None) or "").startswith(BUSY)
