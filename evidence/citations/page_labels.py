"""Page numbers as footnotes and finding aids write them: '1302-5', '415-416, 418', '649 n. 1', 'xii'."""

from __future__ import annotations

import re

#: Longer stretches are whole books, or two numbers with a dash between them that are no pages.
LONGEST_STRETCH = 200

_STRETCH = re.compile(
    r"(?<!\w)(?:(?P<first>[0-9]{1,4})(?:-(?P<last>[0-9]{1,4}))?"
    r"|(?P<roman>[ivxlc]{1,8})(?:-(?P<roman_last>[ivxlc]{1,8}))?)(?!\w)",
    re.IGNORECASE,
)
#: What the letters of a Roman numeral are worth, the pairs that are subtracted among them, the largest first.
_ROMAN = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_NOTE = re.compile(r",? *\b(?:nn?|fn|notes?|footnotes?)\b\.? *[0-9]+(?: ?(?:-|and) ?[0-9]+)?", re.IGNORECASE)


def without_notes(text: str) -> str:
    """The text without the numbers of notes: they are none of pages."""
    return _NOTE.sub("", text)


def pages_in(text: str) -> frozenset[str]:
    """The pages that a plain text speaks of, as their labels in lower case.

    >>> sorted(pages_in("415-16, 418 n. 2"))
    ['415', '416', '418']
    >>> sorted(pages_in("xii-xiv"))
    ['xii', 'xiii', 'xiv']
    """
    found: set[str] = set()
    for match in _STRETCH.finditer(without_notes(text)):
        if match["roman"]:
            found |= roman_pages_between(match["roman"].lower(), (match["roman_last"] or "").lower())
        else:
            found |= pages_between(match["first"], match["last"])
    return frozenset(found)


def roman_pages_between(first: str, last: str) -> set[str]:
    """The pages from one to another that are numbered in Roman figures; the two alone where they are no numerals."""
    start, end = roman_number(first), roman_number(last)
    if not 0 < start <= end <= start + LONGEST_STRETCH:
        return {first, last} - {""}
    return {roman_numeral(page) for page in range(start, end + 1)}


def roman_number(text: str) -> int:
    """The number of a Roman numeral below 400, in small letters; 0 of what is none."""
    number, rest = 0, text
    for worth, letters in _ROMAN:
        while rest.startswith(letters):
            number, rest = number + worth, rest.removeprefix(letters)
    return number if not rest and roman_numeral(number) == text else 0


def roman_numeral(number: int) -> str:
    """A number below 400 in Roman figures, in small letters."""
    numeral = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        numeral += letters * times
    return numeral


def pages_between(first: str, last: str | None) -> set[str]:
    """The pages from one to another, which leaves out the figures that both share; the first alone without one."""
    start = int(first)
    end = int(first[: -len(last)] + last) if last and len(last) < len(first) else int(last or first)
    if not start <= end <= start + LONGEST_STRETCH:
        return {str(start)}
    return {str(page) for page in range(start, end + 1)}


def labels_of(pages: frozenset[str]) -> list[str]:
    """How a page may be labelled in print: as it is, in capitals, and in brackets where the printer left it out."""
    shapes = {shape for page in pages for shape in (page, page.upper())}
    return sorted(shapes | {f"[{shape}]" for shape in shapes})
