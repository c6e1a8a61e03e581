"""Figures: the signs in them and at them say something, as punctuation between words does not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from evidence.choices import DifferenceKind
from evidence.matching.surfaces import DASHES
from evidence.matching.values import Difference

_DASH = f"{DASHES}-"
#: A figure with its currency or sign, its separators, and what it is a share or a measure of; a dash may be spaced.
_FIGURE = re.compile(
    rf"(?:[+−±] ?)?(?:[$£€¥₩¢＄￡￥] ?)?\d+(?:[.,:/．，：／]\d+|\s*[{_DASH}]+\s*\d+)*(?: ?[%‰°¢％])?"
)
_ANY_FIGURE = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: So far around a stretch it is looked whether it begins or ends inside a figure.
REACH = 24


def figures_in(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The figures of a text that reach into a stretch of it, each in one form, without commas between thousands."""
    end = len(text) if end is None else end
    found = _FIGURE.finditer(text, max(start - REACH, 0), min(end + REACH, len(text)))
    return [in_one_form(each[0]) for each in found if each.end() > start and each.start() < end]


def in_one_form(figure: str) -> str:
    """A figure with one shape for dashes and signs, without spaces."""
    shaped = re.sub(rf"[{_DASH}]+", lambda dash: "−" if dash.start() == 0 else "-", "".join(figure.split()))
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", shaped))


def has_figures(text: str) -> bool:
    """Whether there is any figure in a text."""
    return _ANY_FIGURE.search(text) is not None


def changed_figures(quoted: str, text: str, start: int, end: int, *, may_lack: bool) -> Iterator[Difference]:
    """What is another figure in a quotation than in the stretch of the document where its words stand.

    `may_lack`: the quotation has brackets, which may stand for figures of the document.
    """
    mine, theirs = figures_in(quoted), figures_in(text, start, end)
    if mine == theirs or (may_lack and not Counter(mine) - Counter(theirs)):
        return
    ours_alone, theirs_alone = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    yield Difference(DifferenceKind.CHANGED, " ".join(ours_alone), " ".join(theirs_alone))


def same_figures(quoted: str, printed: str) -> bool:
    """Whether two texts have the same figures, in order."""
    return figures_in(quoted) == figures_in(printed)
