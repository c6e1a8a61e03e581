"""Matrices for tests: of voters, whose groups stand for clusters, and of readings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypotheses.scoring.preferences.matrix import Matrix, compare
from hypotheses.scoring.preferences.values import Comparison, Lean, Reading

GRADES = {
    "A": Fraction(1),
    "B": Fraction(4, 5),
    "C": Fraction(3, 5),
    "D": Fraction(2, 5),
    "E": Fraction(1, 5),
}


def electorate(votes: Mapping[str, int], outcomes: str) -> Matrix:
    """The pairs of an election: ballots such as "ABC" with the number of voters who cast them."""
    return Matrix(
        tuple(outcomes),
        tuple(
            Comparison(
                first,
                second,
                leans=tuple(
                    Lean(ballot, Fraction(n), Fraction(0))
                    if ballot.index(first) < ballot.index(second)
                    else Lean(ballot, Fraction(0), Fraction(n))
                    for ballot, n in votes.items()
                ),
                n_readings=sum(votes.values()),
            )
            for first, second in combinations(outcomes, 2)
        ),
    )


def reading(pair: str, passage: str, strength: int = 3, **values: Any) -> Reading:
    """A reading of a pair written "A>B", in a passage of grade A that is its own cluster."""
    better, worse = pair.split(">")
    given = {"cluster": passage, "coder": "ann", "reliability": Fraction(1), **values}
    return Reading(passage=passage, better=better, worse=worse, strength=strength, **given)


def matrix_of(outcomes: str, *pairs: str) -> Matrix:
    """A matrix in which each of these pairs is read once in terms, each in a document of its own."""
    return compare(tuple(outcomes), [reading(pair, f"D{n}") for n, pair in enumerate(pairs)])


#: Tennessee chooses its capital (Memphis, Nashville, Chattanooga, Knoxville): the classical example of the method.
TENNESSEE = electorate({"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}, "MNCK")
#: Three options that beat each other in a circle.
CIRCLE = electorate({"ABC": 25, "BCA": 40, "CAB": 35}, "ABC")
