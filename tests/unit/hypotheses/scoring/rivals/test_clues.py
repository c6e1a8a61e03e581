"""Clues that hang together, reports, and searches are worth what the published examples say."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hypotheses.scoring.rivals.clues import expected_learning, joint_clues, reported
from hypotheses.scoring.rivals.likelihood import weight_of_evidence

probabilities = st.floats(0.01, 0.99)


@pytest.mark.parametrize(("correlation", "expected"), [(-0.32, 0.1813), (0, 0.24), (0.32, 0.2987)])
def test_both_clues_are_as_likely_as_the_library_of_designs_has_it(
    correlation: float, expected: float
) -> None:
    assert round(joint_clues(0.8, 0.3, correlation).both, 4) == expected


def test_two_clues_from_one_source_are_worth_less_than_two_independent_ones() -> None:
    apart = weight_of_evidence(joint_clues(0.8, 0.3, 0).both, joint_clues(0.2, 0.1, 0).both)
    together = weight_of_evidence(joint_clues(0.8, 0.3, 0.32).both, joint_clues(0.2, 0.1, 0.32).both)

    assert (round(apart, 2), round(together, 2)) == (10.79, 7.09)


def test_report_is_weaker_than_the_fact() -> None:
    under, under_rival = reported(0.9, 0.9, 0.2), reported(0.1, 0.9, 0.2)

    assert (round(under, 2), round(under_rival, 2)) == (0.83, 0.27)
    assert round(weight_of_evidence(under, under_rival), 2) == 4.88
    assert round(weight_of_evidence(0.9, 0.1), 2) == 9.54


@pytest.mark.parametrize(
    ("likelihood", "under_rival", "expected"),
    [(0.99, 0.01, 0.960), (0.099, 0.001, 0.051), (0.9, 0.5, 0.190), (0.5, 0.1, 0.190)],
)
def test_searches_teach_as_much_as_printed(likelihood: float, under_rival: float, expected: float) -> None:
    assert round(expected_learning(0.5, likelihood, under_rival), 3) == expected


@given(first=probabilities, second=probabilities, correlation=st.floats(-1, 1))
def test_what_can_happen_to_two_clues_makes_a_whole(first: float, second: float, correlation: float) -> None:
    try:
        found = joint_clues(first, second, correlation)
    except ValueError:
        assume(False)

    assert found.both + found.only_first + found.only_second + found.neither == pytest.approx(1)
    assert found.both + found.only_first == pytest.approx(first)
    assert found.both + found.only_second == pytest.approx(second)


@given(prior=probabilities, likelihood=probabilities, under_rival=probabilities)
def test_learning_is_a_share_of_what_was_open(prior: float, likelihood: float, under_rival: float) -> None:
    assert 0 <= expected_learning(prior, likelihood, under_rival) <= 1


@given(prior=probabilities, likelihood=probabilities)
def test_search_that_either_would_answer_alike_teaches_nothing(prior: float, likelihood: float) -> None:
    assert expected_learning(prior, likelihood, likelihood) == 0


def test_clues_that_cannot_go_so_far_together_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot have a correlation"):
        joint_clues(0.9, 0.1, 0.9)


@pytest.mark.parametrize("values", [(1.1, 0.5, 0), (0.5, -0.1, 0), (0.5, 0.5, 2)])
def test_what_is_no_probability_is_refused(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        joint_clues(*values)


def test_nothing_is_learnt_where_nothing_is_open() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        expected_learning(1, 0.9, 0.1)
    with pytest.raises(ValueError, match="nothing can be learnt"):
        expected_learning(0.5, 1, 1)
    with pytest.raises(ValueError, match="from 0 to 1"):
        reported(0.5, 2, 0)
