"""The Extended Date/Time Format: what it allows, day by day, and what is refused."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.dates import DateNotUnderstood, DateReading, read_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("1953", date(1953, 1, 1), date(1953, 12, 31), id="year"),
        pytest.param("1953-07", date(1953, 7, 1), date(1953, 7, 31), id="month"),
        pytest.param("1952-02", date(1952, 2, 1), date(1952, 2, 29), id="february-of-a-leap-year"),
        pytest.param("1953-07-11", date(1953, 7, 11), date(1953, 7, 11), id="day"),
        pytest.param("195X", date(1950, 1, 1), date(1959, 12, 31), id="decade"),
        pytest.param("19XX", date(1900, 1, 1), date(1999, 12, 31), id="century"),
        pytest.param("1953-XX", date(1953, 1, 1), date(1953, 12, 31), id="month-unspecified"),
        pytest.param("1953-07-XX", date(1953, 7, 1), date(1953, 7, 31), id="day-unspecified"),
        pytest.param("1953-XX-11", date(1953, 1, 11), date(1953, 12, 11), id="day-of-an-unspecified-month"),
        pytest.param(
            "15XX-02-29", date(1504, 2, 29), date(1596, 2, 29), id="leap-day-of-an-unspecified-year"
        ),
        pytest.param("1947-21", date(1947, 3, 1), date(1947, 5, 31), id="spring"),
        pytest.param("1947-22", date(1947, 6, 1), date(1947, 8, 31), id="summer"),
        pytest.param("1947-23", date(1947, 9, 1), date(1947, 11, 30), id="autumn"),
        pytest.param("1947-24", date(1947, 12, 1), date(1948, 2, 29), id="winter-ends-in-the-next-year"),
        pytest.param("1950-10/1951-01", date(1950, 10, 1), date(1951, 1, 31), id="interval"),
        pytest.param("1953-21/1953-23", date(1953, 3, 1), date(1953, 11, 30), id="interval-of-seasons"),
        pytest.param("1953/..", date(1953, 1, 1), None, id="open-end"),
        pytest.param("../1953-08-01", None, date(1953, 8, 1), id="open-start"),
        pytest.param("1953/", date(1953, 1, 1), None, id="unknown-end"),
        pytest.param("/1953", None, date(1953, 12, 31), id="unknown-start"),
        pytest.param("[1951,1953-02]", date(1951, 1, 1), date(1953, 2, 28), id="one-of-a-set"),
        pytest.param("{1951..1953}", date(1951, 1, 1), date(1953, 12, 31), id="all-of-a-set"),
        pytest.param("[..1953]", None, date(1953, 12, 31), id="one-of-an-open-set"),
        pytest.param("-0050", None, None, id="before-the-years-that-a-column-holds"),
        pytest.param("0000", None, None, id="year-zero"),
        pytest.param("9999-24", date(9999, 12, 1), None, id="after-the-years-that-a-column-holds"),
        pytest.param(" 1953 ", date(1953, 1, 1), date(1953, 12, 31), id="spaces-around"),
    ],
)
def test_bounds_are_the_first_and_last_day_that_the_words_allow(
    text: str, earliest: date | None, latest: date | None
) -> None:
    reading = read_edtf(text)

    assert reading == DateReading(text.strip(), earliest, latest)


@pytest.mark.parametrize(
    ("text", "is_uncertain", "is_approximate"),
    [
        pytest.param("1953?", True, False, id="uncertain"),
        pytest.param("1953~", False, True, id="approximate"),
        pytest.param("1953%", True, True, id="both"),
        pytest.param("1953-07?-11", True, False, id="month-uncertain"),
        pytest.param("1950?/1953~", True, True, id="ends-marked-apart"),
    ],
)
def test_doubt_is_a_mark_and_never_widens_the_bounds(
    text: str, is_uncertain: bool, is_approximate: bool
) -> None:
    plain = read_edtf("".join(character for character in text if character not in "?~%"))

    reading = read_edtf(text)

    assert (reading.is_uncertain, reading.is_approximate) == (is_uncertain, is_approximate)
    assert (reading.earliest, reading.latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "it is empty", id="empty"),
        pytest.param("   ", "it is empty", id="blank"),
        pytest.param("1953-02-30", "no such day", id="30-february"),
        pytest.param("1953-02-29", "no such day", id="leap-day-of-a-common-year"),
        pytest.param("1953-07-32", "no day 32", id="32-july"),
        pytest.param("1953-00", "no month 00", id="month-zero"),
        pytest.param("1953-13", "no month 13", id="month-13"),
        pytest.param("1935-36", "two years are written 1935/1936", id="two-years"),
        pytest.param("1953-22-01", "no month 22", id="day-of-a-season"),
        pytest.param("1955/1953", "ends before it begins", id="reversed"),
        pytest.param("1953-07-11/1953-07-10", "ends before it begins", id="reversed-by-a-day"),
        pytest.param("[1955..1953]", "ends before it begins", id="reversed-set"),
        pytest.param("../..", "says nothing", id="open-at-both-ends"),
        pytest.param("/", "says nothing", id="unknown-at-both-ends"),
        pytest.param("1951/1952/1953", "two ends", id="three-ends"),
        pytest.param("1953-1X", "known whole, or is XX", id="half-a-month"),
        pytest.param("Y-17E7", "more than four digits", id="exponential-year"),
        pytest.param("Y17000", "more than four digits", id="long-year"),
        pytest.param("19530", "four digits", id="five-digits"),
        pytest.param("99999999999999999999", "four digits", id="huge-year"),
        pytest.param("-0000", "not EDTF", id="negative-year-zero"),
        pytest.param("1953-07-11T10:00:00", "time of day", id="time-of-day"),
        pytest.param("195u", "before 2019", id="draft-edtf"),
        pytest.param("195x", "capital X", id="small-x"),
        pytest.param("1953-7-11", "two digits", id="one-digit-month"),
        pytest.param("１９５３", "not EDTF", id="full-width"),
        pytest.param("[]", "not EDTF", id="empty-set"),
        pytest.param("[", "not EDTF", id="bracket"),
        pytest.param("1953\x00", "control character (U+0000)", id="nul"),
        pytest.param("1953\n", "control character (U+000A)", id="line-break"),
        pytest.param("1" * 101, "101 characters", id="essay"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason_and_an_example(text: str, reason: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        read_edtf(text)

    assert reason in str(refusal.value)
    assert "1953-07-11" in str(refusal.value)
    assert len(str(refusal.value)) < 400


@given(st.dates())
def test_every_day_reads_as_itself(day: date) -> None:
    assert read_edtf(day.isoformat()) == DateReading(day.isoformat(), day, day)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_every_month_ends_where_the_calendar_ends_it(year: int, month: int) -> None:
    reading = read_edtf(f"{year:04d}-{month:02d}")

    assert reading.latest == date(year, month, calendar.monthrange(year, month)[1])


@given(st.text(alphabet="0123456789X-/.?~%[]{},Y", max_size=24))
def test_any_text_is_read_or_refused_and_its_bounds_are_in_order(text: str) -> None:
    try:
        reading = read_edtf(text)
    except DateNotUnderstood:
        return

    assert reading.earliest is None or reading.latest is None or reading.earliest <= reading.latest


@given(st.dates(), st.dates())
def test_an_interval_is_read_forwards_and_refused_backwards(one: date, other: date) -> None:
    first, last = sorted((one, other))

    reading = read_edtf(f"{first}/{last}")

    assert (reading.earliest, reading.latest) == (first, last)
    if first < last:
        with pytest.raises(DateNotUnderstood):
            read_edtf(f"{last}/{first}")
