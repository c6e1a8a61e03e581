"""Dates as a source or a scholar prints them, turned into EDTF.

Nothing is guessed. What can be read in two ways is refused with both: '7/8/1952', '1900s', '1953-4', and
'1910-11' (November 1910, or 1910 to 1911? An en dash, '1910–11', says the latter). Text that is EDTF
already is taken as it is.
"""

from __future__ import annotations

import re
import unicodedata

from evidence.dates.edtf import read_edtf
from evidence.dates.qualified import marked, read_date, read_day_with_hour, signs_of
from evidence.dates.ranges import read_between, read_range
from evidence.dates.readings import DateNotUnderstood, DateReading, refuse_unreadable

_EXAMPLES = (
    "Dates that work: August 7, 1952; July 1953; ca. 1953; late June 1953; summer 1947; 1953–54; "
    "Showa 28.7.11; 昭和28年7月11日; 1953-07"
)
_UNDATED = frozenset({"n.d", "n. d", "[n.d.]", "undated", "[undated]", "no date", "[no date]"})

#: East Asian full-width figures and letters, except the tilde, which is a dash there.
_WIDE = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94) if chr(0x21 + offset) != "~"}
#: Dashes that join two dates, and those that are merely a hyphen in another shape.
_DASHES = dict.fromkeys(map(ord, "—―〜～~"), "–") | dict.fromkeys(map(ord, "‐‑‒−－"), "-")
_LETTERS = {ord("ō"): "o", ord("ū"): "u", ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'"}
_LETTERS |= {ord("㍾"): "明治", ord("㍽"): "大正", ord("㍼"): "昭和", ord("㍻"): "平成", ord("㋿"): "令和"}
_FOLDED = _WIDE | _DASHES | _LETTERS

_WHITE_SPACE = re.compile(r"[\t\n\r \u00a0\u2002-\u200a\u202f\u3000]+")
_CHARACTERS_OF_EDTF = re.compile(r"[-0-9XxYTu:?~%./,{}\[\]]+")


def read_printed(text: str) -> DateReading:
    """Read a date as printed. The reading's `edtf` is what to store beside the printed words.

    Raises `DateNotUnderstood` for what is no date, an impossible one, or one that can be read in two ways.
    """
    spaced = _WHITE_SPACE.sub(" ", text).strip()
    refuse_unreadable(spaced, _EXAMPLES)
    _refuse_month_or_years(spaced)
    try:
        return read_edtf(spaced)
    except DateNotUnderstood as error:
        not_edtf = error
    try:
        edtf = _expression(_folded(spaced))
        if edtf is not None:
            return read_edtf(edtf)
    except DateNotUnderstood as error:
        raise DateNotUnderstood(spaced, error.reason, _EXAMPLES) from error
    if _CHARACTERS_OF_EDTF.fullmatch(spaced):
        raise not_edtf
    raise DateNotUnderstood(spaced, "it has a form that is not known here", _EXAMPLES)


def _refuse_month_or_years(text: str) -> None:
    """Refuse '1910-11', which EDTF takes for a month (or a season) and many scholars for two years."""
    match = re.fullmatch(r"(?P<start>(?P<century>[0-9]{2})(?P<short>[0-9]{2}))-(?P<next>[0-9]{2})", text)
    if match is None or int(match["next"]) != int(match["short"]) + 1:
        return
    following = int(match["next"])
    if following <= 12 or 21 <= following <= 24:
        part = "month" if following <= 12 else "season"
        years = f"{match['start']}/{match['century']}{match['next']}"
        reason = f"it can be a {part} of {match['start']} or two years. For the years write {years}"
        raise DateNotUnderstood(text, f"{reason}, and for the {part} its name", _EXAMPLES)


def _folded(text: str) -> str:
    """One shape for what differs only in typography: case, macrons, width of figures, kinds of dashes."""
    lowered = unicodedata.normalize("NFC", text).lower()
    folded = unicodedata.normalize("NFC", lowered).translate(_FOLDED)
    return _WHITE_SPACE.sub(" ", folded).strip().rstrip(".").rstrip()


def _expression(text: str) -> str | None:
    """The EDTF of a date or a range, either of them with what qualifies it; None for anything else."""
    if text in _UNDATED:
        raise DateNotUnderstood(text, "it says that there is no date; leave the date out", _EXAMPLES)
    for read in (read_between, read_day_with_hour):
        edtf = read(text)
        if edtf is not None:
            return edtf
    signs, core = signs_of(text)
    edtf = read_date(core)
    return marked(edtf if edtf is not None else read_range(core), signs)
