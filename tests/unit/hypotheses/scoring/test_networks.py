"""The network of a day, the stretches of time between readings, and the steps from one to the next."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.networks import (
    Reading,
    changes,
    hub_of,
    hub_steps,
    level,
    network_on,
    pair_of,
    panel,
    stretches,
)


def read(value: int, begins: int | None, ends: int | None, **fields: Any) -> Reading:
    """A reading of the tie between the hub and a spoke, from one day to another."""
    given: dict[str, Any] = {"key": "T1", "subject": ("hub", "spoke"), "coder": "ann"} | fields
    return Reading(value=value, begins=begins, ends=ends, **given)


def test_latest_reading_that_holds_on_the_day_counts() -> None:
    readings = [read(1, 0, 100, key="T1"), read(3, 50, 60, key="T2")]

    found = [level(readings, day) for day in (0, 49, 50, 60, 61, 100, 101)]

    assert [each and int(each.value) for each in found] == [1, 1, 3, 3, 1, 1, None]


def test_open_ends_hold_for_ever_and_begin_before_all_others() -> None:
    readings = [read(1, None, None, key="T1"), read(2, 10, None, key="T2")]

    assert level(readings, -(10**6)).value == 1  # type: ignore[union-attr]
    assert level(readings, 10**6).value == 2  # type: ignore[union-attr]


def test_coders_are_averaged_and_their_range_is_kept() -> None:
    found = level([read(1, 0, 9), read(4, 0, 9, coder="bob", key="T2")], 5)

    assert found is not None
    assert (found.value, found.low, found.high, found.n_coders) == (Fraction(5, 2), 1, 4, 2)
    assert found.readings == ("T1", "T2")


def test_one_coder_s_readings_of_one_day_count_as_one_coder() -> None:
    found = level([read(0, 0, 9), read(2, 0, 5, key="T2"), read(3, 0, 9, coder="bob", key="T3")], 5)

    assert found is not None
    assert found.value == (Fraction(1) + 3) / 2


def test_tie_is_inferred_only_where_nobody_found_it_said() -> None:
    inferred, said = read(1, 0, 9, is_inferred=True), read(1, 0, 9, coder="bob", key="T2")

    assert level([inferred], 1).is_inferred  # type: ignore[union-attr]
    assert not level([inferred, said], 1).is_inferred  # type: ignore[union-attr]


def test_network_leaves_out_what_no_reading_speaks_of() -> None:
    other = read(2, 50, None, subject=("hub", "third"), key="T2")

    assert list(network_on([read(0, 0, 9), other], 5)) == [("hub", "spoke")]
    assert network_on([], 5) == {}


def test_stretches_are_cut_where_another_reading_begins_on_either_scale() -> None:
    ties = [read(3, 0, 99)]
    will = [read(0, 10, 49, subject=("spoke",), key="W1"), read(0, 50, None, subject=("spoke",), key="W2")]

    found = stretches(ties, will)

    assert [(each.begins, each.ends) for each in found] == [(10, 49), (50, 99)]


def test_time_after_an_older_reading_has_ended_is_no_stretch_of_its_own() -> None:
    # the older reading ends while the newer one counts already
    found = stretches([read(1, 0, 20, key="T1"), read(2, 10, 40, key="T2")])

    assert [(each.begins, each.ends, int(each.levels[0].value)) for each in found] == [(0, 9, 1), (10, 40, 2)]


def test_stretches_of_open_readings_are_open() -> None:
    (found,) = stretches([read(2, None, None)])

    assert (found.begins, found.ends) == (None, None)


def test_no_readings_make_no_stretch() -> None:
    assert stretches() == []
    assert stretches([read(1, 0, 9)], []) == []


def test_hub_is_the_state_with_the_strongest_ties_in_sum() -> None:
    ties = [
        read(3, 0, 9, subject=("japan", "states")),
        read(2, 0, 9, subject=("korea", "states")),
        read(4, 0, 9, subject=("japan", "korea")),
        read(2, 0, 9, subject=("states", "taiwan")),
    ]

    assert hub_of(["states", "japan", "korea", "taiwan"], ties) == "states"
    assert hub_of(["states"], []) is None


def test_panel_and_changes_follow_each_spoke_by_itself() -> None:
    ties = [read(1, 0, 9), read(3, 10, 19, key="T2"), read(2, 0, 19, subject=("hub", "third"), key="T3")]
    will = [
        read(4, 0, 9, subject=("spoke",), key="W1"),
        read(2, 10, 19, subject=("spoke",), key="W2"),
        read(1, 0, 19, subject=("third",), key="W3"),
    ]

    found = panel(["hub", "spoke", "third"], "hub", ties, will)

    assert [(each.state, int(each.tie.value), int(each.willingness.value)) for each in found] == [
        ("spoke", 1, 4),
        ("spoke", 3, 2),
        ("third", 2, 1),
    ]
    assert changes(found) == [("spoke", Fraction(2), Fraction(-2))]


def test_steps_of_the_hub_stand_beside_what_it_had_of_the_first_spoke() -> None:
    ties = [
        read(3, 5, 99, subject=("first", "hub"), key="T1"),
        read(1, 0, 9, key="T2"),
        read(2, 10, 99, key="T3"),
        read(1, 0, 2, subject=("hub", "third"), key="T4"),
        read(2, 3, 9, subject=("hub", "third"), key="T5"),
    ]

    found, n_left_out = hub_steps(["hub", "first", "spoke", "third"], "hub", "first", ties)

    assert [(each.state, each.day, each.contribution, each.change) for each in found] == [("spoke", 10, 3, 1)]
    assert n_left_out == 1


days = st.one_of(st.none(), st.integers(0, 30))
readings_of_a_tie = st.lists(
    st.builds(
        lambda value, ends, coder, key: read(value, min(ends), max(ends), coder=coder, key=f"T{key}"),
        st.integers(0, 4),
        st.tuples(st.integers(0, 30), st.integers(0, 30)),
        st.sampled_from(["ann", "bob"]),
        st.integers(0, 10**6),
    ),
    max_size=6,
    unique_by=lambda each: each.key,
)


@given(readings_of_a_tie, st.randoms())
def test_order_in_which_readings_come_does_not_matter(readings: list[Reading], chance: Any) -> None:
    shuffled = list(readings)
    chance.shuffle(shuffled)

    assert stretches(shuffled) == stretches(readings)
    assert [level(shuffled, day) for day in range(32)] == [level(readings, day) for day in range(32)]


@given(readings_of_a_tie)
def test_every_day_of_a_stretch_has_the_stretch_s_level(readings: list[Reading]) -> None:
    told = {
        day: each.levels[0]
        for each in stretches(readings)
        for day in range(each.begins or 0, (31 if each.ends is None else each.ends) + 1)
    }

    assert told == {day: found for day in range(32) if (found := level(readings, day)) is not None}


@given(readings_of_a_tie)
def test_level_lies_between_its_bounds(readings: list[Reading]) -> None:
    for day in range(32):
        found = level(readings, day)
        assert found is None or 0 <= found.low <= found.value <= found.high <= 4


@given(readings_of_a_tie)
def test_the_name_of_a_coder_decides_nothing(readings: list[Reading]) -> None:
    renamed = [replace(each, coder={"ann": "zoe", "bob": "abe"}[each.coder]) for each in readings]

    assert stretches(renamed) == stretches(readings)


def test_tie_has_no_direction() -> None:
    assert pair_of("b", "a") == pair_of("a", "b") == ("a", "b")
