"""What readings add up to, pair by pair; and readings that cannot be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from hypotheses.choices import Weakness
from hypotheses.scoring.preferences.matrix import Matrix, compare
from hypotheses.scoring.preferences.values import Comparison, Reading
from tests.unit.hypotheses.scoring.preferences.electorates import GRADES, reading

AB = tuple("AB")


def only_pair(*readings: Reading) -> Comparison:
    """The comparison of A and B."""
    (found,) = compare(AB, readings).comparisons
    return found


def test_a_cluster_has_one_vote_in_each_direction() -> None:
    found = only_pair(
        reading("A>B", "P1", 3, cluster="Q", reliability=GRADES["C"]),
        reading("A>B", "P2", 2, cluster="Q"),
        reading("B>A", "P3", 1, cluster="Q"),
    )

    assert (found.for_first, found.for_second) == (Fraction(2, 3), Fraction(1, 3))
    assert (found.clusters_for_first, found.clusters_for_second) == (1, 1)
    assert (found.winner, found.margin, found.weakness) == ("A", Fraction(1, 3), Weakness.ONE_CLUSTER)


def test_coders_are_averaged_before_clusters_are_added_up() -> None:
    found = only_pair(reading("A>B", "P1", 3), reading("A>B", "P1", 1, coder="bob"))

    assert found.for_first == Fraction(2, 3)
    assert (found.n_readings, found.n_passages, found.n_contested) == (2, 1, 0)


def test_coders_on_opposite_sides_cancel_and_are_counted() -> None:
    found = only_pair(reading("A>B", "P1", 2), reading("B>A", "P1", 2, coder="bob"))

    assert (found.for_first, found.for_second, found.leans) == (0, 0, ())
    assert (found.is_compared, found.is_tied, found.winner, found.margin) == (True, True, None, 0)
    assert found.n_contested == 1


def test_nobody_compared_is_no_tie() -> None:
    found = only_pair()

    assert (found.is_compared, found.is_tied, found.winner, found.margin) == (False, False, None, None)


@pytest.mark.parametrize(
    ("strengths", "weakness"),
    [
        pytest.param([3], Weakness.ONE_CLUSTER, id="one-for"),
        pytest.param([1, 1], None, id="two-for"),
        pytest.param([2, 1, -1], Weakness.HANGS_ON_ONE, id="two-for-one-against-tied-without-the-heavier"),
        pytest.param([3, 1, -2], Weakness.HANGS_ON_ONE, id="turned-round-without-the-heavier"),
        pytest.param([3, 3, -1], None, id="each-could-be-spared"),
        pytest.param([2, -3], Weakness.ONE_CLUSTER, id="the-other-side-has-one"),
        pytest.param([3, -3], None, id="tie"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_pair_is_weak_where_one_cluster_decides_it(strengths: list[int], weakness: Weakness | None) -> None:
    found = only_pair(
        *(
            reading("A>B" if strength > 0 else "B>A", f"P{n}", abs(strength))
            for n, strength in enumerate(strengths)
        )
    )

    assert found.weakness == weakness


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"worse": "A"}, "A cannot be preferred to itself", id="itself"),
        pytest.param({"strength": 0}, "strength must be 1, 2 or 3, not 0", id="strength"),
        pytest.param({"reliability": Fraction(0)}, "above 0 and at most 1, not 0", id="no-trust"),
        pytest.param({"reliability": 0.5}, "exact number", id="float"),
    ],
)
def test_reading_that_cannot_be_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(reading("A>B", "P1"), **change)


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        pytest.param([reading("A>Z", "P1")], "Z is no outcome", id="unknown"),
        pytest.param(
            [reading("A>B", "P1"), reading("B>A", "P1")],
            "ann counts twice in passage P1 on one pair",
            id="a-coder-contradicts-herself",
        ),
        pytest.param(
            [reading("A>B", "P1"), reading("A>B", "P1", coder="bob", cluster="Q")],
            "passage P1 disagree about its source",
            id="two-clusters",
        ),
    ],
)
def test_readings_that_contradict_each_other_are_refused_by_name(readings: list[Reading], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        compare(AB, readings)


def test_outcome_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="Outcomes must differ: A, A"):
        compare("AA", [])


def test_matrix_with_a_pair_left_out_is_refused() -> None:
    with pytest.raises(ValueError, match="every pair of outcomes once"):
        Matrix(tuple("ABC"), (Comparison("A", "B"),))
