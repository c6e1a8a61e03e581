"""The order of a mechanism's parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.mechanism_order import (
    forward,
    layers,
    leading_nowhere,
    loops,
    not_reached,
    path_between,
    reached_from,
)

NODES = st.sampled_from("abcdef")
ARROWS = st.lists(st.tuples(NODES, NODES), max_size=12, unique=True)
CHAIN = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]


def test_shortest_way_is_told_with_both_its_ends() -> None:
    assert path_between(CHAIN, "a", "d") == ("a", "c", "d")
    assert path_between(CHAIN, "d", "a") == ()


def test_way_from_a_part_to_itself_is_a_true_round() -> None:
    assert path_between([("a", "b"), ("b", "a")], "a", "a") == ("a", "b", "a")
    assert path_between(CHAIN, "a", "a") == ()


def test_part_stands_as_many_steps_on_as_the_longest_way_to_it() -> None:
    assert layers("abcde", CHAIN) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 0}


def test_loop_is_named_once_with_its_members() -> None:
    arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("e", "f"), ("f", "e")]

    assert loops(arrows) == (("b", "c", "b"), ("e", "f", "e"))


def test_arrows_on_a_round_have_no_say_in_the_steps() -> None:
    arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]

    assert forward(arrows) == (("a", "b"), ("c", "d"))
    assert layers("abcd", arrows) == {"a": 0, "b": 1, "c": 0, "d": 1}


def test_loose_parts_are_found_at_either_end() -> None:
    arrows = [("a", "b"), ("x", "d"), ("b", "d"), ("b", "y")]

    assert not_reached(["a", "b", "x", "y", "d"], arrows) == ("x",)
    assert leading_nowhere(["a", "b", "x", "y", "d"], arrows) == ("y",)


def test_mechanism_without_parts_has_no_loose_ones() -> None:
    assert not_reached([], []) == ()
    assert leading_nowhere([], []) == ()


@given(ARROWS)
def test_what_is_no_loop_runs_one_way(arrows: list[tuple[str, str]]) -> None:
    kept = forward(arrows)
    depth = layers("abcdef", arrows)

    assert loops(kept) == ()
    assert all(depth[start] < depth[end] for start, end in kept)


@given(ARROWS)
def test_arrow_is_left_out_exactly_when_it_is_on_a_loop(arrows: list[tuple[str, str]]) -> None:
    left_out = set(arrows) - set(forward(arrows))

    assert left_out == {
        (start, end) for start, end in arrows if start == end or start in reached_from(arrows, end)
    }
    assert bool(left_out) is bool(loops(arrows))


@given(ARROWS)
def test_order_of_rows_changes_nothing(arrows: list[tuple[str, str]]) -> None:
    turned = list(reversed(arrows))

    assert loops(turned) == loops(arrows)
    assert layers("abcdef", turned) == layers("abcdef", arrows)
