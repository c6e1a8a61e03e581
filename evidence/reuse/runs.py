"""Numbers that stand for runs of words of a text, few of them, and the same in every text that has these words.

The method is winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting",
SIGMOD 2003, pp. 76-85): every run of words has a number, and of each so many neighbouring ones the least is kept. Two
texts that share a long stretch keep the same number for it, wherever it stands in either.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

#: How many words a run has, and of how many neighbouring runs the least is kept.
LENGTH, WINDOW = 8, 17
#: Of a shared stretch of so many words both texts keep a number for certain (Schleimer et al., p. 78: w + k - 1).
SURELY_FOUND = LENGTH + WINDOW - 1

#: Numbers have 63 bits: what a column of whole numbers takes on either engine.
_MASK = (1 << 63) - 1
#: An odd number without pattern (2^64 divided by the golden ratio): the least of several is then as good as drawn.
_SPREAD = 0x9E3779B97F4A7C15


def word_runs(words: Sequence[str]) -> frozenset[int]:
    """The numbers kept of a text of these folded words; none of a text shorter than a run.

    The same on every machine and in every process. A text shorter than a window keeps its least number.
    """
    numbers = _numbers(words)
    if len(numbers) <= WINDOW:
        return frozenset([min(numbers)]) if numbers else frozenset()
    return frozenset(_least_of_windows(numbers))


def _numbers(words: Sequence[str]) -> list[int]:
    """A number for each run; runs are doubled from one word to two, four and eight."""
    known = {word: crc32(word.encode()) * _SPREAD & _MASK for word in set(words)}
    numbers = [known[word] for word in words]
    step = 1
    while step < LENGTH:
        numbers = [
            (one * 31 + (other ^ one >> 29)) * _SPREAD & _MASK
            for one, other in zip(numbers, numbers[step:], strict=False)
        ]
        step *= 2
    return numbers


def _least_of_windows(numbers: list[int]) -> set[int]:
    """The least of each window.

    A window lies over the end of one block of its length and the beginning of the next: the least from its beginning to
    the end of the one, and from the beginning of the next to its end, are added up block by block (van Herk 1992).
    """
    from_start: list[int] = []
    to_end: list[int] = []
    for start in range(0, len(numbers), WINDOW):
        block = numbers[start : start + WINDOW]
        from_start += accumulate(block, min)
        to_end += list(accumulate(reversed(block), min))[::-1]
    n_windows = len(numbers) - WINDOW + 1
    return set(map(min, to_end[:n_windows], from_start[WINDOW - 1 :]))
