"""The pages cited against the pages on which the words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from evidence.choices import PageCheck
from evidence.citations.page_labels import pages_in
from evidence.matching.values import PageStretch

_NOTE = re.compile(
    r"\b(?:nn?|fnn?|notes?|footnotes?)\b\.? *(?P<numbers>[0-9]+(?: ?[-–,] ?[0-9]+| and [0-9]+)*)",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"(?<![\w-])([0-9]{1,4})(ff?)\b\.?", re.IGNORECASE)
_LETTERED = re.compile(r"(?<![\w-])([A-Z]{1,3}-?[0-9]{1,4})(?![\w-])")
#: How many pages “622ff.” reaches on.
FOLLOWING = 4


@lru_cache(maxsize=1024)
def cited_pages(pages: str) -> frozenset[str]:
    """The labels of the pages cited, in small letters: “622-23, 625f.” are 622, 623, 625 and 626; “n.p.” none."""
    plain = re.sub("[‐‑‒–—−]", "-", pages)
    found = {label.lower() for label in _LETTERED.findall(plain)}
    for number, onwards in _ONWARDS.findall(plain):
        reach = 1 if len(onwards) == 1 else FOLLOWING
        found |= {str(page) for page in range(int(number), int(number) + reach + 1)}
    bare = _LETTERED.sub("", re.sub(r"(?<=[0-9])ff?\b\.?", "", plain))
    return frozenset(found | pages_in(bare.lower()))


@lru_cache(maxsize=1024)
def cited_notes(pages: str) -> frozenset[str]:
    """The marks of the notes cited: “649 n. 1” is 1."""
    return frozenset(
        number for found in _NOTE.finditer(pages) for number in re.findall("[0-9]+", found["numbers"])
    )


def pages_of(pages: Sequence[PageStretch], start: int, end: int) -> tuple[str, ...]:
    """The labels of the pages that a stretch of text stands on, in order."""
    labels = (page.label for page in pages if page.start < end and start < page.end and page.label)
    return tuple(dict.fromkeys(labels))


def checked(cited: frozenset[str], found: Sequence[str]) -> PageCheck:
    """Whether the pages on which the words stand are all among those cited."""
    if not cited or not found:
        return PageCheck.UNKNOWN
    return PageCheck.AGREE if {bare(label) for label in found} <= cited else PageCheck.DIFFER


def bare(label: str) -> str:
    """A label without the brackets that printers put around a number they left out."""
    return label.lower().strip("[]")
