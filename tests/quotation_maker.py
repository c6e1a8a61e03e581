"""Quotations cut from any text, left alone or changed in a known way: what a comparison must find out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence.choices import Verification

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.?!;:]")
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|cannot|without|hardly|scarcely|unless|except|\w+n[’']t)\b",
    re.IGNORECASE,
)
OTHER_WORDS = ("zebra", "umbrella", "seldom", "purple", "kitchen", "always", "nine")


@dataclass(frozen=True)
class Made:
    """A quotation, how it was made, and what it is."""

    text: str
    how: str
    status: Verification
    #: where in the text it was cut from
    start: int
    end: int


def cut(body: str, chance: random.Random) -> tuple[int, int] | None:
    """A stretch of 8 to 50 words of one paragraph, from a word to a word."""
    words = list(_WORD.finditer(body))
    if len(words) < 60:
        return None
    first = chance.randrange(len(words) - 55)
    last = first + chance.randrange(8, 50)
    start, end = words[first].start(), words[last].end()
    raw = body[start:end]
    around = body[max(start - 2, 0) : start], body[end : end + 2]
    if (
        re.search(r"(?:\b[A-Z]\.?|[0-9])$", around[0])
        or re.match(r"\.[A-Z]|[0-9]", around[1])
        or raw[:2].isupper()
        or raw[1] == "."
    ):
        return None  # within “U.S.”
    has_odd_signs = any(sign in raw for sign in "[]…") or "..." in raw or ". . ." in raw or "* *" in raw
    return None if "\n" in raw or has_odd_signs else (start, end)


def whole_words(raw: str) -> list[re.Match[str]]:
    """The words of a stretch, but for letters of abbreviations and words joined to others by signs."""
    return [
        found
        for found in _WORD.finditer(raw)
        if len(found[0]) > 2 and not re.search(r"[^\s“‘(]$", raw[: found.start()]) and not found[0].isupper()
    ]


def verbatim(raw: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Ways to print the same words."""
    yield "as it is", raw
    yield "in lines", raw.replace(" ", "\n", 2)
    yield "straight quotes", re.sub("[“”]", '"', re.sub("[‘’]", "'", raw))
    yield "other dashes", raw.replace("–", "-").replace("—", "--")
    yield "first letter", (raw[0].lower() if raw[0].isupper() else raw[0].upper()) + raw[1:]
    yield "closing signs", f"“{raw},”"
    place = chance.choice([found.start() for found in re.finditer(r"(?<=[a-z]{3})(?=[a-z]{3})", raw)] or [0])
    if place:
        yield "divided word", f"{raw[:place]}-\n{raw[place:]}"


def edited(raw: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What editors do."""
    words = whole_words(raw)
    inner = words[2:-2]
    if len(inner) < 3:
        return
    first = chance.randrange(len(inner) - 1)
    word = inner[first]
    gone = raw[inner[first].start() : inner[min(first + chance.randrange(1, 6), len(inner) - 1)].end()]
    if not _NEGATION.search(gone):
        dots = chance.choice([" . . . ", " ... ", " … ", " [. . .] ", " [...] "])
        yield "ellipsis", raw.replace(gone, dots, 1).replace("  ", " ")
    yield "bracket put in", f"{raw[: word.start()]}[that is, now] {raw[word.start() :]}"
    yield "bracket instead", f"{raw[: word.start()]}[something]{raw[word.end() :]}"
    yield "sic", f"{raw[: word.end()]} [sic]{raw[word.end() :]}"
    if ", " in raw:
        yield "comma dropped", raw.replace(", ", " ", 1)
    if "United States" in raw:
        yield "abbreviated", raw.replace("United States", "U.S.", 1)
    yield "comma put in", f"{raw[: word.end()]},{raw[word.end() :]}"
    yield "capitals", f"{raw[: word.start()]}{word[0].swapcase()}{raw[word.end() :]}"


def altered(raw: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What makes them other words."""
    words = whole_words(raw)
    inner = words[2:-3]
    if len(inner) < 3:
        return
    number = chance.randrange(len(inner))
    word, following = inner[number], words[2 + number + 1]
    other = chance.choice(OTHER_WORDS)
    yield "dropped", f"{raw[: word.start()]}{raw[word.end() :].lstrip()}"
    yield "added", f"{raw[: word.start()]}{other} {raw[word.start() :]}"
    yield "changed", f"{raw[: word.start()]}{other}{raw[word.end() :]}"
    between = raw[word.end() : following.start()]
    if word[0].lower() != following[0].lower():
        yield "swapped", f"{raw[: word.start()]}{following[0]}{between}{word[0]}{raw[following.end() :]}"
    middle = words[len(words) // 2].start()
    if raw[:middle].strip() and raw[middle:].strip():
        yield "moved", f"{raw[middle:]} {raw[:middle].strip()}"
    negation = next((found for found in _NEGATION.finditer(raw) if 12 < found.start() < len(raw) - 20), None)
    if negation and not _SENTENCE_END.search(raw):
        yield "negation left out", f"{raw[: negation.start()]}. . . {raw[negation.end() :].lstrip()}"


def spliced(body: str, chance: random.Random) -> tuple[str, int, int] | None:
    """The end of a paragraph's sentence and the beginning of the next paragraph, with an ellipsis between."""
    breaks = [found.start() for found in re.finditer(r"(?<=[a-z]\.)\n\n(?=[A-Z][a-z])", body)]
    if not breaks:
        return None
    place = chance.choice(breaks)
    before, after = body[:place].rpartition("\n")[2], body[place + 2 :].partition("\n")[0]
    left, right = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    if len(left) < 12 or len(right) < 14:
        return None
    head = before[left[-10].start() : left[-3].end()]
    tail = after[right[0].start() : right[9].end()]
    if re.search(r"\b[A-Z]\b", f"{head} {tail}"):
        return None  # letters of abbreviations
    gone = before[left[-3].end() :]
    odd = any(sign in head + tail for sign in "[]…*") or "..." in head + tail
    if odd or _NEGATION.search(gone):
        return None
    start = place - len(before) + left[-10].start()
    return f"{head} . . . {tail}", start, place + 2 + right[9].end()


def quotations(body: str, chance: random.Random, n: int) -> Iterator[Made]:
    """Some quotations of every class but those not found, cut from a text whose words stand there only once."""
    ways: tuple[tuple[Verification, Callable[[str, random.Random], Iterator[tuple[str, str]]]], ...] = (
        (Verification.VERBATIM, verbatim),
        (Verification.EDITED, edited),
        (Verification.ALTERED, altered),
    )
    for _ in range(n):
        place = cut(body, chance)
        if place is None or body.count(body[slice(*place)]) > 1:
            continue
        for status, way in ways:
            for how, text in way(body[slice(*place)], chance):
                yield Made(text, how, status, *place)
        if joint := spliced(body, chance):
            yield Made(joint[0], "two paragraphs", Verification.SPLICED, joint[1], joint[2])
