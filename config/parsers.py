"""What the API takes for JSON: UTF-8, every key once, numbers and signs that the database can hold."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.settings import api_settings

#: No text has them: NUL, which PostgreSQL cannot take, and halves of a sign, which no encoding can.
NO_TEXT = re.compile("[\0\ud800-\udfff]")
#: Nothing that the API takes is nested deeper.
DEEPEST = 30
#: So many faults are told at once; a body may be wrong in a million places.
MOST_FAULTS = 100
LARGEST, DIGITS = 2**63 - 1, 19


class BodyTooLarge(APIException):
    """The body is larger than the site takes."""

    status_code = 413
    default_code = "too-large"

    def __init__(self) -> None:
        super().__init__(
            f"The body has more than {settings.API_LARGEST_BODY:,} bytes. Send it in several parts."
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands in the place of a value that cannot be taken, until all of the body is read."""

    code: str
    message: str


class StrictJSONParser(JSONParser):
    """Reads the body of a request, or says what is wrong with it and where."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """What the body says.

        Raises:
            BodyTooLarge: when it has more bytes than the site takes; no more than that are read.
            ParseError: when it is no JSON in UTF-8, or nested too deep.
            ValidationError: naming each field that holds what cannot be taken.
        """
        body = stream.read(settings.API_LARGEST_BODY + 1)
        if len(body) > settings.API_LARGEST_BODY:
            raise BodyTooLarge
        return read_json(body)


def read_json(body: bytes) -> Any:
    """What the JSON says.

    Raises:
        ParseError: when it is no JSON in UTF-8, or nested too deep.
        ValidationError: naming each field that holds what cannot be taken.
    """
    try:
        value = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=object_of,
            parse_int=whole_number,
            parse_float=number,
            parse_constant=no_number,
        )
    except UnicodeDecodeError as fault:
        message = f"The body is no text in UTF-8: see its byte {fault.start}, counted from 0."
        raise ParseError(message, code="not-utf-8") from fault
    except json.JSONDecodeError as fault:
        message = f"The body is no JSON: {fault.msg}, in line {fault.lineno}, column {fault.colno}."
        raise ParseError(message, code="not-json") from fault
    except RecursionError as fault:
        raise too_deep() from fault
    faults: dict[str, Any] = {}
    for path, found in islice(faults_in(value), MOST_FAULTS):
        *above, last = path or (api_settings.NON_FIELD_ERRORS_KEY,)
        around = faults
        for step in above:
            around = around.setdefault(step, {})
        around[last] = [ErrorDetail(found.message, code=found.code)]
    if faults:
        raise ValidationError(faults)
    return value


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, with a fault for each key that it has twice: which of the values is meant, nobody can know."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled = {key for key in found if keys.count(key) > 1} if len(keys) < 1000 else set(keys)
        found |= dict.fromkeys(doubled, Fault("doubled", "This stands more than once in the same object."))
    return found


def whole_number(digits: str) -> int | Fault:
    """A whole number that a column can hold."""
    if len(digits.lstrip("-")) <= DIGITS and abs(value := int(digits)) <= LARGEST:
        return value
    return Fault("too-large", f"This number has {len(digits)} digits. Whole numbers go up to {LARGEST}.")


def number(digits: str) -> float | Fault:
    """A number with a fraction or an exponent, as far as there is one so large."""
    value = float(digits)
    return value if math.isfinite(value) else Fault("too-large", "This number is too large.")


def no_number(name: str) -> Fault:
    """NaN and Infinity, which Python writes and JSON does not know."""
    return Fault("not-a-number", f"{name} is no number in JSON. Leave the field out, or send null.")


def faults_in(value: Any) -> Iterator[tuple[tuple[str, ...], Fault]]:
    """Each place that holds what cannot be taken, as `("quotations", "1", "text")`, and what is wrong there.

    Raises:
        ParseError: when something is nested deeper than anything the API takes.
    """
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, Fault):
            yield path, each
        elif isinstance(each, str) and NO_TEXT.search(each):
            yield path, Fault("not-text", "This has a NUL, or half of a sign (a lone surrogate).")
        elif isinstance(each, (dict, list)) and len(path) >= DEEPEST:
            raise too_deep()
        elif isinstance(each, list):
            waiting.extend(((*path, str(place)), part) for place, part in enumerate(each))
        elif isinstance(each, dict):
            if any(map(NO_TEXT.search, each)):
                yield path, Fault("not-text", "A key here has a NUL, or half of a sign (a lone surrogate).")
            else:
                waiting.extend(((*path, key[:100]), part) for key, part in each.items())


def too_deep() -> ParseError:
    """That lists and objects stand in one another too often."""
    return ParseError(f"Lists and objects stand more than {DEEPEST} deep in one another.", code="too-deep")
