"""Single dates of Japanese, Chinese and Korean documents: '昭和28年7月11日', 'Minguo 42.11.27', '1953년 7월'.

Every function here takes folded text and answers EDTF, or None when the text is of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.dates.eras import BY_INITIAL, BY_SPELLING, Era
from evidence.dates.numerals import CHARACTERS, number_from
from evidence.dates.readings import DateNotUnderstood
from evidence.dates.western import SEASONS, day_of, part_of_month, read_western

_PARTS = {"上旬": "early", "中旬": "mid", "下旬": "late", "초순": "early", "중순": "mid", "하순": "late"}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_SEASONS |= {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}
#: Words for the years of the common era, which change nothing.
_COMMON_ERA = ("西暦", "西曆", "西历", "西元", "公元", "서기")

_NUMBER = f"[0-9]{{1,4}}|[{CHARACTERS}]{{1,6}}"


def _any_of(words: Iterable[str]) -> str:
    """A pattern of one of the words, longest first, so that none hides behind its own beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_IN_CHARACTERS = re.compile(
    rf"(?P<era>{_any_of([*BY_SPELLING, *_COMMON_ERA])})? ?(?P<year>{_NUMBER}|元) ?[年년]"
    rf"(?: ?(?P<month>{_NUMBER}) ?[月월](?: ?(?:(?P<day>{_NUMBER}) ?[日일]|(?P<part>{_any_of(_PARTS)})))?"
    rf"| ?(?P<season>{_any_of(_SEASONS)}))?"
)
_DECADE = re.compile(r"(?P<decade>[1-9][0-9]{2})0 ?(?:年代|년대)")
_IN_LETTERS = re.compile(
    rf"(?:(?P<era>{_any_of(BY_SPELLING)})\.? ?|(?P<initial>{_any_of(BY_INITIAL)})\.? ?(?=[0-9]+[-./]))"
    rf"(?P<year>[0-9]{{1,4}})"
    r"(?:(?P<mark>[-./]) ?(?P<month>[0-9]{1,2})(?:(?P=mark) ?(?P<day>[0-9]{1,2}))?)?"
)


def read_east_asian(text: str) -> str | None:
    """The EDTF of one date with characters or an era, or None.

    Raises `DateNotUnderstood` for a date that its era never had.
    """
    decade = _DECADE.fullmatch(text)
    if decade:
        return read_western(f"{decade['decade']}0s")
    match = _IN_CHARACTERS.fullmatch(text)
    if match:
        return _date_in_characters(match)
    match = _IN_LETTERS.fullmatch(text)
    return _date_in_letters(match) if match else None


def _date_in_letters(match: re.Match[str]) -> str | None:
    """'Showa 28', 'Showa 28.7', 'S28.7.11', 'Minguo 42/11/27'.

    An initial needs a month with it, since 'S28' alone may be a shelf mark.
    """
    era = BY_SPELLING[match["era"]] if match["era"] else BY_INITIAL[match["initial"]]
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    if month is not None and day is None and match["mark"] != ".":
        _refuse_month_or_year(match, month)
        return None
    gregorian = era.gregorian_year(int(match["year"]), match.string)
    return era.clip(day_of(gregorian, month, day), match.string)


def _refuse_month_or_year(match: re.Match[str], number: int) -> None:
    """'Showa 28-30' is two years and no date of ours; 'Showa 8-9' may be either, and is refused."""
    if number <= 12:
        year = match["year"]
        reason = f"{number} can be a month or a year, so write {year}.{number} or {year}–{number}"
        raise DateNotUnderstood(match.string, reason)


def _date_in_characters(match: re.Match[str]) -> str | None:
    """'昭和28年7月11日', '中華民國四十二年', '1953年7月上旬', '단기 4286년 여름'."""
    numbers = {name: number_from(match[name]) for name in ("year", "month", "day") if match[name]}
    year, month, day = (numbers.get(name) for name in ("year", "month", "day"))
    if year is None or None in numbers.values():
        return None
    era = BY_SPELLING.get(match["era"] or "")
    year = _gregorian_year(year, era, match)
    if match["season"]:
        edtf = f"{day_of(year)}-{SEASONS[_SEASONS[match['season']]]}"
    elif match["part"] and month and month <= 12:
        edtf = part_of_month(year, month, _PARTS[match["part"]])
    else:
        edtf = day_of(year, month, day)
    return era.clip(edtf, match.string) if era else edtf


def _gregorian_year(year: int, era: Era | None, match: re.Match[str]) -> int:
    """The year counted from its era; a short year without one may be of several reigns, and is refused."""
    if era:
        return era.gregorian_year(year, match.string)
    if year < 1000:
        reason = f"year {year} of which era? Write for example 昭和28年, 民國42年 or 1953年"
        raise DateNotUnderstood(match.string, reason)
    return year
