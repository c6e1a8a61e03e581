"""Where a document says when and where it was written: in its dateline, else in its heading, else in its last line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from evidence.importers.frus.dates import read_date
from evidence.importers.frus.projection import words_of
from evidence.importers.frus.safe_xml import TEI, outside_notes

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_IN_HEADING = re.compile(
    r"(?:^|, |(?:conversation|meeting|interview)\b.* on )"
    r"([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})(?:[,—–-]+ ?[^,]{1,40})?\.?$",
    re.IGNORECASE,
)
#: “Washington, 8th July 1954.”, “[London,] July 8, 1954.”: a last line that is nothing else.
_LAST_LINE = re.compile(
    r"\[?(?P<place>[A-Z][^,.0-9\[\]]{2,40})(?:,\]?|\],?) *"
    rf"(?P<date>(?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} [0-9]{{1,2}}),? [0-9]{{4}})\.?\]?"
)
#: The part of a dateline that is a date, where nothing is marked as one.
_UNMARKED = re.compile(
    r"(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,? )?(?:[0-9]{1,2}(?:st|nd|rd|th)?,? (?:of )?)?"
    rf"\b{_MONTH}\b.*|\[?\b(?:undated|no date|date)\b.*|\bn\. ?d\.",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"\b1[0-9]{3}\b")
#: What stands between two dates that are one: “April 8–20, 1861”, “May 22, (June 3,) 1861”, “June 14 [15?], 1950”.
_BETWEEN = re.compile(r"[\W_]*", re.DOTALL)
_YEAR_AFTER = re.compile(r"\s*[\])]?,? ?[0-9]{4}\b")
_SPACE = re.compile(r"\s+")
LONGEST = 200
#: What a date's attributes are called: the day, or its ends, or the days between which it lies.
ATTRIBUTES = (("when",), ("from", "notBefore"), ("to", "notAfter"))


@dataclass(frozen=True, slots=True)
class WrittenOn:
    """A document's date: as printed, in EDTF, as encoded, and what a person should look at."""

    printed: str = ""
    edtf: str = ""
    when: str = ""
    place: str = ""
    warning: str = ""


def written_on(document: Any, title: str, years: tuple[int, int] | None) -> WrittenOn:
    """When and where a document was written."""
    dateline = first_dateline(document)
    place = place_of(dateline)
    around = (
        dateline if dateline is not None and next(outside_notes(dateline, "date"), None) is not None else None
    )
    if around is None:
        around = document.find(f"{TEI}head")
    dates = [] if around is None else list(outside_notes(around, "date"))
    if dates:
        return by_marked_dates(dates, place, years)
    if dateline is not None:
        return by_words(unmarked_date(words_of(dateline)), place, years)
    if found := _IN_HEADING.search(title):
        return by_words(found[1], place, years)
    return by_last_line(document, years)


def by_marked_dates(dates: list[Any], place: str, years: tuple[int, int] | None) -> WrittenOn:
    """The first date that the markup marks, with a second one that belongs to it."""
    is_double = len(dates) > 1 and is_one_with(dates[0], dates[1])
    printed = printed_dates(dates[:2] if is_double else dates[:1])
    when, begins, ends = (first_given(dates[0], *names) for names in ATTRIBUTES)
    and_when = str(dates[1].get("when") or "").strip() if is_double else ""
    edtf, warning = read_date(printed, when, begins, ends, and_when, years)
    return WrittenOn(printed, edtf, when or "/".join(filter(None, (begins, ends))), place, warning)


def first_given(element: Any, *names: str) -> str:
    """The first of these attributes that an element has."""
    return next((value for name in names if (value := str(element.get(name) or "").strip())), "")


def by_words(printed: str, place: str, years: tuple[int, int] | None) -> WrittenOn:
    """A date that is only printed."""
    edtf, warning = read_date(printed, "", "", "", "", years) if printed else ("", "")
    return WrittenOn(printed, edtf, "", place, warning)


def by_last_line(document: Any, years: tuple[int, int] | None) -> WrittenOn:
    """What the last paragraph says, if it is a place and a date and no more."""
    last = next(document.iterchildren(f"{TEI}p", reversed=True), None)
    found = None if last is None else _LAST_LINE.fullmatch(words_of(last))
    if found is None:
        return WrittenOn()
    edtf, _ = read_date(found["date"], "", "", "", "", years)
    warning = f"it has no dateline, and is dated by its last line: {found[0]}"
    return WrittenOn(found["date"], edtf, "", found["place"], warning)


def first_dateline(document: Any) -> Any:
    """The first dateline that is the document's own, not that of something attached to it."""
    for dateline in outside_notes(document, "dateline"):
        around = dateline.getparent()
        while around is not document and not str(around.tag).endswith(("}attachment", "}div", "}quote")):
            around = around.getparent()
        if around is document:
            return dateline
    return None


def place_of(dateline: Any) -> str:
    """Where it was written, without the brackets and commas around the name."""
    found = None if dateline is None else next(outside_notes(dateline, "placeName"), None)
    return "" if found is None else words_of(found).strip(" ,.;:[]")[:LONGEST]


def unmarked_date(words: str) -> str:
    """The date in a dateline's words: “Washington, undated.” says “undated”; of a place alone nothing."""
    found = _UNMARKED.search(words)
    date = found[0] if found else words if _YEAR.search(words) else ""
    return trimmed(date.strip(" ,"))[:LONGEST]


def is_one_with(first: Any, second: Any) -> bool:
    """Whether nothing but signs stands between two dates, so that they are one."""
    return first.getnext() is second and _BETWEEN.fullmatch(first.tail or "") is not None


def printed_dates(dates: list[Any]) -> str:
    """One or two marked dates exactly as printed, with the brackets around them and the year behind them."""
    first, last = dates[0], dates[-1]
    printed = words_of(first)
    if last is not first:
        between = _SPACE.sub(" ", first.tail or "")
        printed = f"{printed}{between}{words_of(last)}"
    after = last.tail or ""
    if year := _YEAR_AFTER.match(after):
        printed += _SPACE.sub(" ", year[0])
    elif unclosed(printed):
        printed = trimmed(printed) + "])"["[(".index(unclosed(printed))]
    elif after.lstrip(" .").startswith("]") and unclosed(before(first)) and not unclosed(printed):
        printed = f"[{trimmed(printed)}]"
    elif after.startswith(".") and re.search(r"\b[ap]\. ?m$", printed):
        printed += "."
    return trimmed(printed)[:LONGEST]


def unclosed(text: str) -> str:
    """The bracket that is opened in a text, and not closed; empty without one."""
    last = max(text.rfind("["), text.rfind("("))
    return text[last] if last > max(text.rfind("]"), text.rfind(")")) else ""


def before(element: Any) -> str:
    """The words in the dateline before a date."""
    earlier = list(element.itersiblings(preceding=True))
    texts = [
        element.getparent().text,
        *(part for each in reversed(earlier) for part in (*each.itertext(), each.tail)),
    ]
    return "".join(text for text in texts if text)


def trimmed(date: str) -> str:
    """A date without the punctuation that ends its line; the full stop of “p.m.” belongs to it."""
    date = date.strip()
    if date.endswith("]") and "[" not in date:
        date = date[:-1]
    return date if re.search(r"\bm\.$", date) else date.rstrip(" .,;:")
