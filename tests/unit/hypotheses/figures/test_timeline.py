"""Events on a line of time."""

from __future__ import annotations

import datetime

import pytest

from hypotheses.figures.timeline import EDGE, LABELS, MOST_TICKS, PLOT, EventShown, timeline


def event(first: str | None, last: str | None, *, remark: str = "", is_stretch: bool = False) -> EventShown:
    """An event with these days."""
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    return EventShown("The council meets", "1953", ("cause",), *days, is_stretch=is_stretch, remark=remark)


def test_events_without_a_day_make_no_figure() -> None:
    assert timeline([event(None, None)]) is None
    assert timeline([]) is None


def test_day_stretch_and_time_within_are_told_apart() -> None:
    found = timeline(
        [
            event("1953-05-01", "1953-05-01"),
            event("1953-01-01", "1955-12-31", is_stretch=True),
            event("1953-01-01", "1953-12-31"),
        ]
    )

    assert found is not None
    assert [bar.kind for bar in found.bars] == ["day", "stretch", "within"]


def test_open_sides_reach_to_the_end_of_the_line() -> None:
    found = timeline(
        [event(None, "1953-05-01"), event("1953-05-01", None), event("1950-01-01", "1955-12-31")]
    )

    assert found is not None
    before, after, _ = found.bars
    assert (before.opens_before, before.x) == (True, LABELS + EDGE)
    assert (after.opens_after, after.end) == (True, LABELS + EDGE + PLOT)


@pytest.mark.parametrize("last", ["1953-01-01", "1953-12-31", "1964-06-01", "1999-01-01", "2953-01-01"])
def test_marks_lie_on_the_line_and_years_are_few(last: str) -> None:
    found = timeline([event("1953-01-01", "1953-01-01"), event(last, last)])

    assert found is not None
    assert 1 <= len(found.ticks) <= MOST_TICKS + 1
    assert all(LABELS <= bar.x <= bar.end <= found.width for bar in found.bars)


def test_what_is_out_of_order_stands_out() -> None:
    found = timeline([event("1953-01-01", "1953-01-01", remark="! over before cause")])

    assert found is not None
    assert found.bars[0].is_remarkable
    assert "over before cause" in found.bars[0].said
