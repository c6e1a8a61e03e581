"""A note cut where one reference ends and the next, or a sentence of prose, begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.reading.outlines import outline

_END = re.compile(r";|\.[”»]?(?=\s+[^\W\d_a-z]|\s+[“\"‘(]|\s+[0-9])", re.UNICODE)
#: Words whose full stop ends no sentence.
_BEFORE_A_FULL_STOP = (
    "vol vols no nos non pp p n nn ed eds trans vs st jr sr dr mr mrs ms prof gen col lt sgt capt adm amb comdr "
    "sec doc docs pt ch fig cf al ca jan feb mar apr jun jul aug sep sept oct nov dec fn rev univ dept gov assn co "
    "inc ltd bros ser"
)
_ABBREVIATIONS = frozenset(_BEFORE_A_FULL_STOP.split())
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+|(?<![^\W\d_])(?:[^\W\d_]\.)+[^\W\d_]?)$")
#: The capital ends as many notes as it goes on: it ends one where no sign follows it.
_CAPITAL_CITY = re.compile(r"\bWashington, D\.C$")
_GOES_ON = re.compile(r"\s+(?:No|Vol|Part|pp?)\b")
_JOINT = re.compile(r"[\s;.,]*(?:(?:and|but)\s+)?")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of a note, without white space, semicolons and the 'and' between two pieces."""
    shape, start = outline(text), 0
    for match in _END.finditer(shape):
        if match[0] == ";" or _ends_sentence(shape, match):
            yield from _trimmed(text, start, match.start() if match[0] == ";" else match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends_sentence(shape: str, match: re.Match[str]) -> bool:
    """Whether the full stop is one, and not that of an abbreviation, an initial or 'Vol. 44. No. 2'."""
    if _GOES_ON.match(shape, match.end()):
        return False
    before = shape[max(0, match.start() - 40) : match.start()]
    if _CAPITAL_CITY.search(before):
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    is_initial = len(word["word"]) == 1 or "." in word["word"]
    return not is_initial and word["word"].lower() not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece without what joins it to others; nothing where nothing is left."""
    joint = _JOINT.match(text, start, end)
    start = joint.end() if joint else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";"):
        end -= 1
    if start < end:
        yield start, end
