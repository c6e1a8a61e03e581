"""Places in volumes as scholars cite them: 'FRUS, 1952–54, Vol. 14, Part 2, p. 1303', '1952-54, XIV/2, doc. 588'.

Texts come plain and in lower case (`signs.plain`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from evidence.citations.page_labels import pages_in, without_notes
from evidence.finding.signs import words_of

_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_VOLUME = rf"(?P<volume>e-?[0-9]{{1,2}}|[0-9]{{1,2}}|{_ROMAN})(?![\w-])"
_PART = rf"(?:/(?P<after>[1-9])\b|[ ,:(]*\b(?:part|pt\.?) *(?P<part>[1-9]|{_ROMAN})\b\)?)"
_SERIES = re.compile(r"\b(?:foreign relations(?: of the united states)?|frus)\b")
_CODE = re.compile(r"\bfrus(?P<code>1[789][a-z0-9-]+)|\b(?P<bare>1[789][0-9]{2}(?:-[0-9]{2})?v[a-z0-9]+)")
_YEARS = re.compile(r"\b(?P<first>1[789][0-9]{2})(?:[-/](?P<last>[0-9]{4}|[0-9]{1,2}))?\b")
_NAMED_VOLUME = re.compile(rf"\b(?:volume|vol\.?|v\.) *{_VOLUME}{_PART}?")
#: A number of a volume goes on to a part, a number or a page; what stands alone after the years is a page.
_BARE_VOLUME = re.compile(rf"[ ,:]*{_VOLUME}(?:{_PART}|(?= *[,:;( ] *\w)|(?<=[ivxl])(?=$))")
_ONLY_PART = re.compile(_PART)
_NUMBER = re.compile(
    r"\b(?:document|doc\.?|number|no\.?) *(?:no\.? *)?(?P<number>[0-9]{1,4}[a-z]?)\b"
    r"|(?:#|\bd)(?P<code>[0-9]{1,4}[a-z]?)(?![\w.])"
)
_PAGE = re.compile(r"\b(?:pages?\b|pp?\.|pp?(?= ?[0-9])|pg_) *(?P<pages>[0-9ivxlc\[][0-9ivxlc, \[\]-]*)")
_LAST_NUMBER = re.compile(r"(?:^|[ ,:;/])(?P<pages>[0-9]{1,4}(?:-[0-9]{1,4})?)\.?$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Place:
    """A volume or another collection, and what is meant in it: pages, a number, or all of it."""

    #: regular expression of the reference codes meant; empty where words name the collection
    code: str = ""
    words: tuple[str, ...] = ()
    pages: frozenset[str] = frozenset()
    number: str = ""


def read_place(text: str) -> Place | None:
    """The place that a citation names, or None.

    >>> read_place("1952-54, xiv, pt. 2, 1303").code
    '^frus1952-54v0*14p0*2([^0-9].*)?$'
    """
    cited = without_notes(text)
    code = _CODE.search(cited)
    return _by_code(cited, code) if code else _in_volume(cited) or _in_collection(cited)


def _by_code(text: str, match: re.Match[str]) -> Place | None:
    """'frus1952-54v14p2, 1303': a volume as its publisher's files call it; without its part, all of its parts.

    None for 'frus1952-54v14p2/d588', which is an identifier and no place.
    """
    rest = text[match.end() :]
    if re.match("[/#](?!pg_)", rest):
        return None
    pages, number = _within(rest)
    code = re.escape(match["code"] or match["bare"])
    return Place(code=rf"^frus{code}(p[0-9]+)?$", pages=pages, number=number)


def _in_volume(text: str) -> Place | None:
    """'FRUS, 1952-54, XIV, pt. 2, p. 1303': by series, years, volume and part, as far as they are given."""
    series, years = _SERIES.search(text), _YEARS.search(text)
    start = max(match.end() if match else 0 for match in (series, years))
    volume = _NAMED_VOLUME.search(text, start) or _BARE_VOLUME.match(text, start)
    if not (volume or (series and years)):
        return None
    part = volume or _ONLY_PART.match(text, start)
    pages, number = _within(text[part.end() if part else start :])
    if not (years or series) and not (volume and volume.start() == 0 and (pages or number)):
        return None
    return Place(code=_code_of(years, volume, part), pages=pages, number=number)


def _code_of(years: re.Match[str] | None, volume: re.Match[str] | None, part: re.Match[str] | None) -> str:
    """The reference codes of the volumes of these years and numbers, and of their supplements."""
    which = (part["part"] or part["after"]) if part else None
    return "".join(
        (
            f"^frus{_years_of(years) if years else '[0-9-]+'}",
            f"v{_number_of(volume['volume'])}" if volume else "",
            f"p{_number_of(which)}" if which else "",
            "([^0-9].*)?$" if volume else "([^0-9-].*)?$",
        )
    )


def _in_collection(text: str) -> Place | None:
    """'Heiwa Joyaku Chosho, vol. 3, p. 571': by words of a collection's name, and a page or number in it."""
    for pattern in (_PAGE, _NUMBER) if not re.search(r"\bvol\b", text) else (_PAGE, _NUMBER, _LAST_NUMBER):
        match = pattern.search(text)
        words = words_of(text[: match.start()]) if match and match.end() == len(text) else ()
        if match and words:
            pages, number = _within(text[match.start() :])
            return Place(words=words, pages=pages, number=number)
    return None


def _within(text: str) -> tuple[frozenset[str], str]:
    """What is meant within a volume: pages, or the number of a document, or neither."""
    number = _NUMBER.search(text)
    if number:
        return frozenset(), number["number"] or number["code"]
    pages = _PAGE.search(text) or _LAST_NUMBER.search(text)
    return (pages_in(pages["pages"]) if pages else frozenset()), ""


def _years_of(years: re.Match[str]) -> str:
    """The years as reference codes have them: 1949, 1952-54."""
    last = years["last"]
    return f"{years['first']}-{(years['first'][2] + last)[-2:]}" if last else years["first"]


def _number_of(text: str) -> str:
    """A volume's or a part's number as a regular expression: 14, XIV, E-12; leading noughts may stand before it."""
    # the pattern fits any text
    electronic, figures = re.fullmatch(r"(e?)-?(.*)", text).groups()  # type: ignore[union-attr]
    if not figures.isdecimal():
        values = [_VALUES[letter] for letter in figures]
        figures = str(sum(-one if one < after else one for one, after in pairwise([*values, 0])))
    return f"{electronic}0*{int(figures)}"
