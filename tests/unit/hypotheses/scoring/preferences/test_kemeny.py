"""Kemeny's orders: published examples to the digit, and every order weighed by hand on small ones."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given

from hypotheses.scoring.preferences.kemeny import MOST_OUTCOMES, distance_of, kemeny
from hypotheses.scoring.preferences.matrix import Matrix, compare
from hypotheses.scoring.preferences.ranking import rank
from tests.unit.hypotheses.scoring.preferences.electorates import CIRCLE, TENNESSEE, matrix_of
from tests.unit.hypotheses.scoring.preferences.test_properties import matrices


def test_tennessee() -> None:
    found = kemeny(TENNESSEE)

    assert (found.distance, found.agreement) == (207, 393)
    assert found.orders == (("N", "C", "K", "M"),)


@pytest.mark.parametrize(
    ("order", "distance"),
    [("ABC", 150), ("ACB", 180), ("BAC", 170), ("BCA", 120), ("CAB", 130), ("CBA", 150)],
)
def test_distances_of_a_circle(order: str, distance: int) -> None:
    assert distance_of(order, CIRCLE) == distance


def test_the_circle_is_broken_where_it_is_weakest() -> None:
    found = kemeny(CIRCLE)

    assert (found.distance, found.n_orders, found.orders) == (120, 1, (("B", "C", "A"),))


def test_all_orders_that_do_equally_well_are_given() -> None:
    found = kemeny(matrix_of("ABC", "A>B", "B>C", "C>A"))

    assert (found.distance, found.n_orders) == (1, 3)
    assert found.orders == (("A", "B", "C"), ("B", "C", "A"), ("C", "A", "B"))


def test_too_many_to_list_are_counted() -> None:
    found = kemeny(Matrix(tuple("ABCDE"), compare("ABCDE", []).comparisons))

    assert (found.distance, found.n_orders, len(found.orders)) == (0, 120, 24)


def test_more_than_eight_outcomes_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=f"up to {MOST_OUTCOMES} outcomes; here are 9"):
        kemeny(compare("ABCDEFGHI", []))


def test_eight_outcomes_are_ordered() -> None:
    pairs = [f"{a}>{b}" for a, b in zip("HGFEDCB", "GFEDCBA", strict=True)]

    assert kemeny(matrix_of("ABCDEFGH", *pairs)).orders == (tuple("HGFEDCBA"),)


@given(matrices())
def test_no_order_does_better_and_all_that_do_as_well_are_there(matrix: Matrix) -> None:
    distances = {order: distance_of(order, matrix) for order in permutations(matrix.outcomes)}
    found = kemeny(matrix)
    best = {order for order, distance in distances.items() if distance == min(distances.values())}

    assert found.distance == min(distances.values())
    assert (found.n_orders, set(found.orders)) == (len(best), best)
    assert found.agreement + found.distance == sum(matrix.weights.values(), Fraction(0))


@given(matrices())
def test_without_a_cycle_the_best_orders_are_those_that_keep_every_decided_pair(matrix: Matrix) -> None:
    wins = matrix.winners
    keeping = {
        order
        for order in permutations(matrix.outcomes)
        if not any(wins[low, high] for n, low in enumerate(order) for high in order[:n])
    }

    if keeping:
        assert set(kemeny(matrix).orders) == keeping
    else:
        assert rank(matrix).cycles
