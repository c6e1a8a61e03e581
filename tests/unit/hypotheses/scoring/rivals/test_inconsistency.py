"""Rivals are ranked by what speaks against them, and evidence by how far it tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.rivals.inconsistency import diagnosticity, inconsistency, squared_inconsistency

#: Heuer's matrix on Iraq (1999, figure 15), as recalled: six items in rows, consistent with each hypothesis or not.
IRAQ = ((1, 1, 1), (1, 1, -1), (1, 1, -1), (-1, 1, 1), (-1, 1, 1), (-1, 1, 1))
VERY_INCONSISTENT, INCONSISTENT, NEUTRAL, VERY_CONSISTENT, NOT_APPLICABLE = 1, 2, 3, 5, None

bearings = st.lists(st.none() | st.integers(-9, 9).map(float), max_size=8)


def test_heuers_hypotheses_have_as_much_against_them_as_he_counts() -> None:
    columns = zip(*IRAQ, strict=True)

    assert [inconsistency((int(each < 0), 1) for each in column) for column in columns] == [3, 0, 2]


def test_item_that_fits_every_hypothesis_tells_nothing_apart() -> None:
    told = [diagnosticity(row) for row in IRAQ]

    assert told[0] == 0
    assert [round(each, 3) for each in told[1:] if each is not None] == [0.943] * 5


def test_squares_rank_as_in_open_synthesis() -> None:
    columns = (
        (VERY_CONSISTENT, NOT_APPLICABLE, INCONSISTENT, INCONSISTENT),
        (INCONSISTENT, INCONSISTENT, NEUTRAL, INCONSISTENT),
        (NEUTRAL, NOT_APPLICABLE, VERY_CONSISTENT, VERY_INCONSISTENT),
    )

    assert [squared_inconsistency(column) for column in columns] == [2, 3, 4]


def test_weak_source_weighs_less() -> None:
    assert inconsistency([(2, 0.4), (1, 1.0), (0, 1.0)]) == pytest.approx(1.8)


@given(row=bearings)
def test_explanation_to_which_it_does_not_apply_is_left_out(row: list[float | None]) -> None:
    assert diagnosticity([*row, None]) == diagnosticity(row)


@given(row=bearings, order=st.randoms())
def test_order_of_rivals_does_not_matter(row: list[float | None], order: object) -> None:
    shuffled = list(row)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of hypothesis

    assert diagnosticity(shuffled) == diagnosticity(row)


@pytest.mark.parametrize("row", [[], [1.0], [1.0, None]])
def test_one_explanation_alone_is_told_apart_from_nothing(row: list[float | None]) -> None:
    assert diagnosticity(row) is None


@pytest.mark.parametrize("marks", [[(3, 1.0)], [(-1, 1.0)], [(1, -0.5)], [(1, float("nan"))]])
def test_marks_that_there_are_not_are_refused(marks: list[tuple[int, float]]) -> None:
    with pytest.raises(ValueError, match="0, 1 or 2"):
        inconsistency(marks)


def test_rating_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="from 1"):
        squared_inconsistency([0])
