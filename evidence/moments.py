"""Moments as people type them: “2026-05-03”, “2026-05-03T12:00”, “2026-05-03T12:00+02:00”. Pure."""

from __future__ import annotations

import datetime
import re

#: In an address a “+” that nobody encoded comes as a space: “2026-05-03T12:00 02:00”.
LOST_PLUS = re.compile(r"(?<=\d) (?=\d\d:?\d\d$)")
#: fromisoformat alone would take more, for instance a NUL at the end.
CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.]\d{1,6})?)?(Z|[+-]\d\d:?\d\d(:\d\d)?)?", re.ASCII)
#: What is repeated of a text that is no moment.
LONGEST_REPEATED = 60


class MomentNotUnderstood(ValueError):
    """The text names no moment; the message says what would."""


def read_moment(text: str, zone: datetime.tzinfo, *, ends_day: bool = True) -> datetime.datetime:
    """The moment that a text names, in the site's time zone; a date alone means its end, or else its beginning.

    Raises:
        MomentNotUnderstood: naming the text and the forms that are understood.
    """
    given = text.strip()
    try:
        moment = of_day(given, ends_day=ends_day) or of_clock(given)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return aware.astimezone(zone)
    except (ValueError, OverflowError) as fault:
        raise MomentNotUnderstood(
            f"“{readable(given)}” is no moment. Write a day, 2026-05-03, or a day with its time, 2026-05-03T12:00; "
            "with another time zone than the site's, 2026-05-03T12:00+02:00."
        ) from fault


def of_day(text: str, *, ends_day: bool) -> datetime.datetime | None:
    """One end of a day; None where the text is not a day alone."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    day = datetime.date.fromisoformat(text)
    return datetime.datetime.combine(day, datetime.time.max if ends_day else datetime.time.min)


def of_clock(text: str) -> datetime.datetime:
    """A day with its time.

    Raises:
        ValueError: when the text is none.
    """
    whole = LOST_PLUS.sub("+", text) if len(text) > len("2026-05-03 12:00") else text
    if not CLOCK.fullmatch(whole):
        raise ValueError(text)
    return datetime.datetime.fromisoformat(whole)


def readable(text: str) -> str:
    """A text as it can be printed anywhere: short, without lone surrogates and control characters."""
    short = text if len(text) <= LONGEST_REPEATED else f"{text[:LONGEST_REPEATED]}…"
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in short)
