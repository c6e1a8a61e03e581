"""What an ellipsis stands for, and whether leaving it out turns the words into their contrary."""

from __future__ import annotations

import re

from evidence.matching.values import Elision
from evidence.matching.variants import NEGATING_SIGNS, NEGATIONS
from evidence.matching.words import Words

#: No sentence ends with these before a name: “Mr. Dulles”, “Gen. Clark”, “U.S. Army”.
_TITLES = (
    *("Mr", "Mrs", "Messrs", "Dr", "Prof", "Rev", "St", "Sen", "Gov", "Sec", "Pres", "Amb"),
    *("Gen", "Lt", "Col", "Maj", "Capt", "Adm", "No", "Nos", "Art", "Vol", "Cf"),
)
_NOT_BEHIND = "".join(rf"(?<!\b{title})" for title in _TITLES)
#: Behind initials one does only where a word follows that mostly begins one.
_BEGINNINGS = (
    "The|This|That|These|Those|There|He|She|It|We|They|I|You|In|On|At|As|If|But|And|However|When|While|No"
)
_END_OF_SENTENCE = re.compile(
    rf"{_NOT_BEHIND}(?<!\b[A-Z])[.?!;:][”\"’')\]]*\s+(?=[“\"‘'(\[]?[^\W\d_a-z])"
    rf"|(?<=\b[A-Z])\.[”\"’')\]]*\s+(?=[“\"‘'(\[]?(?:{_BEGINNINGS})\b)"
    r"|[。？！；]|\n\n"
)
#: “No. 5” denies nothing.
_NUMBER = re.compile(r"\bnos?\.\s*(?=\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def elision_between(words: Words, first: int, last: int) -> Elision:
    """The words of the document from the one number to the other, the second exclusive, with the signs around them."""
    start, end = words.end(first - 1), words.start(last)
    raw = words.text[start : end + 1]  # with the letter that shows whether a sentence begins there
    shown = " ".join(words.text[words.start(first) : words.end(last - 1)].split()) if last > first else ""
    return Elision(shown, negates=bool(shown) and negates(raw), crosses_paragraph="\n\n" in raw[:-1])


def negates(raw: str) -> bool:
    """Whether a negation stands in what is left of the sentence before, or leads to the words behind.

    One in sentences that were left out whole governs none of the words quoted.
    """
    sentences = _END_OF_SENTENCE.split(raw)
    return any(map(has_negation, (sentences[0], sentences[-1])))


def has_negation(text: str) -> bool:
    """Whether there is a negation among the words."""
    if any(sign in text for sign in NEGATING_SIGNS):
        return True
    found = (word.lower().replace("’", "'") for word in _WORD.findall(_NUMBER.sub("", text)))
    return any(word in NEGATIONS or word.endswith("n't") for word in found)
