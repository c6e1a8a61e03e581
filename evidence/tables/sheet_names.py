"""Names of sheets in a workbook: Excel allows 31 characters, forbids some, and ignores case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from evidence.tables.display import one_line

MAXIMUM_NAME = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
#: Excel keeps this name for its list of changes.
_RESERVED = "history"


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A sheet name for each title, in the same order: cleaned, cut to 31 characters, numbered where equal."""
    names: list[str] = []
    taken = {_RESERVED}
    for title in titles:
        name = _free_name(title, taken)
        taken.add(name.lower())
        names.append(name)
    return names


def _free_name(title: str, taken: set[str]) -> str:
    cleaned = _FORBIDDEN.sub("-", one_line(title))
    candidates = (_numbered(cleaned, number) for number in count(1))
    return next(name for name in candidates if name.lower() not in taken)


def _numbered(text: str, number: int) -> str:
    ending = f" ({number})" if number > 1 else ""
    return _cut(text, MAXIMUM_NAME - len(ending)) + ending


def _cut(text: str, units: int) -> str:
    """The beginning of a text in UTF-16 units, Excel's measure; no half characters, no outer apostrophes."""
    beginning = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
    return beginning.strip("' ") or "Table"
