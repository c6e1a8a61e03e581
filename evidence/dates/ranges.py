"""Two dates as the ends of a span: '1953–54', 'July 6–8, 1953', 'between 1951 and 1954'.

Text comes folded (lower case, single spaces); answers are EDTF intervals, or None for text of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.dates.qualified import read_qualified
from evidence.dates.readings import DateNotUnderstood

_BETWEEN = re.compile(
    r"between (?P<left>.+) and (?P<right>.+)|from (?P<start>.+) (?:to|until|till|through) (?P<end>.+)"
)
_SEPARATOR = re.compile(r" ?[-–/] ?| (?:to|until|till|through) |から|至|부터")
_TWO_YEARS = re.compile(r"(?P<start>[1-9][0-9]{3})(?P<mark> ?[-–/] ?)(?P<end>[0-9]{1,2})")


def read_between(text: str) -> str | None:
    """The interval of 'between A and B' or 'from A to B'."""
    match = _BETWEEN.fullmatch(text)
    if match is None:
        return None
    return _interval(match["left"] or match["start"], match["right"] or match["end"])


def read_range(text: str) -> str | None:
    """The interval of two dates with a dash or word between them; None unless exactly one division works."""
    match = _TWO_YEARS.fullmatch(text)
    if match:
        return _two_years(match)
    body = text.removesuffix("まで").removesuffix("까지").rstrip()
    gaps = _SEPARATOR.finditer(body)
    intervals = {_interval(body[: gap.start()], body[gap.end() :]) for gap in gaps} - {None}
    return intervals.pop() if len(intervals) == 1 else None


def _two_years(match: re.Match[str]) -> str:
    """'1953-54', '1953–4', '1953/54': the second year leaves out what it shares with the first.

    Raises `DateNotUnderstood` where a month may be meant ('1953-4'; the en dash of '1953–4' says that it is
    not), and where the second year is not the later one.
    """
    start, end = match["start"], match["end"]
    last = start[: -len(end)] + end
    if "–" not in match["mark"] and int(end) <= 12:
        month = f"{start}-{int(end):02d}"
        reason = f"it can be a month ({month}) or years ({start}–{last}), so write the one meant in full"
        raise DateNotUnderstood(match.string, reason)
    if last <= start:
        raise DateNotUnderstood(match.string, f"{last} does not come after {start}")
    return f"{start}/{last}"


def _interval(left: str, right: str) -> str | None:
    """From the first day of one date to the last of the other, each completed from the other."""
    for start, end in _completed(left.strip(), right.strip()):
        first, last = read_qualified(start), read_qualified(end)
        if first is not None and last is not None:
            return f"{first.split('/')[0]}/{last.split('/')[-1]}"
    return None


def _completed(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The ends of a range as they stand, and with what one of them leaves to the other to say."""
    yield left, right
    year = re.search(r"[1-9][0-9]{3}$", right)
    after_number = re.fullmatch(r"[0-9]{1,2}( .+)", right)
    before_number = re.fullmatch(r"([^0-9]+)[0-9]{1,2}", left)
    if year:
        yield f"{left} {year[0]}", right  # June 28-July 3, 1953
    if year and before_number:
        yield f"{left} {year[0]}", before_number[1] + right  # July 6-8, 1953
    if after_number:
        yield left + after_number[1], right  # 6-8 July 1953
    if before_number:
        yield left, before_number[1] + right  # Showa 28-30
    for unit in "年년月월":
        if unit in left:
            yield left, left[: left.rindex(unit) + 1] + right  # 1953年7月-8月
