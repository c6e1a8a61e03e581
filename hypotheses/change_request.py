"""What an address asks of the history of studies: one reading for page and API."""

from __future__ import annotations

import base64
import binascii
import datetime
from collections.abc import Collection
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from evidence.moments import MomentNotUnderstood, read_moment
from hypotheses.queries.changes import Asked, Place, kinds


def read_asked(given: QueryDict, studies: Collection[int]) -> Asked:
    """Which records an address asks for, of these studies.

    Raises:
        ValidationError: naming every parameter that is wrong.
    """
    faults: dict[str, list[str]] = {}
    known = list(kinds())
    chosen = [kind for kind in given.getlist("kind") if kind]
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        faults["kind"] = [f"Unknown: {', '.join(unknown)}. Known: {', '.join(known)}."]
    moments: dict[str, datetime.datetime | None] = {"since": None, "until": None}
    for name in moments:
        text = given.get(name, "").strip()
        try:
            if text:
                zone = timezone.get_default_timezone()
                moments[name] = read_moment(text, zone, ends_day=name == "until")
        except MomentNotUnderstood as fault:
            faults[name] = [str(fault)]
    person, key = given.get("person", "").strip(), given.get("key", "").strip()
    for name, text in (("person", person), ("key", key)):
        if "\0" in text:
            faults[name] = ["This has a NUL character, which no text has."]
    if faults:
        raise ValidationError(faults)
    return Asked(studies=studies, kinds=tuple(chosen), person=person, key=key, **moments)


def cursor_of(place: Place) -> str:
    """A place as an address carries it."""
    text = f"{place.moment.astimezone(datetime.UTC).isoformat()}|{place.kind}|{place.number}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Place | None:
    """The place of a cursor; None where none was given.

    Raises:
        ValidationError: for a cursor that no page of ours gave.
    """
    if not text:
        return None
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        moment, kind, number = base64.b64decode(padded, b"-_", validate=True).decode("ascii").split("|")
        place = Place(datetime.datetime.fromisoformat(moment), kind, int(number))
        if place.moment.utcoffset() is None or kind not in kinds() or not 0 <= place.number < 2**63:
            raise ValueError(text)
        return replace(place, moment=place.moment.astimezone(datetime.UTC))
    except (ValueError, OverflowError, UnicodeError, binascii.Error) as fault:
        message = "This is no cursor. Take it from a page before, or leave it out."
        raise ValidationError({"cursor": [message]}) from fault
