"""Citation patterns: the text of a note with named places in braces, filled without running any code.

A stretch between two commas stands or falls with its places: where all of them are empty it drops out, words
included, with the comma before it. So 'FRUS, {path}, doc. {number}' needs no variant for want of a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

#: The names that a pattern may use.
PLACES = ("title", "date", "collection", "path", "identifier", "number", "pages")

_PLACE = re.compile(r"\{([^{}]*)\}")

#: How many tidied texts and checked patterns are remembered: a list of passages cites few documents many times.
REMEMBERED = 4096


class CitationPatternError(ValueError):
    """A citation pattern names a place that does not exist, or has a brace without its partner."""


@lru_cache(maxsize=REMEMBERED)
def check_pattern(pattern: str) -> None:
    """Raise `CitationPatternError` unless every brace of the pattern belongs to a known place."""
    allowed = ", ".join(f"{{{name}}}" for name in PLACES)
    for name in _PLACE.findall(pattern):
        if name not in PLACES:
            raise CitationPatternError(f"There is no place {{{name}}} in a citation. Use these: {allowed}.")
    if re.search(r"[{}]", _PLACE.sub("", pattern)):
        raise CitationPatternError(
            f"A brace is missing its partner in {pattern!r}. Places look so: {allowed}."
        )


def filling(pattern: str, values: Mapping[str, str], place: str) -> Callable[[str], str]:
    """What fills the one place of the pattern that is left, where the values of all others are known.

    Values are put in as they are, braces included.
    """
    known = [
        None if place in names else _filled(stretch, names, values) for stretch, names in _stretches(pattern)
    ]

    def filled(value: str) -> str:
        """The pattern with all its places filled, this one with the value."""
        everything = {**values, place: value}
        return join(
            *(
                _filled(stretch, names, everything) if done is None else done
                for done, (stretch, names) in zip(known, _stretches(pattern), strict=True)
            )
        )

    return filled


def join(*parts: str) -> str:
    """The parts that say something, with commas between them; a comma goes inside closing quotation marks."""
    text = ", ".join(part for part in map(tidy, parts) if part)
    return re.sub(r"(\S)”,", lambda end: f"{end[1]}”" if end[1] in "?!," else f"{end[1]},”", text)


@lru_cache(maxsize=REMEMBERED)
def tidy(text: str) -> str:
    """Text without what empty places leave behind: doubled spaces and commas, empty brackets and quotes."""
    text = " ".join(text.split())
    text = re.sub(r"([(\[“]) ?(?:, ?)*", r"\1", text)
    text = re.sub(r" ?(?:, ?)+(?=[)\]])", "", text)
    text = re.sub(r"\(\)|\[\]|“,?”", "", text)
    text = re.sub(r"(?: ?,)+", ",", " ".join(text.split()))
    return text.strip(" ,")


@lru_cache(maxsize=REMEMBERED)
def _stretches(pattern: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pattern cut at the commas that are outside brackets, and the places in each stretch."""
    return tuple((stretch, tuple(_PLACE.findall(stretch))) for stretch in _cut(pattern))


def _cut(pattern: str) -> Iterator[str]:
    """The pattern cut at the commas that are outside brackets."""
    depth, start = 0, 0
    for position, character in enumerate(pattern):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth <= 0:
            yield pattern[start:position]
            start = position + 1
    yield pattern[start:]


def _filled(stretch: str, names: tuple[str, ...], values: Mapping[str, str]) -> str:
    """One stretch with its places filled; nothing when it has places and all of them are empty."""
    if names and not any(values[name] for name in names):
        return ""
    return _PLACE.sub(lambda match: values[match[1]], stretch) if names else stretch
