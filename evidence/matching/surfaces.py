"""What two wordings may differ in and still be the same words verbatim, and how they differ otherwise.

Allowed are: white space, line and page breaks; a word divided at a break; the shapes of quotation marks, apostrophes
and dashes; width of letters and signs; case of the first letter; what stands before the first word and behind the last.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from evidence.choices import DifferenceKind
from evidence.matching.values import Difference
from evidence.matching.variants import ABBREVIATIONS
from evidence.matching.words import Words, even

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›‘’‚‛\"'`´ʼ′″「」『』〝〞〟＂＇"), "'")
#: All that is printed for a dash, the hyphen of typewriters aside.
DASHES = "‐‑‒–—―−﹣－"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), None)
_SIGNS = {**_QUOTES, **dict.fromkeys(map(ord, DASHES), "-"), **_UNSEEN}
_DIVIDED = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_AROUND_DASH = re.compile(r"\s*-[\s-]*")
_DOTS = re.compile(r"(?:\. ?){2,}\.|…")
_SPACED_SIGNS = re.compile(r"\s+(?=[,.;:?!)\]}、。，；：？！）］」』])|(?<=[(\[{（［「『])\s+")
_EDGE = re.compile(r"[\s\"'“”‘’.,;:!?()–—-]*")
_EAST_ASIAN_SPACE = re.compile(
    r"(?<=[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3])\s+(?=[\u3000-\u30ff\u3400-\u9fff])"
)


def surface(text: str) -> str:
    """A stretch from its first word to its last, in the one shape in which it is compared."""
    joined = _DIVIDED.sub("", text) if "\n" in text else text
    if not joined.isascii():
        joined = unicodedata.normalize("NFKC", joined).translate(_SIGNS)
    else:
        joined = joined.replace('"', "'").replace("`", "'")
    shaped = " ".join(joined.split())
    if not shaped.isascii():
        shaped = _EAST_ASIAN_SPACE.sub("", shaped)
    if "." in shaped or "…" in shaped:
        shaped = _DOTS.sub("…", shaped)
    if "-" in shaped:
        shaped = _AROUND_DASH.sub("-", shaped)
    shaped = _SPACED_SIGNS.sub("", shaped)
    return shaped[:1].casefold() + shaped[1:]


def core(words: Words, first: int, last: int) -> str:
    """The stretch of a text from one word to another, the second exclusive."""
    return words.text[words.start(first) : words.end(last - 1)].rstrip(
        "."
    )  # “U.S.” at the end of a quotation


def is_raw(printed: str, quoted: str) -> bool:
    """Whether a quotation is the printed words, sign by sign, with nothing around them but common signs.

    Then nothing can differ, and neither has to be put into shape; most quotations are such.
    """
    before, found, after = quoted.partition(printed)
    return bool(found) and _EDGE.fullmatch(before) is not None and _EDGE.fullmatch(after) is not None


def differences_of_surface(quoted: Words, printed: Words, first: int) -> Iterator[Difference]:
    """In what two stretches of the same words differ; `first` is the printed word at which the quotation begins."""
    sides = word_pairs(quoted, printed, first)
    for number, (mine, theirs) in enumerate(sides):
        one, other = quoted.text[mine[0] : mine[1]], printed.text[theirs[0] : theirs[1]]
        if one != other and (surface(one) != surface(other) or (number and one.lower() == other.lower())):
            yield Difference(kind_of_word(one, other), one, other)
        if number + 1 < len(sides):
            following = sides[number + 1]
            one = quoted.text[mine[1] : following[0][0]]
            other = printed.text[theirs[1] : following[1][0]]
            if one != other and surface(f"a{one}a") != surface(f"a{other}a"):
                yield Difference(DifferenceKind.PUNCTUATION, " ".join(one.split()), " ".join(other.split()))


def word_pairs(quoted: Words, printed: Words, first: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The places of the words on both sides: of an abbreviation, beside all the words that it stands for."""
    length = len(quoted)
    sides: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for mine, theirs in zip(quoted.spans(0, length), printed.spans(first, first + length), strict=True):
        if sides and (mine[0] < sides[-1][0][1] or theirs[0] < sides[-1][1][1]):
            (start, _), (their_start, _) = sides[-1]
            sides[-1] = (start, mine[1]), (their_start, theirs[1])
        else:
            sides.append((mine, theirs))
    return sides


def kind_of_word(one: str, other: str) -> DifferenceKind:
    """Whether one is an abbreviation that the other spells out, or both are spellings."""
    known = any(even(word) in ABBREVIATIONS or "." in word for word in (one, other))
    return DifferenceKind.ABBREVIATION if known else DifferenceKind.SPELLING
