"""The example that docs/scoring.md goes through by hand, and the page's own words for it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypotheses.choices import Weakness
from hypotheses.scoring.preferences.kemeny import distance_of, kemeny
from hypotheses.scoring.preferences.matrix import Matrix, compare
from hypotheses.scoring.preferences.printed import written_order
from hypotheses.scoring.preferences.ranking import rank
from tests.unit.hypotheses.scoring.preferences.electorates import GRADES, reading

PAGE = (Path(__file__).parents[5] / "docs" / "scoring.md").read_text(encoding="utf-8")


def worked() -> Matrix:
    """The six documents of the example."""
    return compare(
        "DHO",
        [
            reading("D>H", "P1", 3),
            reading("D>H", "P1", 1, coder="bob"),
            reading("H>D", "P2", 1, reliability=GRADES["C"]),
            reading("H>O", "P3", 3, reliability=GRADES["B"], cluster="both"),
            reading("H>O", "P4", 1, cluster="both"),
            reading("D>O", "P5", 3, reliability=GRADES["D"]),
            reading("D>O", "P6", 3, reliability=GRADES["E"]),
        ],
    )


def test_three_outcomes_worked_by_hand() -> None:
    matrix = worked()
    found, best = rank(matrix), kemeny(matrix)

    assert [(each.for_first, each.for_second, each.margin) for each in matrix.comparisons] == [
        (Fraction(2, 3), Fraction(1, 5), Fraction(7, 15)),
        (Fraction(3, 5), 0, Fraction(3, 5)),
        (Fraction(4, 5), 0, Fraction(4, 5)),
    ]
    assert [each.weakness for each in matrix.comparisons] == [
        Weakness.ONE_CLUSTER,
        None,
        Weakness.ONE_CLUSTER,
    ]
    assert written_order(found, {each: each for each in "DHO"}) == "D > H > O"
    assert (found.condorcet, found.is_identified, found.copeland) == ("D", True, {"D": 2, "H": 0, "O": -2})
    assert (best.orders, best.distance, best.agreement) == ((tuple("DHO"),), Fraction(1, 5), Fraction(31, 15))
    assert distance_of("HDO", matrix) == Fraction(2, 3)


def test_the_page_prints_these_very_figures() -> None:
    for each in worked().comparisons:
        said = {Weakness.ONE_CLUSTER: "rests on one cluster", None: "holds without any one"}[each.weakness]
        row = f"| {each.winner} > {each.loser} | {each.for_first} | {each.for_second} | {each.margin} | {said} |"
        assert row in PAGE
