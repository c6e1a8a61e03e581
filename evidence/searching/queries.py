"""What a query asks for: words, "phrases", beginnings of words (secur*), and what must not stand on the page (-word).

Every text is a query, and none is refused. The words are folded as the index has them, so that whatever else stands in
the text (operators of a database, quotation marks, signs of no meaning) is gone before an engine sees any of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from evidence.texts import fold
from evidence.texts.folding import is_paired

#: What is longer is read as far as this. A sentence pasted as a phrase is shorter.
LONGEST_SEARCH = 400
#: More folded words are not looked for; a run of Chinese has one a character.
MOST_WORDS = 100
#: No engine's index has longer words (PostgreSQL's have two kilobytes at most).
LONGEST_WORD = 250

_QUOTES = dict.fromkeys(map(ord, "“”„‟″＂«»「」『』"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑−－"), "-") | {ord("＊"): "*"}
_PARTS = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))(?P<star>\*)?')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another, as the index has them: often just one.

    A lone character of a script without spaces stands for itself wherever it is, though the index has pairs: where it
    `is_inner`, the words begin inside a word of the index, and where the last is one, `is_open`: they end inside one.
    """

    words: tuple[str, ...]
    #: the last word may go on
    is_open: bool = False

    @property
    def is_inner(self) -> bool:
        """Whether the first word may be the end of a pair, which no index can be asked for."""
        return is_lone(self.words[0])

    @property
    def pattern(self) -> str:
        """What stands in the folded words of a page, with a space at either end, where the term does."""
        return f"{'' if self.is_inner else ' '}{' '.join(self.words)}{'' if self.is_open else ' '}"


@dataclass(frozen=True, slots=True)
class Search:
    """A query: what must all stand on a page, and of what nothing may."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    #: the query was longer than is read
    is_cut: bool = False

    def __bool__(self) -> bool:
        """Whether anything is looked for; without a wanted term nothing is."""
        return bool(self.wanted)


def read_search(text: str) -> Search:
    """What a text asks for.

    >>> read_search('"hub and spokes" secur* -Guam').wanted[0].words
    ('hub', 'and', 'spokes')
    """
    plain = text[: LONGEST_SEARCH + 1].translate(_QUOTES | _DASHES)
    wanted: list[Term] = []
    unwanted: list[Term] = []
    n_words, is_cut = 0, len(text) > LONGEST_SEARCH
    for is_unwanted, term in _terms(plain[:LONGEST_SEARCH]):
        words = tuple(islice(term.words, MOST_WORDS - n_words))
        is_cut |= len(words) < len(term.words)
        n_words += len(words)
        if words:
            (unwanted if is_unwanted else wanted).append(
                term if words == term.words else Term(words, is_lone(words[-1]))
            )
    return Search(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)), is_cut)


def _terms(text: str) -> Iterator[tuple[bool, Term]]:
    """The terms of a query as typed, each with whether it must not stand on the page."""
    for part in _PARTS.finditer(text):
        typed = part["word"] if part["phrase"] is None else part["phrase"]
        words = tuple(word[:LONGEST_WORD] for word in fold(_without_surrogates(typed)).split())
        if words:
            has_star = bool(part["star"]) or (part["phrase"] is None and typed.endswith("*"))
            yield bool(part["minus"]), Term(words, has_star or is_lone(words[-1]))


def is_lone(word: str) -> bool:
    """Whether a folded word is one character of a script that is searched by pairs."""
    return len(word) == 1 and is_paired(word)


def _without_surrogates(text: str) -> str:
    """The text without halves of characters, which no database takes."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cs")
