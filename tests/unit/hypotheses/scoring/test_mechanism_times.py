"""Whether events can have come in the order in which a mechanism puts its parts."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from evidence.dates import read_edtf
from hypotheses.scoring.mechanism_times import EventTerms, OutOfOrder, out_of_order, undated

ARROWS = [("cause", "middle"), ("middle", "outcome")]


def event(key: str, part: str, edtf: str = "") -> EventTerms:
    """An event of a part by its date; without one where none is given."""
    if not edtf:
        return EventTerms(key, (part,), None, None, is_dated=False)
    reading = read_edtf(edtf)
    return EventTerms(key, (part,), number(reading.earliest), number(reading.latest))


def number(day: datetime.date | None) -> int | None:
    """A day by its number."""
    return day.toordinal() if day else None


def test_event_that_was_over_before_an_earlier_part_began_is_named() -> None:
    events = [event("treaty", "cause", "1953-10-01"), event("appeal", "middle", "1953-06")]

    assert out_of_order(events, ARROWS) == (OutOfOrder("appeal", "middle", "cause"),)


def test_parts_are_held_against_all_that_come_before_not_only_the_next() -> None:
    events = [event("treaty", "cause", "1953-10-01"), event("network", "outcome", "1950")]

    assert out_of_order(events, ARROWS) == (OutOfOrder("network", "outcome", "cause"),)


def test_what_the_dates_leave_possible_is_no_violation() -> None:
    same_year = [event("treaty", "cause", "1953-10-01"), event("appeal", "middle", "1953")]
    same_day = [event("treaty", "cause", "1953-10-01"), event("appeal", "middle", "1953-10-01")]
    one_early = [
        event("offer", "cause", "1950"),
        event("treaty", "cause", "1953-10-01"),
        event("appeal", "middle", "1952"),
    ]

    assert [out_of_order(each, ARROWS) for each in (same_year, same_day, one_early)] == [(), (), ()]


def test_open_side_of_a_date_may_be_any_day() -> None:
    open_start = [event("treaty", "cause", "../1953"), event("appeal", "middle", "1940")]
    open_end = [event("treaty", "cause", "1953"), event("appeal", "middle", "1940/..")]

    assert out_of_order(open_start, ARROWS) == ()
    assert out_of_order(open_end, ARROWS) == ()


def test_undated_events_are_left_out_and_counted() -> None:
    events = [event("treaty", "cause"), event("appeal", "middle", "1940"), event("pact", "outcome")]

    assert out_of_order(events, ARROWS) == ()
    assert undated(events) == ("treaty", "pact")


def test_parts_on_a_round_have_no_order() -> None:
    events = [event("treaty", "cause", "1953"), event("appeal", "middle", "1940")]

    assert out_of_order(events, [*ARROWS, ("middle", "cause")]) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["cause", "middle", "outcome"]), st.integers(0, 30), st.integers(0, 10)),
        max_size=8,
    )
)
def test_what_is_flagged_is_impossible_on_every_day_that_the_dates_allow(
    given_events: list[tuple[str, int, int]],
) -> None:
    events = [
        EventTerms(f"e{place}", (part,), first, first + length)
        for place, (part, first, length) in enumerate(given_events)
    ]
    order = {"cause": 0, "middle": 1, "outcome": 2}
    spans = {each.key: each for each in events}

    for wrong in out_of_order(events, ARROWS):
        before = [each for each in events if each.parts == (wrong.earlier,)]
        latest = spans[wrong.event].latest
        assert order[wrong.earlier] < order[wrong.part]
        assert latest is not None
        assert all(each.earliest is not None and each.earliest > latest for each in before)
    assert set(out_of_order(events, ARROWS)) == set(out_of_order(events[::-1], ARROWS))
