"""Bodies that are turned away before anything reads them."""

from __future__ import annotations

import codecs
import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from rest_framework.exceptions import APIException

from config.exceptions import handle
from config.middleware import Answer
from config.parsers import BodyTooLarge

#: More than a name, a password and where to go next: a form to log in never has it.
LARGEST_LOGIN = 20_000
#: A length that is read as one; a longer number is no length of anything.
LENGTH = re.compile("[0-9]{1,18}")


class LengthRequired(APIException):
    """A body of unknown length, of which the server would read nothing."""

    status_code = 411
    default_code = "length-required"
    default_detail = "Say in Content-Length how many bytes the body has; it was not read."


class NoLength(APIException):
    """A length that is no number: the server would take the body for none, and a change for done."""

    status_code = 400
    default_code = "no-length"
    default_detail = "Content-Length must be a whole number of bytes; the body was not read."


class OtherCharset(APIException):
    """A body, and by Django's reading an address, in another encoding than ours."""

    status_code = 415
    default_code = "not-utf-8"
    default_detail = "Send everything in UTF-8, or name no charset in Content-Type."


def refuse_bodies(get_response: Answer) -> Answer:
    """Answer 413 to what is too large, 411 to what does not say how large it is, 415 to what is not in UTF-8.

    Pages that take files have limits of their own, and say so in their forms.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        fault = fault_of(request)
        return get_response(request) if fault is None else refusal(request, fault)

    return answer


def fault_of(request: HttpRequest) -> APIException | None:
    """What is wrong with the body, as far as the headers tell."""
    if names_other_charset(request):
        return OtherCharset()
    is_api = request.path.startswith("/api/")
    if is_api and "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
        return LengthRequired()
    if is_api and request.META.get("CONTENT_LENGTH") and not LENGTH.fullmatch(request.META["CONTENT_LENGTH"]):
        return NoLength()
    size = length_of(request)
    is_login = request.path in (reverse("login"), reverse("admin:login"))
    if (is_api and size > settings.API_LARGEST_BODY) or (is_login and size > LARGEST_LOGIN):
        return BodyTooLarge()
    return None


def names_other_charset(request: HttpRequest) -> bool:
    """Whether the request names an encoding that Django would read it by: some are not even made for text."""
    named = (request.content_params or {}).get("charset")
    if not named:
        return False
    try:
        return codecs.lookup(named).name != "utf-8"
    except LookupError:
        return True


def length_of(request: HttpRequest) -> int:
    """How many bytes the body has by its header; 0 where that says nothing of use, as Django reads it."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if LENGTH.fullmatch(said) else 0


def refusal(request: HttpRequest, fault: APIException) -> HttpResponse:
    """The fault in the form that the API gives to all, or in a sentence for people."""
    if not request.path.startswith("/api/"):
        return HttpResponse(str(fault.detail), content_type="text/plain", status=fault.status_code)
    told = handle(fault, {"request": request})
    return JsonResponse(told.data if told else {}, status=fault.status_code)
