"""Where the words of the search index stand in the text as it is printed: every folded word with its place.

The words are those of `fold`, one by one; the places are code points of the original, so that what is found can be
shown as it is written, with its capitals, accents and line breaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence.texts.folding import WORDS, WORDS_APART, has_paired, is_paired, unmarked

#: Signs of which each is folded to one sign and no neighbour changes that: ASCII, the marks of print, what is most
#: frequent in Chinese, Japanese and Korean.
_ONE_TO_ONE = re.compile(
    "[\\x00-\\x7f’“”–—‘§†‡•·\u3001\u3002\u300a-\u3011\u3041-\u3094\u30a1-\u30f4\u30fc\u4e00-\u9fff\uac00-\ud7a3]*"
)
_PIECES = re.compile(r"\S+")
#: Signs of no width, over which a word goes on.
_NO_WIDTH = "\u200b\u00ad"

#: A sign as it is searched for, and where its original begins and ends.
Sign = tuple[str, int, int]


class PlacedWord(NamedTuple):
    """A folded word, and the stretch of the original that is it.

    `middle` is where the second character of a pair begins; the end of what is no pair.
    """

    word: str
    start: int
    end: int
    middle: int


def placed_words(text: str) -> list[PlacedWord]:
    """The words of `fold(text)` in their order, each with its place.

    >>> placed_words("Ōhira: 日米")
    [PlacedWord(word='ohira', start=0, end=5, middle=5), PlacedWord(word='日米', start=7, end=9, middle=8)]
    """
    if not _ONE_TO_ONE.fullmatch(text):
        return list(_in_pieces(text))
    plain = text.lower()
    if has_paired(plain):
        return list(_in_piece(text, 0))
    # most pages: no pairs, so that a word is where it is found
    spans = [run.span() for run in WORDS_APART.finditer(plain)]
    return [PlacedWord(plain[start:end], start, end, end) for start, end in spans]


def _in_pieces(text: str) -> Iterator[PlacedWord]:
    """The words of a text, piece by piece between its white space."""
    for piece in _PIECES.finditer(text):
        yield from _in_piece(piece[0], piece.start())


def _in_piece(text: str, start: int) -> Iterator[PlacedWord]:
    """The words of a piece of text that begins at a place."""
    if _ONE_TO_ONE.fullmatch(text):
        places = range(start, start + len(text) + 1)
        return _words_of(text.lower(), places, places[1:])
    signs = _signs_of(text, start)
    return _words_of(
        "".join(sign for sign, _, _ in signs), [first for _, first, _ in signs], [end for _, _, end in signs]
    )


def _words_of(unmarked_text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[PlacedWord]:
    """The words of an unmarked text, of whose signs it is known where the originals begin and end."""
    for run in WORDS.finditer(unmarked_text):
        word, first, last = run[0], run.start(), run.end() - 1
        if first == last or not is_paired(word):
            yield PlacedWord(word, starts[first], ends[last], ends[last])
        else:
            for place in range(first, last):
                pair = word[place - first : place - first + 2]
                yield PlacedWord(pair, starts[place], ends[place + 1], starts[place + 1])


def _signs_of(text: str, start: int) -> list[Sign]:
    """The signs of a piece as they are searched for. Where signs far apart become one, all have the whole piece."""
    signs = [
        (sign, start + first, start + last)
        for first, last in _clusters(text)
        for sign in unmarked(text[first:last])
    ]
    whole = unmarked("".join(sign for sign in text if sign not in _NO_WIDTH))
    if "".join(sign for sign, _, _ in signs) == whole:
        return signs
    return [(sign, start, start + len(text)) for sign in whole]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each sign with the marks upon it begins and ends, signs of no width left out."""
    places = [place for place, sign in enumerate(text) if sign not in _NO_WIDTH]
    begun: list[int] = []
    for place in places:
        if begun and not _goes_on(text[place]):
            yield begun[0], begun[-1] + 1
            begun = []
        begun.append(place)
    if begun:
        yield begun[0], begun[-1] + 1


def _goes_on(sign: str) -> bool:
    """Whether a sign joins the one before it: an accent, a voice mark (also of half width), the end of a syllable."""
    first = unicodedata.normalize("NFKC", sign)[0]
    return bool(unicodedata.combining(first)) or "\u1160" <= first <= "\u11ff"
