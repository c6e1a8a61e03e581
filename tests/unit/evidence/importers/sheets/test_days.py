"""Days as spreadsheet programs count them, and what they made days of."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import is_date_format  # type: ignore[import-untyped]
from openpyxl.utils.datetime import MAC_EPOCH, from_excel  # type: ignore[import-untyped]

from evidence.importers.sheets import questionable_date
from evidence.importers.sheets.days import day_of, is_of_days


@given(number=st.integers(1, 2_958_465) | st.floats(1, 2_958_465))
def test_days_are_those_of_openpyxl(number: float) -> None:
    if int(number) == 60:
        return
    for from_1904 in (False, True):
        if from_1904 and number > 2_957_000:
            continue
        theirs = from_excel(number, MAC_EPOCH) if from_1904 else from_excel(number)

        ours = day_of(number, from_1904=from_1904)

        moment = (
            ours if isinstance(ours, datetime.datetime) else datetime.datetime.combine(ours, datetime.time())
        )
        assert abs(moment - theirs) <= datetime.timedelta(milliseconds=1)


def test_hours_are_hours_and_days_are_days() -> None:
    assert day_of(0.5) == datetime.time(12)
    assert day_of(19550) == datetime.date(1953, 7, 10)
    assert day_of(19550.25) == datetime.datetime(1953, 7, 10, 6)
    assert type(day_of(19550)) is datetime.date


@pytest.mark.parametrize("number", [-1, 2_958_466, 60, 60.5])
def test_a_number_that_is_no_day_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match=r"is formatted as a date and is none|a day that never was"):
        day_of(number)


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        "d/m/yy",
        "[h]:mm:ss",
        "mm:ss.0",
        '[$-411]ggge"年"m"月"d"日"',
        "dd\\.mm\\.yyyy",
        "[Red]d-mmm",
    ],
)
def test_formats_of_days_and_hours_are_told(code: str) -> None:
    assert is_of_days(code)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00",
        "0.00E+00",
        '#,##0.00\\ "days"',
        "[Red]0",
        "@",
        "0_d",
        '"year" 0',
        "[$-409]0.0",
        "# ?/?",
        "",
    ],
)
def test_formats_of_numbers_are_told(code: str) -> None:
    assert not is_of_days(code)
    assert not is_date_format(code) or not code


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            datetime.date(2026, 1, 2),
            "the day 2026-01-02. Was that typed, or perhaps “1-2” or “2/1” or “JAN2”?",
        ),
        (datetime.datetime(2026, 3, 1), "perhaps “2026-03” or “Mar 2026” or “3-1” or “MAR1”?"),
        (datetime.time(1, 30), "the hour 01:30. Was a page, a volume or a proportion meant?"),
    ],
)
def test_a_day_where_a_text_was_expected_is_questioned(
    cell: datetime.date | datetime.time, said: str
) -> None:
    assert said in questionable_date(cell)
    assert "Format the column as text" in questionable_date(cell)


@pytest.mark.parametrize("cell", [None, "", "1-2", 12, 19550.5, True])
def test_other_cells_are_not_questioned(cell: str | float | bool | None) -> None:
    assert questionable_date(cell) == ""
