"""In which encoding bytes are, when nobody says so: told by how likely their text would be, and refused in doubt.

Bytes that are good UTF-8 are UTF-8: others hardly ever are by chance. Older encodings mostly accept each other's bytes,
but turn them into characters that nobody writes. A reading is taken only if a good share of it are characters that
its language uses all the time, and if it is thousands of times likelier than any reading in another encoding.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evidence.importers.plain.encodings import ENCODINGS
from evidence.importers.plain.languages import LANGUAGES, Language
from evidence.importers.plain.readings import Unreadable

#: How much likelier than the next best a reading must be, as a natural logarithm: 8,000 times.
MARGIN = 9.0
#: At least this share of what is not ASCII must be characters in constant use ...
COMMON_SHARE = 0.2
#: ... and this share characters that the language uses at all.
USUAL_SHARE = 0.85
#: As many signs of two bytes can be good UTF-8 by chance; each more makes that ten times less likely.
MOST_BY_CHANCE = 4
#: In a language with Latin letters, those with accents are fewer than this share of the others: else it is another
#: alphabet, for instance a Cyrillic one.
MOST_ACCENTS = 0.5
#: An ASCII character, whatever the language.
_ASCII = math.log(1 / 60)
#: An ideograph or syllable alone between Latin letters is what an accented letter looks like in the wrong encoding.
_LONE = math.log(1e-5)
_LONE_SIGN = re.compile(
    r"(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f](?=[A-Za-z])"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LETTER = re.compile("[A-Za-z]")
_UNSURE = "its encoding cannot be told for sure. Say by --encoding what it is: {}."
_NUL = b"\0"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of the bytes in one encoding and language."""

    codec: str
    text: str
    likelihood: float
    is_likely: bool


def tell(data: bytes) -> str:
    """Python's name of the encoding that the bytes are in.

    Raises:
        Unreadable: when nobody can tell, with the encodings that it may be.
    """
    if _NUL in data:
        return tell_utf_16(data)
    unicode = _decodes(data, "utf-8")
    if unicode is not None and not may_be_chance(unicode):
        return "utf-8"
    ranked = sorted(candidates(data), key=lambda each: each.likelihood, reverse=True)
    if unicode is not None:
        ranked = [each for each in ranked if each.codec != "cp1252"]
        if not ranked:
            return "utf-8"
        raise Unreadable(_UNSURE.format(f"UTF-8 would read “{unicode.strip()[:8]}”; {choices(ranked)}"))
    if not ranked:
        raise Unreadable(
            "it is in none of the encodings that can be told here. Say by --encoding in which it is."
        )
    best = ranked[0]
    rival = next((each for each in ranked if each.text != best.text), None)
    if best.is_likely and (rival is None or best.likelihood - rival.likelihood >= MARGIN):
        return best.codec
    raise Unreadable(_UNSURE.format(choices(ranked)))


def may_be_chance(text: str) -> bool:
    """Whether good UTF-8 of a few signs and no plain letters may as well be a word or two in an older encoding."""
    signs = "".join(_BEYOND_ASCII.findall(text))
    return 0 < len(signs) <= MOST_BY_CHANCE and max(signs) < "\u0800" and not _LETTER.search(text)


def tell_utf_16(data: bytes) -> str:
    """Which of the two UTF-16 the bytes are that have zeros among them: that in which ASCII characters appear.

    Raises:
        Unreadable: when they are neither.
    """
    texts = {codec: _decodes(data, codec) or "" for codec in ("utf-16-le", "utf-16-be")}
    counts = {codec: sum(1 for sign in text if "\t" <= sign <= "~") for codec, text in texts.items()}
    best, other = sorted(counts, key=lambda codec: counts[codec], reverse=True)
    likely = any(weigh(texts[best], best, language).is_likely for language in LANGUAGES)
    if counts[best] <= 4 * counts[other] or not likely:
        raise Unreadable("it has zero bytes and is no text. Give a text, Word, HTML or PDF file.")
    return best


def candidates(data: bytes) -> Iterable[Candidate]:
    """Every reading of the bytes that breaks no rule of its encoding."""
    for language in LANGUAGES:
        for codec in language.codecs:
            text = _decodes(data, codec)
            if text is not None:
                yield weigh(text, codec, language)


def weigh(text: str, codec: str, language: Language) -> Candidate:
    """How likely a text is in a language, and whether it reads like one at all."""
    signs = Counter("".join(_BEYOND_ASCII.findall(text)))
    n_signs = signs.total()
    common = sum(count for sign, count in signs.items() if language.is_common(sign))
    usual = sum(count for sign, count in signs.items() if language.is_usual(sign))
    lone = 0 if language.has_accents else len(_LONE_SIGN.findall(text))
    likelihood = (
        sum(count * language.log_probability(sign) for sign, count in signs.items())
        + (len(text) - n_signs) * _ASCII
        + lone * _LONE
    )
    is_likely = common >= COMMON_SHARE * n_signs and usual >= USUAL_SHARE * n_signs
    if language.has_accents:
        n_letters = sum(count for sign, count in signs.items() if sign.isalpha())
        is_likely = is_likely and n_letters <= MOST_ACCENTS * len(_LETTER.findall(text))
    return Candidate(codec, text, likelihood, is_likely)


def choices(ranked: list[Candidate]) -> str:
    """The best readings, each with the first of what they make of the bytes beyond ASCII."""
    told: dict[str, str] = {}
    for candidate in ranked:
        found = _BEYOND_ASCII.search(candidate.text)
        told.setdefault(ENCODINGS[candidate.codec].name, found[0][:8] if found else "")
    return "; ".join(f"{name} would read “{words}”" for name, words in list(told.items())[:4])


def _decodes(data: bytes, codec: str) -> str | None:
    """The text, if the bytes break no rule of the encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
