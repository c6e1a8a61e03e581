"""The Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2), read into a first and a last day.

Read are level 1 without times of day and without years of more than four digits, and of level 2 what
archives need: sets ('[1951,1953]' one of them, '{1951,1953}' all of them), marks on a part ('1953-07?-11')
and unspecified digits beside known ones ('195X-07', '1953-XX-11'). Level 2's further seasons (25 to 41) are
refused, because '1935-36' is how scholars print two years.

Seasons are those of the northern hemisphere in whole months, as meteorologists count them: spring (21)
March to May, summer (22) June to August, autumn (23) September to November, winter (24) December *of the
year named* to February of the next. An open end ('..') and an unknown one (nothing) both leave their side
without a bound.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from evidence.dates.readings import DateNotUnderstood, DateReading, refuse_unreadable

#: Year, month and day; not `datetime.date`, which knows neither the year 0 nor 10000.
Day = tuple[int, int, int]

_MARK = "[?~%]?"
_DATE = re.compile(
    rf"{_MARK}(?P<sign>-?)(?P<year>[0-9]{{2}}(?:[0-9]{{2}}|[0-9]X|XX)){_MARK}"
    rf"(?:-{_MARK}(?P<month>[0-9]{{2}}|XX){_MARK}(?:-{_MARK}(?P<day>[0-9]{{2}}|XX){_MARK})?)?"
)
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

#: Faults common enough to deserve a sentence of their own, tried in this order.
_KNOWN_FAULTS = (
    (r"Y-?[0-9].*", "years of more than four digits are not kept here"),
    (r"-?[0-9]{5,}.*", "years have four digits"),
    (r".*[0-9]T[0-9].*", "leave out the time of day"),
    (
        r".*[0-9]u.*|.*(open|unknown).*",
        "this is EDTF of before 2019; write X for an unknown digit and .. for an open end",
    ),
    (r".*x.*", "unknown digits are written with a capital X"),
    (r".*-([0-9]X|X[0-9]).*", "a month or a day is known whole, or is XX"),
    (r"[0-9X]{4}-[0-9](-.*)?|.*-[0-9]{2}-[0-9]", "months and days have two digits"),
    (r".*/.*/.*", "an interval has two ends"),
)


class Span(NamedTuple):
    """The first and the last day that an expression allows; None where it is open."""

    first: Day | None
    last: Day | None


def read_edtf(text: str) -> DateReading:
    """Read EDTF text. Bounds are strict: what the words allow, no wider for a '?' or a '~'.

    Raises `DateNotUnderstood` for all else: other notations, impossible dates, reversed intervals.
    """
    refuse_unreadable(text)
    edtf = text.strip()
    span = _span_of(edtf)
    return DateReading(
        edtf=edtf,
        earliest=_as_date(span.first),
        latest=_as_date(span.last),
        is_uncertain="?" in edtf or "%" in edtf,
        is_approximate="~" in edtf or "%" in edtf,
    )


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, the Gregorian calendar being carried back before its adoption."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def _span_of(edtf: str) -> Span:
    """The span of a whole expression: a set, an interval or one date."""
    if (edtf[0], edtf[-1]) in {("[", "]"), ("{", "}")}:
        return _span_of_set(edtf)
    if edtf.count("/") == 1:
        start, _, end = edtf.partition("/")
        return _span_between(start, end, edtf)
    return _span_of_date(edtf, edtf)


def _span_of_set(edtf: str) -> Span:
    """From the earliest to the latest member of a set; '..' stands between, before or after members."""
    members = []
    for member in edtf[1:-1].split(","):
        start, dots, end = member.strip().partition("..")
        members.append(_span_between(start, end, edtf) if dots else _span_of_date(start, edtf))
    firsts = [member.first for member in members]
    lasts = [member.last for member in members]
    return Span(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )


def _span_between(start: str, end: str, whole: str) -> Span:
    """From the first day of one date to the last day of another; either may be open or unknown."""
    first = None if start in {"", ".."} else _span_of_date(start, whole).first
    last = None if end in {"", ".."} else _span_of_date(end, whole).last
    if first is None and last is None:
        raise DateNotUnderstood(whole, "an interval open at both ends says nothing")
    if first is not None and last is not None and first > last:
        raise DateNotUnderstood(whole, "the interval ends before it begins")
    return Span(first, last)


def _span_of_date(text: str, whole: str) -> Span:
    """The span of one date: a year, season, month or day, any digits of which may be unspecified."""
    match = _DATE.fullmatch(text)
    if match is None or match["sign"] and match["year"] == "0000":
        raise DateNotUnderstood(whole, _fault_of(whole))
    low, high = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    years = range(-high, -low + 1) if match["sign"] else range(low, high + 1)
    if match["month"] and match["day"] is None and match["month"] != "XX" and int(match["month"]) > 12:
        return _span_of_season(years, int(match["month"]), whole)
    months = _values(match["month"], range(1, 13))
    days = _values(match["day"], range(1, 32))
    if not months or not days:
        raise DateNotUnderstood(
            whole, f"there is no month {match['month']}" if not months else f"no day {match['day']}"
        )
    return _span_of_days(years, months, days, whole)


def _values(digits: str | None, possible: range) -> range:
    """The numbers a month or day can be: all when it is unsaid or XX, none when it does not exist."""
    if digits is None or digits == "XX":
        return possible
    number = int(digits)
    return range(number, number + 1) if number in possible else range(0)


def _span_of_days(years: range, months: range, days: range, whole: str) -> Span:
    """From the first to the last day that exists among the years, months and days allowed."""
    first = _first_existing((year, month, day) for year in years for month in months for day in days)
    last = _first_existing(
        (year, month, day) for year in reversed(years) for month in reversed(months) for day in reversed(days)
    )
    if first is None or last is None:
        raise DateNotUnderstood(whole, "there is no such day in the calendar")
    return Span(first, last)


def _first_existing(candidates: Iterable[Day]) -> Day | None:
    """The first of the candidates that the calendar has."""
    return next((day for day in candidates if day[2] <= days_in_month(day[0], day[1])), None)


def _span_of_season(years: range, season: int, whole: str) -> Span:
    """Three whole months; a winter runs over into the next year."""
    begins = _FIRST_MONTH_OF_SEASON.get(season)
    if begins is None:
        reason = f"there is no month {season}, and seasons are 21 (spring) to 24 (winter)"
        two_years = f"{whole[:2]}{season}"
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", whole) and two_years > whole[:4]:
            reason += f"; two years are written {whole[:4]}/{two_years}"
        raise DateNotUnderstood(whole, reason)
    ends_year, ends_month = (years[-1] + 1, 2) if begins == 12 else (years[-1], begins + 2)
    return Span((years[0], begins, 1), (ends_year, ends_month, days_in_month(ends_year, ends_month)))


def _as_date(day: Day | None) -> date | None:
    """The day as a database column can hold it; None for an open side and for years outside 1 to 9999."""
    return date(*day) if day is not None and MINYEAR <= day[0] <= MAXYEAR else None


def _fault_of(whole: str) -> str:
    """What was most likely wrong with a text that is no EDTF."""
    for pattern, fault in _KNOWN_FAULTS:
        if re.fullmatch(pattern, whole):
            return fault
    return "this is not EDTF"
