"""Single dates in English words and in figures: 'August 7, 1952', 'late June 1953', '1952.8.7'.

Every function here takes text already folded (lower case, single spaces) and answers EDTF, or None when the
text is of another kind. Early, mid and late are conventions, and so always marked approximate: days 1-10,
11-20 and 21-end of a month; January-April, May-August and September-December of a year; years 0-3, 4-6 and
7-9 of a decade.
"""

from __future__ import annotations

import re

from evidence.dates.edtf import days_in_month
from evidence.dates.readings import DateNotUnderstood

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_YEAR = r"(?P<year>[1-9][0-9]{3})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_PART = r"(?P<part>early|mid|late)[- ](?:in )?"
_FULL_DATES = (
    re.compile(rf"{_MONTH} {_DAY},? {_YEAR}"),
    re.compile(rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}"),
)
_MONTH_AND_YEAR = re.compile(rf"(?:{_PART})?{_MONTH}(?:,| of)? {_YEAR}")
_SEASON = re.compile(
    rf"(?:the )?(?P<season>{'|'.join(SEASONS)})(?: of|,)? {_YEAR}"
    r"(?:[-–/](?P<next>(?:[0-9]{2})?[0-9]{2}))?"
)
_PART_OF_YEAR = re.compile(rf"{_PART}{_YEAR}")
_DECADE = re.compile(rf"(?:the )?(?:{_PART})?(?P<decade>[1-9][0-9]{{2}})0'?s")
_YEAR_FIRST = re.compile(
    rf"{_YEAR}(?P<mark>[-–./]) ?(?P<month>[0-9]{{1,2}})(?:(?P=mark) ?(?P<day>[0-9]{{1,2}}))?\.?"
)
_YEAR_LAST = re.compile(rf"(?P<one>[0-9]{{1,2}})(?P<mark>[-–./]) ?(?P<two>[0-9]{{1,2}})(?P=mark) ?{_YEAR}")


def read_western(text: str) -> str | None:
    """The EDTF of one date in English or in figures, or None.

    Raises `DateNotUnderstood` for what can be read in two ways, naming both.
    """
    for read in (_full_date, _month, _season, _part_of_year, _decade, _year_first, _year_last):
        edtf = read(text)
        if edtf is not None:
            return edtf
    return None


def day_of(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of a year, a month or a day. A month over 12 would be a season to EDTF, and is refused here."""
    if month is not None and not 1 <= month <= 12:
        raise DateNotUnderstood(str(month), f"there is no month {month}")
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])


def part_of_month(year: int, month: int, part: str) -> str:
    """EDTF of the early, mid or late days of a month; the month must exist."""
    last = days_in_month(year, month)
    begins, ends = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[part]
    return f"{day_of(year, month, begins)}~/{day_of(year, month, ends)}~"


def _full_date(text: str) -> str | None:
    """'August 7, 1952', '7 August 1952', 'Aug. 7th, 1952', '7th of August 1952'."""
    for pattern in _FULL_DATES:
        match = pattern.fullmatch(text)
        if match and match["month"] in _MONTH_NUMBERS:
            return day_of(int(match["year"]), _MONTH_NUMBERS[match["month"]], int(match["day"]))
    return None


def _month(text: str) -> str | None:
    """'July 1953', 'Sept., 1953', 'late June 1953', 'mid-July 1953'."""
    match = _MONTH_AND_YEAR.fullmatch(text)
    if match is None or match["month"] not in _MONTH_NUMBERS:
        return None
    year, month = int(match["year"]), _MONTH_NUMBERS[match["month"]]
    return part_of_month(year, month, match["part"]) if match["part"] else day_of(year, month)


def _season(text: str) -> str | None:
    """'summer 1947', 'winter 1950-51'; only a winter has two years."""
    match = _SEASON.fullmatch(text)
    if match is None:
        return None
    year, following = int(match["year"]), match["next"]
    if following and (match["season"] != "winter" or int(following) != (year + 1) % 10 ** len(following)):
        raise DateNotUnderstood(text, "only a winter spans two years, one following the other")
    return f"{year}-{SEASONS[match['season']]}"


def _part_of_year(text: str) -> str | None:
    """'early 1953', 'mid-1953', 'late in 1953'."""
    match = _PART_OF_YEAR.fullmatch(text)
    if match is None:
        return None
    begins, ends = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}[match["part"]]
    return f"{match['year']}-{begins}~/{match['year']}-{ends}~"


def _decade(text: str) -> str | None:
    """'1950s', 'the early 1950s'. '1900s' may be ten years or a hundred, and is refused."""
    match = _DECADE.fullmatch(text)
    if match is None:
        return None
    decade = match["decade"]
    if match["part"]:
        begins, ends = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[match["part"]]
        return f"{decade}{begins}~/{decade}{ends}~"
    if decade.endswith("0"):
        reason = f"it can be ten years ({decade}X) or a hundred ({decade[:2]}XX), so write the one meant"
        raise DateNotUnderstood(text, reason)
    return f"{decade}X"


def _year_first(text: str) -> str | None:
    """'1952-8-7', '1952.8.7', '1952/8/7', '1952. 8. 7.', '1952.8': nobody puts the day after the year."""
    match = _YEAR_FIRST.fullmatch(text)
    if match is None or match["day"] is None and match["mark"] != ".":
        return None
    return day_of(int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None)


def _year_last(text: str) -> str | None:
    """'25/7/1952'; but '7/8/1952' is July to some and August to others, and is refused."""
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    if one <= 12 and two <= 12 and one != two:
        month_first, day_first = day_of(year, one, two), day_of(year, two, one)
        reason = f"it can be {month_first} (month first) or {day_first} (day first), so write the one meant"
        raise DateNotUnderstood(text, reason)
    return day_of(year, two, one) if one > 12 or one == two else day_of(year, one, two)
