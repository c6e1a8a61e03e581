"""Moments as people type them."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.moments import MomentNotUnderstood, read_moment

UTC = datetime.UTC
TOKYO = ZoneInfo("Asia/Tokyo")


def test_a_day_alone_means_its_end_where_the_site_is() -> None:
    moment = read_moment("2026-05-03", TOKYO)

    assert moment.isoformat() == "2026-05-03T23:59:59.999999+09:00"


def test_a_day_alone_means_its_beginning_where_that_is_asked_for() -> None:
    assert read_moment("2026-05-03", TOKYO, ends_day=False).isoformat() == "2026-05-03T00:00:00+09:00"


@pytest.mark.parametrize(
    "text",
    ["2026-05-03T12:00+02:00", "2026-05-03T12:00 02:00", " 2026-05-03 10:00 ", "2026-05-03T10:00Z"],
)
def test_a_time_may_name_its_zone_also_where_an_address_lost_the_plus(text: str) -> None:
    assert read_moment(text, UTC) == datetime.datetime(2026, 5, 3, 10, 0, tzinfo=UTC)


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_written_down_is_read_back(moment: datetime.datetime) -> None:
    assert read_moment(moment.isoformat(), UTC) == moment


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026-13-01",
        "2026-02-30T10:00",
        "2026",
        "20260503",
        "2026-05-03T25:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
        "2026-05-03T12:00\x00",
        "\ud800",
        "२०२६-०५-०३",
        "9" * 10_000,
    ],
)
def test_nonsense_is_told_in_a_message_that_can_be_printed(text: str) -> None:
    with pytest.raises(MomentNotUnderstood, match="is no moment. Write a day") as fault:
        read_moment(text, UTC)

    str(fault.value).encode()
    assert len(str(fault.value)) < 400


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_moment(text, TOKYO)
    except MomentNotUnderstood as fault:
        str(fault).encode()
