"""Rivals by what speaks against each, and evidence by how far it tells them apart (Heuer 1999, ch. 8).

Heuer's matrix has evidence in its rows and explanations in its columns. The explanation with least against it leads,
and none is proved. In an experiment it made nobody's judgement more coherent (Karvetski and Mandel 2020, Judgment and
Decision Making): it orders what one thinks, and weighs nothing that one left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

#: Where a rating says nothing either way, on the scale from 1 (very inconsistent) to 5 (very consistent).
NEUTRAL = 3


def inconsistency(marks: Iterable[tuple[int, float]]) -> float:
    """What speaks against an explanation: marks of inconsistency (0, 1 or 2 an item), each times the item's weight.

    The weight is the source's reliability times the item's relevance; 1 counts marks as Heuer does.

    Raises:
        ValueError: for a mark or a weight that there is not.
    """
    total = 0.0
    for mark, weight in marks:
        if mark not in (0, 1, 2) or not 0 <= weight < math.inf:
            raise ValueError(f"Marks are 0, 1 or 2, weights 0 or more; these are {mark} and {weight}.")
        total += mark * weight
    return total


def squared_inconsistency(ratings: Iterable[int | None]) -> int:
    """The same from ratings of 1 to 5: squares of how far each is below the middle; None, not applicable, adds none.

    Raises:
        ValueError: for a rating that there is not.
    """
    given = [rating for rating in ratings if rating is not None]
    if any(rating not in (1, 2, 3, 4, 5) for rating in given):
        raise ValueError("Ratings run from 1, very inconsistent, to 5, very consistent.")
    return sum((NEUTRAL - rating) ** 2 for rating in given if rating < NEUTRAL)


def diagnosticity(bearings: Sequence[float | None]) -> float | None:
    """How far an item tells explanations apart: the standard deviation of what it says of each; 0 tells nothing.

    An explanation to which it does not apply (None) is left out, not taken for neutral. None where it applies to fewer
    than two: there is nothing to tell apart.
    """
    given = [each for each in bearings if each is not None]
    if len(given) < 2:
        return None
    mean = math.fsum(given) / len(given)
    return math.sqrt(math.fsum((each - mean) ** 2 for each in given) / len(given))
