"""Dates of works: as bibliographies write them, and in EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from evidence.dates import DateNotUnderstood, read_edtf, read_printed

_RIS = re.compile(r"(\d{4})?/(\d{1,2})?/(\d{1,2})?(?:/(.*))?")
_YEAR = re.compile(r"-?(\d{4})")


@dataclass(frozen=True, slots=True)
class WorkDate:
    """A date in words, if it was in words, and in EDTF; both empty where there is none."""

    printed: str = ""
    edtf: str = ""

    @property
    def year(self) -> int | None:
        """The year, or the first of several."""
        found = _YEAR.match(self.edtf)
        return int(found[1]) if found else None


def date_in_words(text: str) -> WorkDate:
    """A date in words or in EDTF. One that cannot be read is kept as it is."""
    text = " ".join(text.split())
    if not text:
        return WorkDate()
    try:
        return WorkDate("", read_edtf(text).edtf)
    except DateNotUnderstood:
        pass
    try:
        return WorkDate(text, read_printed(text).edtf)
    except DateNotUnderstood:
        return WorkDate(text, "")


def date_in_ris(text: str) -> WorkDate:
    """A date as RIS has it: 1988, 1988/05//, 2009///Winter; or in words."""
    found = _RIS.fullmatch(text.strip())
    if not found or not found[1]:
        return date_in_words(text)
    year, month, day, other = found.groups()
    if other and not month:
        return date_in_words(f"{other} {year}")
    return date_in_parts([year, month, day])


def date_in_parts(parts: list[Any]) -> WorkDate:
    """A date from year, month and day, the last of which may be missing.

    Raises:
        ValueError: when they are no date.
    """
    try:
        numbers = [int(part) for part in parts if part not in (None, "", 0, "0")]
        edtf = "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:3])])
        return WorkDate("", read_edtf(edtf).edtf)
    except (TypeError, ValueError, IndexError, DateNotUnderstood) as fault:
        raise ValueError(f"{'-'.join(map(str, parts))} is no date") from fault


def date_in_csl(value: Any) -> WorkDate:
    """A date as CSL-JSON has it.

    Raises:
        ValueError: when it is none.
    """
    if isinstance(value, str):
        return date_in_words(value)
    if not isinstance(value, dict):
        raise ValueError("expected an object with “date-parts”")
    words = value.get("literal") or value.get("raw")
    if isinstance(words, str) and words.strip():
        return date_in_words(words)
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or not all(isinstance(part, list) and part for part in parts):
        raise ValueError("expected “date-parts”, “literal” or “raw” in it")
    days = [date_in_parts(part).edtf for part in parts[:2]]
    season = str(value.get("season") or "")
    if season in ("1", "2", "3", "4") and len(days) == 1 and len(days[0]) == 4:
        days = [f"{days[0]}-{20 + int(season)}"]
    elif season:
        return date_in_words(f"{season} {days[0]}")
    about = "~" if value.get("circa") and len(days) == 1 else ""
    return WorkDate("", "/".join(days) + about)
