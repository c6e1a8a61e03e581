"""Orders of outcomes as people write them: "D > H > O", and "=" between outcomes of one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hypotheses.scoring.preferences.ranking import Group, Ranking

#: The signs that people put between places, the preferred one to the left.
BETTER = re.compile(r"\s*[>\N{SUCCEEDS}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}]\s*")
EQUAL = re.compile(r"\s*[=~\N{TILDE OPERATOR}]\s*")


def read_ranking(written: str, letters: Mapping[str, str]) -> tuple[Group, ...]:
    """The places of a written order, the most preferred first, as outcomes; `letters` leads from letter to outcome.

    Raises:
        ValueError: with a sentence for people, where it is empty, names what is no letter, or names one twice.
    """
    places = [[letter.strip() for letter in EQUAL.split(place)] for place in BETTER.split(written.strip())]
    named = [letter for place in places for letter in place]
    if not all(named):
        raise ValueError(f"“{written}” is no order. Write the letters with > between them: “A > B = C”.")
    unknown = [letter for letter in named if letter not in letters]
    if unknown:
        known = ", ".join(letters) or "none yet"
        raise ValueError(f"No outcome has the letter {', '.join(unknown)}. Letters: {known}.")
    twice = sorted({letter for letter in named if named.count(letter) > 1})
    if twice:
        raise ValueError(f"{', '.join(twice)} stands there more than once.")
    return tuple(tuple(letters[letter] for letter in place) for place in places)


def written_ranking(places: Sequence[Group], letters: Mapping[str, str]) -> str:
    """An order in letters; `letters` leads from outcome to letter."""
    return " > ".join(" = ".join(letters[outcome] for outcome in place) for place in places)


def written_order(ranking: Ranking, letters: Mapping[str, str]) -> str:
    """What is known of the order, in letters: all of it, or those places that stand above each other.

    Where it is not one line, "D > O; H > O" says that D and H stand above O and that nothing puts one of the two above
    the other. Empty where nothing is known.
    """
    names = [written_group(group, ranking, letters) for group in ranking.groups]
    if ranking.is_total:
        return " > ".join(names) if ranking.n_outcomes > 1 else ""
    related = {place for pair in ranking.covers for place in pair}
    parts = [f"{names[high]} > {names[low]}" for high, low in ranking.covers]
    parts += [
        name for place, name in enumerate(names) if place not in related and len(ranking.groups[place]) > 1
    ]
    return "; ".join(parts)


def written_group(group: Group, ranking: Ranking, letters: Mapping[str, str]) -> str:
    """A group in letters: one outcome, a tie, or a cycle."""
    if group in ranking.cycles:
        return f"({', '.join(letters[outcome] for outcome in group)} in a cycle)"
    return " = ".join(letters[outcome] for outcome in group)


def same_order(ranking: Ranking, places: Sequence[Group]) -> bool:
    """Whether the evidence gives exactly this order, ties included."""
    return ranking.is_identified and [set(group) for group in ranking.groups] == [
        set(place) for place in places
    ]


def preferred(places: Sequence[Group], first: str, second: str) -> str | None:
    """Which of two outcomes an order prefers; None where it puts them level or leaves one of them out."""
    rank = {outcome: number for number, place in enumerate(places) for outcome in place}
    if first not in rank or second not in rank or rank[first] == rank[second]:
        return None
    return first if rank[first] < rank[second] else second
