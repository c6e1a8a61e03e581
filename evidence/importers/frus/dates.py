"""What a printed date and the markup's date say, and which of both is to be believed.

The markup's local day counts, never `frus:doc-dateTime-min`: that is always five hours behind Greenwich, and so the day
before for one East Asian telegram in seven.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from evidence.dates import DateNotUnderstood, DateReading, read_edtf, read_printed
from evidence.importers.faults import printable

_MACHINE = re.compile(r"(?!0000)[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?=[TZ]|[+-][0-9]{2}:|$)")
_BRACKETED = re.compile(r"\[\s*([^\[\]]{1,20}?)\s*\]")
_ABOUT = re.compile(r"\b(?:circa|about|approximately|ca?\.)(?=[ 0-9])", re.IGNORECASE)
#: A document may be printed in a volume of the next years; one further off is a slip, of the print or of the markup.
YEARS_OF_GRACE = 1
#: How far the Julian calendar was behind in the centuries of the series, and the last year in which a state kept it.
CALENDARS_APART = frozenset({12, 13})
LAST_JULIAN_YEAR = 1923


@lru_cache(maxsize=8192)
def read_date(
    printed: str, when: str, begins: str, ends: str, and_when: str, years: tuple[int, int] | None
) -> tuple[str, str]:
    """The EDTF of a date, and a warning where print and markup disagree or a year is out of place.

    Of two that disagree the one inside the volume's years is believed; if both are, the print. Read once for each
    distinct date: a volume has a few hundred.
    """
    calendars = both_calendars(day(when), day(and_when))
    by_markup = reading(calendars) or machine_date(when, begins, ends, and_when)
    by_print = reading(without_doubts(printed))
    doubted = marked(printed)
    encoded = [each for each in (when, begins, ends, and_when) if each]
    chosen, warning = by_markup or by_print, ""
    if by_markup and by_print and apart(by_markup, by_print):
        fits = [each for each in (by_print, by_markup) if is_inside(each, years)]
        chosen = (fits or [by_print])[0]
        other = by_markup if chosen is by_print else by_print
        warning = (
            f"the date is printed “{printed}” and encoded {by_markup.edtf}; {other.edtf} was not believed"
        )
    elif by_markup and by_print and None in (by_markup.earliest, by_markup.latest):
        chosen = by_print  # markup that leaves an end open says less than a day in print
    if any(not day(each) and not each.startswith("--") for each in encoded):
        warning = f"the date is encoded “{printable(' '.join(encoded), most=60)}”, which is none"
    if chosen is None:
        return "", warning
    if calendars:
        warning = f"the date “{printed}” is given by two calendars; the later day, {calendars}, is ours"
    if not warning and not is_inside(chosen, years) and years:
        warning = f"the date {chosen.edtf} is outside of the volume's years, {years[0]} to {years[1]}"
    return with_sign(chosen.edtf, doubted), warning


def machine_date(when: str, begins: str, ends: str, and_when: str) -> DateReading | None:
    """The date as the markup has it: local day, without hour and zone; a stretch where it has two ends."""
    first, last = day(when or begins), day(ends or and_when)
    if first and last and first != last:
        return reading(f"{min(first, last)}/{max(first, last)}")
    if begins and first and not ends:
        return reading(f"{first}/..")
    if last and not first:
        return reading(f"../{last}")
    return reading(first)


def both_calendars(first: str, second: str) -> str:
    """The day by our calendar, where one day is given by the Julian one and ours; else nothing."""
    try:
        days = sorted(map(date.fromisoformat, (first, second)))
    except ValueError:
        return ""
    apart_by = (days[1] - days[0]).days
    return str(days[1]) if apart_by in CALENDARS_APART and days[1].year <= LAST_JULIAN_YEAR else ""


def day(machine: str) -> str:
    """The date part of an encoded moment; nothing of one without a year (--06-14)."""
    found = _MACHINE.match(machine)
    return found[0] if found and reading(found[0]) else ""


def reading(text: str) -> DateReading | None:
    """A date, or None where the text is none."""
    if not text:
        return None
    try:
        return read_edtf(text) if text[0] in "0123456789." and "-" in text else read_printed(text)
    except DateNotUnderstood:
        return None


def without_doubts(printed: str) -> str:
    """The date that a reader of print takes first: without hours, and without what the editors put in brackets."""
    plain = _BRACKETED.sub(lambda found: found[1] if found.span() == (0, len(printed)) else "", printed)
    plain = re.split(
        r"—|–(?=\[?[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.)|, *(?=[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.|noon)", plain
    )[0]
    plain = re.sub(r"^([0-9]{1,2} [A-Z][a-z]+), ", r"\1 ", plain.replace("?", ""))
    return _ABOUT.sub("", " ".join(plain.split())).strip(" ,.;[]")


def marked(printed: str) -> str:
    """The signs of EDTF for the doubts that are printed: “?” for a query, “~” for about; undated is doubt itself."""
    doubted = "?" in re.sub(
        r"[—,–] ?\[?(?:[0-9:]+ ?[ap]\. ?m\.|noon|midnight) ?\??\]?(?: ?\[\?\])?", "", printed
    )
    about = _ABOUT.search(printed) is not None
    doubted = doubted or "undated" in printed.casefold()
    return "%" if doubted and about else "?" if doubted else "~" if about else ""


def with_sign(edtf: str, sign: str) -> str:
    """EDTF with a sign of doubt on each of its ends that has none."""
    if not sign:
        return edtf
    return "/".join(
        end if end in ("", "..") or end[-1] in "?~%" else f"{end}{sign}" for end in edtf.split("/")
    )


def apart(one: DateReading, other: DateReading) -> bool:
    """Whether no day belongs to both."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def is_inside(date: DateReading, years: tuple[int, int] | None) -> bool:
    """Whether a date lies in the volume's years, give or take one."""
    if years is None or date.earliest is None:
        return True
    return years[0] - YEARS_OF_GRACE <= date.earliest.year <= years[1] + YEARS_OF_GRACE
