"""López and Bowers' test: the figures of the tests of their package DrBristol."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hypotheses.scoring.sensitivity.urn import Urn


def test_seven_of_ten_is_their_published_probability() -> None:
    assert Urn.of(7, 10) == Urn(favourable=7, other=8, drawn=10)
    assert Urn.of(7, 10).probability() == Fraction(56, 3003)
    assert round(float(Urn.of(7, 10).probability()), 6) == 0.018648


def test_bias_that_brings_it_to_one_in_twenty_is_their_published_odds() -> None:
    omega = Urn.of(7, 10).omega()

    assert round(omega, 5) == 1.58928
    assert Urn.of(7, 10).probability(omega) == pytest.approx(0.05)


def test_a_weighted_observation_is_their_published_probability() -> None:
    assert round(float(Urn.of(7, 10, [2, 1, 1, 1, 1, 1, 1]).probability()), 5) == 0.01049


def test_equal_weights_change_nothing() -> None:
    assert Urn.of(7, 10, [1] * 7) == Urn.of(7, 10)


@pytest.mark.parametrize(("favourable", "n"), [(4, 10), (0, 3)])
def test_fewer_than_half_are_refused(favourable: int, n: int) -> None:
    with pytest.raises(ValueError, match="fewer than half"):
        Urn.of(favourable, n)


@pytest.mark.parametrize(("favourable", "n"), [(3, 2), (-1, 2), (0, 0)])
def test_impossible_counts_are_refused(favourable: int, n: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Urn.of(favourable, n)


@pytest.mark.parametrize("weights", [[1, 1], [0, 1, 1]])
def test_weights_that_do_not_fit_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="3 weights"):
        Urn.of(3, 4, weights)


def test_half_of_the_observations_is_no_surprise_and_one_alone_neither() -> None:
    assert Urn.of(1, 1).probability() == Fraction(1, 3)
    assert Urn.of(1, 1).omega() < 1
