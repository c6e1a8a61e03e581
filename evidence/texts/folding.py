"""Words as the search index has them: folded in Python, so that SQLite and PostgreSQL find the same (ruling 22).

Folding drops case, accents, width and punctuation. Chinese, Japanese and Korean, which put no spaces between words,
become pairs of neighbouring characters, so that a word of two characters is found inside any sentence.
"""

from __future__ import annotations

import re
import unicodedata

#: Ideographs, kana and hangul: scripts that are searched by pairs.
_PAIRED = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb"
    "\uf900-\ufaff\U00020000-\U000323af"
)
#: Of these blocks only what Unicode has given away: they have gaps, which are no letters yet.
_ONE_PAIRED = rf"(?=\w)[{_PAIRED}]"
#: The words of an unmarked text: runs of such characters, and runs of other letters.
WORDS = re.compile(rf"(?:{_ONE_PAIRED})+|[^\W_{_PAIRED}]+")
_ANY_PAIRED = re.compile(_ONE_PAIRED)
#: The words of an unmarked text without such characters.
WORDS_APART = re.compile(r"[^\W_]+")
_ASCII_WORDS = re.compile(r"[a-z0-9]+")
#: Marks that are frequent in English print, so that most pages take the quick way; a word goes on over the last two.
_MARKS = dict.fromkeys("’“”–—‘…§†‡•·", " ") | dict.fromkeys("\u200b\u00ad", "")


def fold(text: str) -> str:
    """The words of a text, single spaces between them."""
    if not text.isascii():
        for mark, instead in _MARKS.items():
            text = text.replace(mark, instead)
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.lower()))
    bare = unmarked(text)
    if not has_paired(bare):
        return " ".join(WORDS_APART.findall(bare))
    return " ".join(_folded(word) for word in WORDS.findall(bare))


def unmarked(text: str) -> str:
    """The text without case, accents and width; its words are in it as they are searched for, but not yet apart."""
    composed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(sign for sign in composed if not unicodedata.combining(sign) or sign in "\u3099\u309a")
    return unicodedata.normalize("NFC", bare)


def has_paired(text: str) -> bool:
    """Whether an unmarked text has characters that are searched by pairs."""
    return not text.isascii() and _ANY_PAIRED.search(text) is not None


def is_paired(word: str) -> bool:
    """Whether a folded word is a pair of characters, or a lone one, of a script that puts no spaces between words."""
    return _ANY_PAIRED.match(word) is not None


def _folded(word: str) -> str:
    """A word as it is, or the pairs of a run of characters; a lone character stays by itself."""
    if len(word) < 2 or not _ANY_PAIRED.match(word):
        return word
    return " ".join(word[place : place + 2] for place in range(len(word) - 1))
