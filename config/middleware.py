"""What is turned away before any page looks at it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

from config.exceptions import refused

Answer = Callable[[HttpRequest], HttpResponse]


def refuse_nul(get_response: Answer) -> Answer:
    """Answer 400 to an address or cookie with a NUL character, which no text has and PostgreSQL cannot take.

    The API refuses them in its parameters itself, naming the parameter.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        is_api = request.path.startswith("/api/")
        parameters = b"" if is_api else unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        if b"\0" in parameters or any("\0" in part for part in (request.path, *request.COOKIES.values())):
            said = "The address or a cookie has a NUL character."
            if is_api:
                return refused(400, said, "null_characters_not_allowed")
            return HttpResponseBadRequest(said, content_type="text/plain")
        return get_response(request)

    return answer
