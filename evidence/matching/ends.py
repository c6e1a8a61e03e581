"""The ends of a stretch that is like a segment: words there of the same letters, divided or marked in another way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.matching.exact import Found

#: Into so many words of the document the word at an end may be divided.
MOST_PARTS = 3


def with_ends(sought: Sequence[str], words: Sequence[str], place: Found) -> Found:
    """The place with the words before and behind it that are the segment's but for a hyphen, space or apostrophe.

    A stretch begins and ends with words as they are quoted; “Koreas” for “Korea's” would else seem to be added.
    """
    stretch = words[place.first : place.last]
    before = next((number for number, word in enumerate(sought) if word == stretch[0]), 0)
    behind = next((number for number, word in enumerate(reversed(sought)) if word == stretch[-1]), 0)
    first, last = place.first, place.last
    if before:
        wanted = letters(sought[:before])
        parts = (n for n in range(1, before + MOST_PARTS) if n <= first)
        first -= next((n for n in parts if letters(words[first - n : first]) == wanted), 0)
    if behind:
        wanted = letters(sought[len(sought) - behind :])
        parts = (n for n in range(1, behind + MOST_PARTS) if last + n <= len(words))
        last += next((n for n in parts if letters(words[last : last + n]) == wanted), 0)
    return replace(place, first=first, last=last)


def letters(words: Sequence[str]) -> str:
    """The letters of words, run together, without apostrophes."""
    return "".join(words).replace("'", "")
