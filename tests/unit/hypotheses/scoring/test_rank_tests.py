"""Kendall's tau-b with its permutation test, and the sign test, held against printed figures and a plain count."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations, product
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.rank_tests import (
    Layout,
    Pair,
    PermutationTest,
    correlate,
    permutation_test,
    sign_test,
    upper_tail,
)

#: method.md 10.4: nine periods of three states.
PERIODS = [
    ("japan", 3, 0),
    ("japan", 4, 0),
    ("south-korea", 3, 2),
    ("south-korea", 3, 2),
    ("south-korea", 3, 1),
    ("taiwan", 1, 2),
    ("taiwan", 2, 3),
    ("taiwan", 3, 3),
    ("taiwan", 2, 4),
]


def pairs(cases: Sequence[tuple[str, int, int]]) -> list[Pair]:
    """Cases of a block, a tie and a willingness, as the test takes them."""
    return [Pair(Fraction(x), Fraction(y), block) for block, x, y in cases]


def outcome_of(
    cases: Sequence[tuple[str, int, int]], *, blocked: bool = False, seed: int = 1
) -> PermutationTest:
    """The permutation test of the cases."""
    return permutation_test(pairs(cases), random.Random(seed), blocked=blocked)


def free(xs: Sequence[int], ys: Sequence[int]) -> list[tuple[str, int, int]]:
    """Cases that may all be exchanged."""
    return [("", x, y) for x, y in zip(xs, ys, strict=True)]


def rounded(share: Fraction | None) -> float:
    """A share to the three decimals that are printed."""
    assert share is not None
    return round(float(share), 3)


def test_three_states_in_opposite_order_never_reach_one_in_twenty() -> None:
    found = outcome_of(free((4, 3, 2), (0, 2, 3)))

    assert found.correlation.tau_b == -1
    assert (found.p_one_sided, found.p_two_sided) == (Fraction(1, 6), Fraction(1, 3))
    assert found.floor == Fraction(1, 6)


@pytest.mark.parametrize(("n", "floor"), [(3, 0.167), (4, 0.042), (5, 0.008)])
def test_no_share_lies_below_one_arrangement_of_all(n: int, floor: float) -> None:
    found = outcome_of(free(range(n), range(n, 0, -1)))

    assert rounded(found.floor) == floor
    assert found.p_one_sided == found.floor == Fraction(1, factorial(n))


def test_nine_periods_differ_between_states_and_not_within_them() -> None:
    freely, within = outcome_of(PERIODS), outcome_of(PERIODS, blocked=True)

    assert rounded(freely.correlation.tau_b) == rounded(within.correlation.tau_b) == -0.539
    assert (rounded(freely.p_one_sided), freely.n_arrangements) == (0.046, factorial(9))
    assert (rounded(within.p_one_sided), within.n_arrangements) == (0.917, 288)
    assert freely.is_exact
    assert within.is_exact


def test_tau_b_of_ties_is_kendall_s() -> None:
    # Kendall 1945: pairs (1,1), (2,2), (2,3): 3 - 0 over the root of 2 x 3, less the pair tied on x
    found = correlate(pairs(free((1, 2, 2), (1, 2, 3))))

    assert found.balance == 2
    assert (found.n_apart_x, found.n_apart_y) == (2, 3)
    assert rounded(found.tau_b) == 0.816


@pytest.mark.parametrize("cases", [[], free((1,), (2,)), free((3, 3, 3), (0, 1, 2)), free((1, 2), (4, 4))])
def test_tau_is_undefined_where_one_scale_has_one_value(cases: list[tuple[str, int, int]]) -> None:
    found = outcome_of(cases)

    assert found.correlation.tau_b is None
    assert found.p_one_sided is None
    assert found.p_two_sided is None


def test_beyond_nine_values_arrangements_are_drawn_and_the_generator_decides() -> None:
    cases = free(range(10), (9, 8, 7, 6, 5, 4, 3, 2, 0, 1))

    first, again = outcome_of(cases), outcome_of(cases)

    assert first == again
    assert not first.is_exact
    assert first.n_drawn == 100_000
    assert first.p_one_sided is not None
    assert first.p_one_sided >= first.floor == Fraction(1, 100_001)


def test_drawn_shares_are_near_the_exact_ones() -> None:
    cases = pairs([*PERIODS, ("japan", 4, 1), ("japan", 2, 0), ("taiwan", 1, 3)])
    observed = correlate(cases).balance
    balances = Layout.of(cases, blocked=False).balances()
    exact = sum(count for balance, count in balances.items() if balance <= observed) / factorial(12)

    drawn = permutation_test(cases, random.Random(7), blocked=False, draws=4_000)

    assert not drawn.is_exact
    assert drawn.p_one_sided is not None
    assert abs(float(drawn.p_one_sided) - exact) < 0.02


small = st.integers(0, 3)
cases_of = st.lists(st.tuples(st.sampled_from("ab"), small, small), min_size=2, max_size=6)


@given(cases_of)
def test_free_test_equals_a_plain_count_of_all_orders(cases: list[tuple[str, int, int]]) -> None:
    xs, ys = [x for _, x, _ in cases], [y for _, _, y in cases]
    observed = plain_balance(xs, ys)
    balances = [plain_balance(xs, order) for order in permutations(ys)]

    found = outcome_of(cases)

    if found.p_one_sided is not None:
        assert found.p_one_sided == Fraction(sum(b <= observed for b in balances), len(balances))
        assert found.p_two_sided == Fraction(sum(abs(b) >= abs(observed) for b in balances), len(balances))
        assert found.p_one_sided >= found.floor


@given(cases_of)
def test_blocked_test_equals_a_plain_count_of_orders_within_blocks(cases: list[tuple[str, int, int]]) -> None:
    ordered = sorted(cases, key=lambda case: case[0])
    xs, ys = [x for _, x, _ in ordered], [y for _, _, y in ordered]
    blocks = [[y for block, _, y in ordered if block == name] for name in "ab"]
    observed = plain_balance(xs, ys)
    balances = [
        plain_balance(xs, [*first, *second]) for first, second in product(*(permutations(b) for b in blocks))
    ]

    found = outcome_of(cases, blocked=True)

    if found.p_one_sided is not None:
        assert found.p_one_sided == Fraction(sum(b <= observed for b in balances), len(balances))
        assert found.n_arrangements == len(balances)


def plain_balance(xs: Sequence[int], ys: Sequence[int]) -> int:
    """Pairs in the same order less pairs in opposite orders, counted one by one."""
    return sum(
        ((xs[i] > xs[j]) - (xs[i] < xs[j])) * ((ys[i] > ys[j]) - (ys[i] < ys[j]))
        for i in range(len(xs))
        for j in range(i)
    )


@given(cases_of, st.randoms())
def test_order_of_cases_does_not_matter(cases: list[tuple[str, int, int]], chance: random.Random) -> None:
    shuffled = list(cases)
    chance.shuffle(shuffled)

    assert outcome_of(shuffled, blocked=True) == outcome_of(cases, blocked=True)


@given(cases_of)
def test_turning_one_scale_round_turns_tau_round(cases: list[tuple[str, int, int]]) -> None:
    turned = [(block, x, 3 - y) for block, x, y in cases]

    found, other = correlate(pairs(cases)).tau_b, correlate(pairs(turned)).tau_b

    assert (found is None) == (other is None)
    if found is not None and other is not None:
        assert found == -other
        assert -1 <= found <= 1


def test_sign_test_drops_steps_without_change_and_is_exact() -> None:
    steps = [(Fraction(1), Fraction(-1))] * 5 + [(Fraction(1), Fraction(2)), (Fraction(0), Fraction(3))]

    found = sign_test(steps)

    assert (found.n_against, found.n_along, found.n_unchanged) == (5, 1, 1)
    assert found.p_one_sided == Fraction(7, 64)
    assert found.p_two_sided == Fraction(14, 64)


def test_sign_test_without_steps_has_no_share() -> None:
    found = sign_test([(Fraction(0), Fraction(1))])

    assert (found.n, found.p_one_sided, found.p_two_sided) == (0, None, None)


def test_even_balance_is_certain_in_both_directions_together() -> None:
    found = sign_test([(Fraction(1), Fraction(1)), (Fraction(1), Fraction(-1))])

    assert (found.p_one_sided, found.p_two_sided) == (Fraction(3, 4), 1)


@given(st.integers(1, 30), st.data())
def test_tails_of_the_binomial_fit_together(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(1, n))

    assert upper_tail(n, k) + upper_tail(n, n - k + 1) == 1
