"""The ladder of outcomes: what stands where, and that nothing is told by the drawing alone."""

from __future__ import annotations

import re

import pytest

from hypotheses.models import State
from hypotheses.reports.preferences import StateOrder
from hypotheses.scoring.preferences.kemeny import kemeny
from hypotheses.scoring.preferences.matrix import Matrix
from hypotheses.scoring.preferences.ranking import rank
from hypotheses.views.preference_figure import Ladder, ladder
from tests.unit.hypotheses.scoring.preferences.electorates import matrix_of

NAMES = {letter: f"Name of {letter}" for letter in "ABCDEFGHI"}


def order_of(matrix: Matrix) -> StateOrder:
    """The order of a state whose outcomes are called by their letters."""
    many = len(matrix.outcomes) > 8
    return StateOrder(
        state=State(slug="north", name="North"),
        letters={each: each for each in matrix.outcomes},
        matrix=matrix,
        ranking=rank(matrix),
        kemeny=None if many else kemeny(matrix),
        published=None,
        places=None,
        readings=(),
    )


def drawn(outcomes: str, *pairs: str) -> Ladder:
    """The figure of these outcomes."""
    return ladder(order_of(matrix_of(outcomes, *pairs)), {each: NAMES[each] for each in outcomes})


def letters(figure: Ladder) -> str:
    """The rungs from the top down."""
    return "".join(rung.letter for rung in sorted(figure.rungs, key=lambda rung: rung.y))


def test_most_preferred_stands_on_top() -> None:
    assert letters(drawn("ABC", "C>B", "B>A", "C>A")) == "CBA"


def test_arrow_leads_from_the_preferred_down_to_the_other_with_its_figures() -> None:
    figure = drawn("AB", "B>A", "B>A")
    (arrow,) = figure.arrows
    start, end = (int(y) for y in re.findall(r"[ML]\d+ (\d+)", arrow.path))

    assert start < end
    assert (arrow.look, arrow.label, arrow.said) == ("identified", "2.00 : 0.00", "B > A")


def test_weak_pairs_and_level_ones_look_otherwise() -> None:
    figure = drawn("ABC", "A>B", "A>C", "A>C", "B>C", "C>B")

    assert {arrow.said: arrow.look for arrow in figure.arrows} == {
        "A > B": "weak",
        "A > C": "identified",
        "B = C": "level",
    }


def test_pair_that_nobody_compared_has_no_line() -> None:
    assert [arrow.said for arrow in drawn("ABC", "A>B").arrows] == ["A > B"]


def test_arrow_against_the_ladder_swings_to_the_left() -> None:
    figure = drawn("ABC", "A>B", "A>B", "B>C", "B>C", "C>A")
    (up,) = (arrow for arrow in figure.arrows if arrow.said == "C > A")
    ((near, far),) = re.findall(r"M(-?\d+) \d+ Q(-?\d+)", up.path)

    assert letters(figure) == "ABC"
    assert 0 < (int(near) + int(far)) / 2 < figure.rungs[0].x


@pytest.mark.parametrize("outcomes", ["AB", "ABCD", "ABCDEFGHI"])
def test_everything_stands_inside_the_figure(outcomes: str) -> None:
    pairs = [f"{a}>{b}" for a in outcomes for b in outcomes if a < b] + [f"{outcomes[-1]}>{outcomes[0]}"] * 2
    figure = drawn(outcomes, *pairs)
    apex = [
        (int(near) + int(far)) / 2
        for near, far in re.findall(r"M(-?\d+) \d+ Q(-?\d+)", " ".join(arrow.path for arrow in figure.arrows))
    ]

    assert len(figure.rungs) == len(outcomes)
    assert all(0 < x < figure.width for x in [*apex, *(rung.x for rung in figure.rungs)])
    assert all(0 < rung.y < figure.height for rung in figure.rungs)


def test_the_figure_is_told_in_words() -> None:
    figure = drawn("ABC", "A>B", "B>C")

    assert figure.description == (
        "North, pair by pair: A > B, 1.00 : 0.00 (weakly identified); B > C, 1.00 : 0.00 (weakly identified). "
        "A is Name of A, B is Name of B, C is Name of C."
    )
    assert drawn("AB").description == "North: no pair of outcomes was compared."
