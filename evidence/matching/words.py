"""The words of a text in one canonical form each, with their places in it.

Punctuation, white space, capitals, accents and width of letters are left out of words; what abbreviations stand for is
put in. A Chinese, Japanese or Korean character is a word of its own. A word divided at the end of a line is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property
from itertools import accumulate

from evidence.matching.characters import CHARACTERS
from evidence.matching.variants import ABBREVIATIONS, CAPITALS, SPELLINGS

#: Ideographs, kana and hangul, in full and half width.
_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U000323af"
)
_VOICED = "\u3099\u309a\uff9e\uff9f"
#: Signs that belong to the letter before them, and joiners that nobody sees.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670\u20d0-\u20f0\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f"
_ANY_MARK = re.compile(f"[{_MARKS}]")
_INITIALS = r"(?<![^\W_])[^\W\d_]\.(?:(?:[^\W\d_]\.)+|(?: [^\W\d_]\.)+|(?:[^\W\d_]\.)*[^\W\d_](?![^\W_]))"


def _pattern(run: str) -> re.Pattern[str]:
    return re.compile(rf"({_INITIALS}|[{_CJK}][{_VOICED}]?|{run}(?:(?:-\n|'){run})*)")


#: Begins with what every word begins with, so that the engine jumps from one to the next; initials are told behind it.
_ASCII_WORD = re.compile(
    r"([A-Za-z0-9](?:\.(?<=(?<![A-Za-z0-9])[A-Za-z]\.)"
    r"(?:(?:[A-Za-z]\.)+|(?: [A-Za-z]\.)+|(?:[A-Za-z]\.)*[A-Za-z](?![A-Za-z0-9]))"
    r"|[A-Za-z0-9]*(?:(?:-\n|')[A-Za-z0-9]+)*))"
)
_WORD = _pattern(r"[^\W_" + _CJK + r"]+")
_WORD_WITH_MARKS = _pattern(rf"(?:[^\W_{_CJK}][{_MARKS}]*)+")
_APOSTROPHES = ("’", "‘", "ʼ", "′", "＇")
#: Frequent signs between words: with one of no meaning in their place most pages take the quick way.
_BETWEEN = "“”—–…§†‡•·£°\u00a0"
_CAPITALS = {word: re.compile(rf"\b{word}\b") for word in CAPITALS}
_FULL_WIDTH = re.compile("[Ａ-Ｚ]")
_HALF_WIDTH = {ord("Ａ") + number: ord("A") + number for number in range(26)}
_SPECIAL = ABBREVIATIONS.keys() | SPELLINGS.keys()


class Words:
    """The words of a text. `canonical` may be longer than the text has words, by what abbreviations stand for."""

    def __init__(self, text: str) -> None:
        self.text = text
        small = in_ascii(even(text))
        # words and what stands between them, in turn: one pass gives the words and, added up, their places
        parts = pattern_for(small).split(small)
        self._ends = list(accumulate(map(len, parts)))
        printed = parts[1::2]
        if not small.isascii():
            printed = [word if word.isascii() else bare(word) for word in printed]
        #: for each canonical word the number of the printed one, where these differ
        self._numbers: list[int] | None = None
        self.canonical: list[str] = printed
        different = set(printed)
        special = different & _SPECIAL
        letters = "".join(different)
        if "." in letters or "\n" in letters or not letters.islower():
            # nearly all words are small letters: the rest is looked at
            special |= {
                word for word in different if not word.isalpha() or word.isupper() if is_special(word)
            }
        if special:
            self._expand(printed, special)

    def __len__(self) -> int:
        return len(self.canonical)

    def is_inside(self, number: int) -> bool:
        """Whether a canonical word and the one before it are both of what one printed word stands for."""
        return (
            self._numbers is not None
            and 0 < number < len(self._numbers)
            and self._numbers[number - 1] == self._numbers[number]
        )

    def start(self, number: int) -> int:
        """Where a canonical word begins in the text."""
        return self._ends[2 * self._printed(number)]

    def end(self, number: int) -> int:
        """Where a canonical word ends."""
        return self._ends[2 * self._printed(number) + 1]

    def span(self, number: int) -> tuple[int, int]:
        """Where a canonical word begins and ends."""
        return self.start(number), self.end(number)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each canonical word stands in the text."""
        return Counter(self.canonical)

    @cached_property
    def line(self) -> tuple[str, list[int]]:
        """The canonical words in one line, a space between them, and where each ends."""
        ends = accumulate(map(len, self.canonical))
        return " ".join(self.canonical), [end + number for number, end in enumerate(ends)]

    @cached_property
    def letters(self) -> tuple[str, list[int]]:
        """The letters of the canonical words, nothing between them, and where each word ends."""
        return "".join(self.canonical), list(accumulate(map(len, self.canonical)))

    def spans(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where each canonical word begins and ends, from one number to another, the second exclusive."""
        ends, numbers = self._ends, range(first, last) if self._numbers is None else self._numbers[first:last]
        return [(ends[2 * number], ends[2 * number + 1]) for number in numbers]

    def _printed(self, number: int) -> int:
        return number if self._numbers is None else self._numbers[number]

    def _expand(self, printed: list[str], special: set[str]) -> None:
        instead = {word: canonical_of(word) for word in special}
        self.canonical, self._numbers, done = [], [], 0
        for number in [number for number, word in enumerate(printed) if word in special]:
            self.canonical += printed[done:number]
            self._numbers += range(done, number)
            words = instead[printed[number]]
            self.canonical += words
            self._numbers += [number] * len(words)
            done = number + 1
        self.canonical += printed[done:]
        self._numbers += range(done, len(printed))


def in_ascii(small: str) -> str:
    """Even text in ASCII, as long as it is, if only signs between words and capitals that are no words forbid it.

    Most texts can be had so, and are cut into words in half the time. Capitals in it are those of CAPITALS.
    """
    if small.isascii():
        return small
    quick = small
    for sign in _BETWEEN:
        quick = quick.replace(sign, ";")
    for word, instead in CAPITALS.items():
        quick = quick.replace(instead, word)
    return quick if quick.isascii() else small


def is_special(word: str) -> bool:
    """Whether a word is not yet in the form in which it is compared: with full stops, divided, or in capitals."""
    return "." in word or "\n" in word or (word.isascii() and not word.islower() and not word.isdigit())


def canonical_of(word: str) -> tuple[str, ...]:
    """A word divided at a break, abbreviated or of two spellings, in the form in which it is compared."""
    for capitals, instead in CAPITALS.items():
        word = word.replace(capitals, instead)
    whole = word.replace("-\n", "").replace(". ", ".")
    whole = f"{whole}." if "." in whole and not whole.endswith(".") else whole
    return ABBREVIATIONS.get(whole) or (SPELLINGS.get(whole, whole.replace(".", "")),)


def pattern_for(text: str) -> re.Pattern[str]:
    """The pattern of words that the signs in a text call for."""
    if text.isascii():
        return _ASCII_WORD
    return _WORD_WITH_MARKS if _ANY_MARK.search(text) else _WORD


def even(text: str) -> str:
    """The text in small letters, as long as it is, with one shape for apostrophes."""
    if not text.isascii() and _FULL_WIDTH.search(text):
        text = text.translate(_HALF_WIDTH)  # else capitals that are no words are not known
    for word, instead in CAPITALS.items():
        if word in text:
            text = _CAPITALS[word].sub(instead, text)
    small = text.lower()
    if len(small) != len(text):  # a few letters become two
        small = "".join(letter if len(letter) == 1 else sign for sign in text for letter in [sign.lower()])
    if not small.isascii():
        for apostrophe in _APOSTROPHES:
            small = small.replace(apostrophe, "'")
    return small


def bare(word: str) -> str:
    """A word in full width or half, with accents or without, in new or old characters: in one form."""
    composed = unicodedata.normalize("NFKC", word).casefold()
    if len(composed) == 1 and composed >= "\u3000":
        return CHARACTERS.get(composed, composed)
    apart = unicodedata.normalize("NFKD", composed)
    kept = "".join(
        sign
        for sign in apart
        if sign in "\u3099\u309a" or not (unicodedata.combining(sign) or unicodedata.category(sign) == "Cf")
    )
    return unicodedata.normalize("NFC", kept).replace("\u00ad", "")
