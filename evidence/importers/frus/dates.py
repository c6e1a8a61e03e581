"""When a document was written: what its dateline prints, what the markup says, and what of both is to be believed.

The markup's local day counts, never `frus:doc-dateTime-min`: that is always five hours behind Greenwich, and so the day
before for one East Asian telegram in seven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evidence.dates import DateNotUnderstood, DateReading, read_edtf, read_printed
from evidence.importers.frus.projection import words_of
from evidence.importers.frus.safe_xml import TEI

_MACHINE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?=T|Z|$)")
_BRACKETED = re.compile(r"\[\s*([^\[\]]{1,20}?)\s*\]")
_ABOUT = re.compile(r"\b(?:circa|about|approximately|ca?\.)(?=[ 0-9])", re.IGNORECASE)
_DATE_IN_HEADING = re.compile(r"\b([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})(?:[,—–-]+ ?[^,]{1,40})?\.?$")
#: A document may be printed in a volume of the next years; one further off is a slip, of the print or of the markup.
YEARS_OF_GRACE = 1


@dataclass(frozen=True, slots=True)
class WrittenOn:
    """A document's date: as printed, in EDTF, as encoded, and what a person should look at."""

    printed: str = ""
    edtf: str = ""
    when: str = ""
    place: str = ""
    warning: str = ""


def written_on(document: Any, title: str, years: tuple[int, int] | None) -> WrittenOn:
    """When a document was written, by its first dateline; without one by its heading."""
    dateline = first_dateline(document)
    dates = [] if dateline is None else list(dateline.iter(f"{TEI}date"))
    if not dates:
        heading = document.find(f"{TEI}head")
        dates = [] if heading is None else list(heading.iter(f"{TEI}date"))
    place = place_of(dateline)
    if dates:
        printed = printed_date(dates)
        attributes = {name: str(dates[0].get(name) or "").strip() for name in ("when", "from", "to")}
        attributes["and"] = (
            str(dates[1].get("when") or "").strip() if len(dates) > 1 and "[" in printed else ""
        )
        edtf, warning = read_date(printed, *attributes.values(), years)
        when = attributes["when"] or "/".join(filter(None, (attributes["from"], attributes["to"])))
        return WrittenOn(printed, edtf, when, place, warning)
    printed = without_place(words_of(dateline), place) if dateline is not None else ""
    if not printed and (found := _DATE_IN_HEADING.search(title)):
        printed = found[1]
    edtf, warning = read_date(printed, "", "", "", "", years) if printed else ("", "")
    return WrittenOn(printed, edtf, "", place, warning)


def first_dateline(document: Any) -> Any:
    """The first dateline that is the document's own, not that of something attached to it."""
    for dateline in document.iter(f"{TEI}dateline"):
        around = dateline.getparent()
        while around is not document and not str(around.tag).endswith(("}attachment", "}div", "}quote")):
            around = around.getparent()
        if around is document:
            return dateline
    return None


def place_of(dateline: Any) -> str:
    """Where it was written, without the brackets and commas around the name."""
    found = None if dateline is None else dateline.find(f".//{TEI}placeName")
    return "" if found is None else words_of(found).strip(" ,.;:[]")[:200]


def without_place(words: str, place: str) -> str:
    """A dateline's words without its place: “Washington, undated.” says “undated”."""
    rest = words.strip(" []")
    if place and rest.startswith(place):
        rest = rest[len(place) :]
    return trimmed(rest.strip(" ,[]"))[:200]


def printed_date(dates: list[Any]) -> str:
    """The date as printed; with a second one that the editors put after it in brackets: “June 14 [15?], 1950”."""
    first = words_of(dates[0])
    between = " ".join((dates[0].tail or "").split())
    if len(dates) > 1 and between in ("[", "(") and dates[0].getnext() is dates[1]:
        closing = "]" if between == "[" else ")"
        return trimmed(f"{first} {between}{words_of(dates[1]).rstrip('])')}{closing}")[:200]
    return trimmed(first)[:200]


def trimmed(date: str) -> str:
    """A date without the punctuation that ends its line; the full stop of “p.m.” belongs to it."""
    date = date.strip()
    if date.endswith("]") and "[" not in date:
        date = date[:-1]
    return date if re.search(r"\bm\.$", date) else date.rstrip(" .,;:")


@lru_cache(maxsize=8192)
def read_date(
    printed: str, when: str, begins: str, ends: str, and_when: str, years: tuple[int, int] | None
) -> tuple[str, str]:
    """The EDTF of a date, and a warning where print and markup disagree or a year is out of place.

    Of two that disagree the one inside the volume's years is believed; if both are, the print. Read once for each
    distinct date: a volume has a few hundred.
    """
    by_markup = machine_date(when, begins, ends, and_when)
    by_print = reading(without_doubts(printed))
    doubted = marked(printed)
    chosen, warning = by_markup or by_print, ""
    if by_markup and by_print and apart(by_markup, by_print):
        fits = [each for each in (by_print, by_markup) if is_inside(each, years)]
        chosen = (fits or [by_print])[0]
        other = by_markup if chosen is by_print else by_print
        warning = (
            f"the date is printed “{printed}” and encoded {by_markup.edtf}; {other.edtf} was not believed"
        )
    if chosen is None:
        return "", ""
    if not warning and not is_inside(chosen, years) and years:
        warning = f"the date {chosen.edtf} is outside of the volume's years, {years[0]} to {years[1]}"
    return with_sign(chosen.edtf, doubted), warning


def machine_date(when: str, begins: str, ends: str, and_when: str) -> DateReading | None:
    """The date as the markup has it: local day, without hour and zone; a stretch where it has two ends."""
    first, last = day(when or begins), day(ends or and_when)
    if first and last and first != last:
        return reading(f"{min(first, last)}/{max(first, last)}")
    if begins and not ends:
        return reading(f"{first}/..")
    return reading(first or last)


def day(machine: str) -> str:
    """The date part of an encoded moment; nothing of one without a year (--06-14)."""
    found = _MACHINE.match(machine)
    return found[0] if found else ""


def reading(text: str) -> DateReading | None:
    """A date, or None where the text is none."""
    if not text:
        return None
    try:
        return read_edtf(text) if text[0].isdigit() and "-" in text else read_printed(text)
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
    doubted = "?" in re.sub(r"[—,–] ?\[?(?:[0-9:]+ ?[ap]\. ?m\.|noon|midnight) ?\??\]?", "", printed)
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
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    return bool(one.latest < other.earliest or other.latest < one.earliest)  # type: ignore[operator]


def is_inside(date: DateReading, years: tuple[int, int] | None) -> bool:
    """Whether a date lies in the volume's years, give or take one."""
    if years is None or date.earliest is None:
        return True
    return years[0] - YEARS_OF_GRACE <= date.earliest.year <= years[1] + YEARS_OF_GRACE
