"""What a date in EDTF means, for who does not read EDTF."""

from __future__ import annotations

from calendar import month_name
from datetime import date

from evidence.dates import DateNotUnderstood, read_edtf


def date_in_words(edtf: str) -> str:
    """The days that a date allows, in words: “August 7, 1952”, “from August 1, 1953 to August 31, 1953, uncertain”.

    Nothing for text that is no EDTF.
    """
    try:
        reading = read_edtf(edtf)
    except DateNotUnderstood:
        return ""
    doubts = ", uncertain" * reading.is_uncertain + ", approximate" * reading.is_approximate
    return f"{days_in_words(reading.earliest, reading.latest)}{doubts}"


def days_in_words(earliest: date | None, latest: date | None) -> str:
    """A day, or the days from one to another; either end may be open."""
    if earliest is not None and earliest == latest:
        return day_in_words(earliest)
    begins = f"from {day_in_words(earliest)}" if earliest else ""
    ends = f"to {day_in_words(latest)}" if latest else ""
    return f"{begins} {ends}".strip() or "at an unknown time"


def day_in_words(day: date) -> str:
    """A day as Americans write it."""
    return f"{month_name[day.month]} {day.day}, {day.year}"
