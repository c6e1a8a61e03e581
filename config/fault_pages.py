"""What is answered where no view answers: a page for people, under `/api/` the form that programs know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from config.exceptions import refused


def is_api(request: HttpRequest) -> bool:
    """Whether a program asks."""
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot even be read as a request."""
    if is_api(request):
        return refused(400, "This is no request that can be read.", "bad_request")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that there is not."""
    if is_api(request):
        said = "There is no such address. The addresses are listed in /api/schema/; each ends with a slash."
        return refused(404, said, "not_found")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """An error of ours; what it was stands in the log only."""
    if is_api(request):
        said = "The program met an error that it did not expect. What was being written is not written."
        return refused(500, said, "error")
    return defaults.server_error(request)
