"""Belief moves between rivals as the published examples have it, in whatever order evidence comes."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.choices import TestType
from hypotheses.scoring.rivals.likelihood import (
    absence_of_evidence,
    kind_of_test,
    posteriors,
    probability,
    updated,
    weight_of_evidence,
)

#: Fairfield and Charman (2022, ch. 10), Chile 2005: the winning explanation against either rival, item by item.
AGAINST_CORE_CONSTITUENCY = (-5, 6, 12, 25, 30, 30)
AGAINST_MEDIAN_VOTER = (-10, 66, 12, 0, 15, 27)

decibels = st.floats(-300, 300)
open_probability = st.floats(0.001, 0.999)


@pytest.mark.parametrize(
    ("heard", "expected"),
    [(0, 0.5), (3, 0.6661), (6, 0.7992), (10, 0.9091), (20, 0.9901), (30, 0.9990), (40, 0.9999)],
)
def test_decibels_are_the_probabilities_that_jaynes_prints(heard: float, expected: float) -> None:
    assert round(probability(heard), 4) == expected


def test_clue_that_one_of_three_kinds_always_shows_and_the_others_half_the_time_makes_it_even() -> None:
    prior = 10 * math.log10((1 / 3) / (2 / 3))

    assert probability(updated(prior, [weight_of_evidence(1, 0.5)])) == pytest.approx(1 / 2)


def test_test_that_errs_once_in_a_hundred_makes_what_is_as_rare_even() -> None:
    prior = 10 * math.log10(0.01 / 0.99)

    assert probability(updated(prior, [weight_of_evidence(0.99, 0.01)])) == pytest.approx(0.5)


def test_straw_and_gun_move_belief_as_in_the_library_of_designs() -> None:
    assert probability(weight_of_evidence(0.8, 0.2)) == pytest.approx(0.80)
    assert probability(absence_of_evidence(0.8, 0.2)) == pytest.approx(0.20)
    assert round(probability(absence_of_evidence(0.3, 0)), 4) == 0.4118


def test_failed_hoop_of_the_reference_costs_ten_decibels() -> None:
    lost = absence_of_evidence(0.95, 0.5)

    assert lost == pytest.approx(-10)
    assert round(probability(lost), 3) == 0.091


def test_finds_at_even_odds_are_worth_the_decibels_printed() -> None:
    assert round(weight_of_evidence(0.9, 0.5), 2) == 2.55
    assert round(weight_of_evidence(0.5, 0.1), 2) == 6.99


def test_evidence_on_chile_adds_up_as_printed_and_leaves_little_to_the_rivals() -> None:
    against_core, against_median = updated(0, AGAINST_CORE_CONSTITUENCY), updated(0, AGAINST_MEDIAN_VOTER)
    assert (against_core, against_median) == (98, 110)

    shares = posteriors({"electoral": 0, "core": -against_core, "median": -against_median})

    assert f"{shares['core'] + shares['median']:.1e}" == "1.7e-10"


@pytest.mark.parametrize(
    ("likelihood", "under_rival", "expected"),
    [
        pytest.param(0.55, 0.45, TestType.STRAW, id="neither"),
        pytest.param(0.95, 0.5, TestType.HOOP, id="certain"),
        pytest.param(0.3, 0.05, TestType.SMOKING_GUN, id="unique"),
        pytest.param(0.95, 0.05, TestType.DOUBLY_DECISIVE, id="both"),
    ],
)
def test_kind_of_test_follows_from_its_probabilities(
    likelihood: float, under_rival: float, expected: TestType
) -> None:
    assert kind_of_test(likelihood, under_rival) == expected


def test_stricter_threshold_makes_a_gun_a_straw() -> None:
    assert kind_of_test(0.3, 0.1) == TestType.SMOKING_GUN
    assert kind_of_test(0.3, 0.1, threshold=4) == TestType.STRAW


@given(prior=decibels, weights=st.lists(decibels, max_size=8), order=st.randoms())
def test_order_of_evidence_does_not_matter(prior: float, weights: list[float], order: object) -> None:
    shuffled = list(weights)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of hypothesis

    assert updated(prior, shuffled) == updated(prior, weights)


@given(
    rivals=st.dictionaries(st.text(max_size=3), decibels, min_size=1, max_size=6),
    names=st.permutations(range(6)),
)
def test_names_of_rivals_do_not_matter(rivals: dict[str, float], names: list[int]) -> None:
    renamed = {str(new): each for new, each in zip(names, rivals.values(), strict=False)}

    assert list(posteriors(renamed).values()) == list(posteriors(rivals).values())


@given(prior=decibels, likelihood=open_probability)
def test_what_is_as_likely_under_either_changes_nothing(prior: float, likelihood: float) -> None:
    assert updated(prior, [weight_of_evidence(likelihood, likelihood)]) == prior
    assert updated(prior, [absence_of_evidence(likelihood, likelihood)]) == prior


@given(rivals=st.dictionaries(st.text(max_size=3), decibels, min_size=1, max_size=6))
def test_shares_of_rivals_make_a_whole_and_keep_their_order(rivals: dict[str, float]) -> None:
    shares = posteriors(rivals)

    assert sum(shares.values()) == pytest.approx(1)
    in_order = sorted(rivals, key=lambda name: rivals[name])
    assert all(shares[one] <= shares[other] for one, other in pairwise(in_order))


@pytest.mark.parametrize(
    ("likelihood", "under_rival"), [(0.5, 0), (0, 0.5), (1.1, 0.5), (math.nan, 0.5), (0.5, -0.1)]
)
def test_what_would_decide_for_ever_is_refused(likelihood: float, under_rival: float) -> None:
    with pytest.raises(ValueError, match="must be above 0"):
        weight_of_evidence(likelihood, under_rival)


def test_search_that_cannot_fail_is_refused() -> None:
    with pytest.raises(ValueError, match="below 1"):
        absence_of_evidence(1, 0.5)


@pytest.mark.parametrize("rivals", [{}, {"a": math.inf}, {"a": math.nan}])
def test_rivals_without_numbers_are_refused(rivals: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        posteriors(rivals)
