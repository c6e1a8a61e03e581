"""How a volume is called: as scholars cite it, made of the parts that its header gives."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IDENTIFIER = re.compile(r"frus(?P<first>[0-9]{4})(?:-(?P<last>[0-9]{2,4}))?(?![0-9])")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LONGEST_TITLE = 500


def volume_title(titles: Mapping[str, str], identifier: str) -> str:
    """“FRUS, 1952–54, Vol. 14, Part 2: China and Japan”, so far as the header tells; else the whole title."""
    years = re.sub(
        r"\b([0-9]{2})([0-9]{2})[–-]\1([0-9]{2})\b", r"\1\2–\3", first(titles, "subseries", "sub-series")
    )
    number = re.sub(r"\bVolume\s+", "Vol. ", first(titles, "volumenumber", "volume-number"))
    number = re.sub(r"(?<=Vol\. )([IVXLC]+)(?![\w])", lambda found: str(from_roman(found[1])), number)
    parts = [part for part in ("FRUS", years, number) if part]
    subject = re.sub(r"\s*\(in \w+ parts\)$", "", first(titles, "volume"))
    if years and (number or subject) and len(years) < 60:
        return f"{', '.join(parts)}{f': {subject}' if subject else ''}"[:LONGEST_TITLE]
    return (first(titles, "complete") or identifier)[:LONGEST_TITLE]


def first(titles: Mapping[str, str], *kinds: str) -> str:
    """The first title of these kinds that is not empty."""
    return next((titles[kind] for kind in kinds if titles.get(kind)), "")


def from_roman(letters: str) -> int:
    """A roman number's value: XXIII is 23."""
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def years_of(identifier: str) -> tuple[int, int] | None:
    """First and last year of a volume: frus1952-54v14p2 is (1952, 1954)."""
    found = _IDENTIFIER.match(identifier)
    if found is None:
        return None
    first_year, last = found["first"], found["last"] or ""
    return int(first_year), int(first_year[: 4 - len(last)] + last) if last else int(first_year)
