"""One date with what surrounds it: 'ca. 1953', 'July 1953 (?)', 'Friday, July 16, 1954—6 p.m.'.

Text comes folded (lower case, single spaces); answers are EDTF, or None for text of another kind.
"""

from __future__ import annotations

import re
from datetime import date

from evidence.dates.east_asian import read_east_asian
from evidence.dates.edtf import read_edtf
from evidence.dates.readings import DateNotUnderstood
from evidence.dates.western import read_western

_APPROXIMATE = re.compile(
    r"(?:circa|about|around|approximately|roughly|約|약|(?:ca?|approx)(?:\.|(?=[ 0-9]))) ?(?P<after>.+)"
    r"|(?P<before>.+?) ?(?:頃|ごろ|ころ|左右|경|무렵)"
)
_UNCERTAIN = re.compile(
    r"(?:probably|possibly|perhaps|presumably) (?P<after>.+)|(?P<before>.+?) ?(?:\(\?\)|\?)"
)
_HOUR = re.compile(r"(?:,|–| -|-)? ?(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.? ?m\.?|noon\.?|midnight\.?)$")
_PRINTED_HOUR = re.compile(
    r"(?:,|[—–]| -|-)? ?\[?(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\. ?m\.?|\bnoon\b\.?|\bmidnight\b\.?) ?\??\]?$",
    re.IGNORECASE,
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?P<rest>.+)")
#: Months and seasons only: what has other figures in their place is two years ('1953-54'), and read as such.
_ONE_EDTF_DATE = re.compile(r"[0-9]{2}[0-9x]{2}(?:-(?:0[1-9]|1[0-2]|2[1-4]|xx)(?:-[0-9x]{2})?)?")
_ONE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?")


def read_qualified(text: str) -> str | None:
    """One date with the doubts expressed about it."""
    signs, core = signs_of(text)
    return marked(read_date(core), signs)


def read_date(text: str) -> str | None:
    """One date without doubts, in any of the notations; a day also with its weekday."""
    match = _WEEKDAY.fullmatch(text)
    if match:
        return _on_weekday(_only_a_day(read_western(match["rest"])), match["weekday"], text)
    if _ONE_EDTF_DATE.fullmatch(text):
        return text.upper()
    edtf = read_western(text)
    return edtf if edtf is not None else read_east_asian(text)


def without_hour(printed: str) -> str:
    """A printed date without the hour at its end, as citations have it: “January 8, 1955—2 p.m.” is January 8, 1955."""
    return _PRINTED_HOUR.sub("", printed)


def read_day_with_hour(text: str) -> str | None:
    """One day with the hour at which a telegram left or a meeting began; the hour is not kept."""
    day = _HOUR.sub("", text)
    return _only_a_day(read_qualified(day)) if day != text else None


def signs_of(text: str) -> tuple[set[str], str]:
    """The EDTF signs of the doubts expressed ('?' uncertain, '~' approximate), and the text without them."""
    signs, core = set(), text
    for pattern, sign in ((_UNCERTAIN, "?"), (_APPROXIMATE, "~"), (_UNCERTAIN, "?")):
        match = pattern.fullmatch(core)
        if match:
            signs.add(sign)
            core = match["after"] or match["before"]
    return signs, core


def marked(edtf: str | None, signs: set[str]) -> str | None:
    """The EDTF with the signs on each of its ends, joined with those already there."""
    if edtf is None or not signs:
        return edtf
    return "/".join(_end_marked(end, signs) for end in edtf.split("/"))


def _end_marked(end: str, signs: set[str]) -> str:
    """One date with its own sign and the further ones; '?' and '~' together are '%'."""
    bare = end.rstrip("?~%")
    sign = end[len(bare) :]
    both = signs | ({"?", "~"} if sign == "%" else set(sign))
    return bare + ("%" if len(both) > 1 else "".join(both))


def _only_a_day(edtf: str | None) -> str | None:
    """The same when it is a single day, to which an hour or a weekday can belong; else None."""
    return edtf if edtf is not None and _ONE_DAY.fullmatch(edtf) else None


def _on_weekday(edtf: str | None, weekday: str, printed: str) -> str | None:
    """The day, if it fell on the weekday printed; a contradiction is refused, as either may be the slip."""
    if edtf is None:
        return None
    day: date | None = read_edtf(edtf).earliest
    if day is not None and _WEEKDAYS[day.weekday()] != weekday:
        actual = _WEEKDAYS[day.weekday()].capitalize()
        raise DateNotUnderstood(printed, f"{edtf} was a {actual}, so the day or the weekday is a slip")
    return edtf
