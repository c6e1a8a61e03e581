"""Cells as values of rows, and values as cells."""

from __future__ import annotations

import contextlib
import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.sheets.cells import CellFault, cell_of, exact_text, read_cell
from hypotheses.sheets.columns import AS_OF
from hypotheses.sheets.every import KINDS

DOCUMENTS, PASSAGES, ASSESSMENTS = (KINDS[name].columns for name in ("documents", "passages", "assessments"))
PREDICTIONS = KINDS["predictions"].columns
DAY = datetime.timedelta(hours=23)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (DOCUMENTS["title"], " as it stands ", " as it stands "),
        (DOCUMENTS["title"], 72, "72"),
        (DOCUMENTS["title"], 72.0, "72"),
        (DOCUMENTS["key"], None, ""),
        (DOCUMENTS["title"], "  ", ""),
        (DOCUMENTS["kind"], None, "other"),
        (DOCUMENTS["year"], "1953", 1953),
        (DOCUMENTS["year"], 1953.0, 1953),
        (DOCUMENTS["year"], "", None),
        (DOCUMENTS["is_editorial"], "Yes", True),
        (DOCUMENTS["is_editorial"], False, False),
        (DOCUMENTS["is_editorial"], "", False),
        (DOCUMENTS["source_class"], "Scholarship", "scholarship"),
        (DOCUMENTS["source_class"], "internal: not meant for publication", "internal"),
        (DOCUMENTS["date_edtf"], "1953?", "1953?"),
        (DOCUMENTS["date_edtf"], 1953, "1953"),
        (DOCUMENTS["date_edtf"], "July 11, 1953", "1953-07-11"),
        (DOCUMENTS["date_edtf"], datetime.datetime(1953, 7, 11), "1953-07-11"),
        (DOCUMENTS["languages"], "ja; en", "ja en"),
        (DOCUMENTS["embargoed_until"], "2031-01-02", datetime.date(2031, 1, 2)),
        (PREDICTIONS["weight"], "1/3", Fraction(1, 3)),
        (PREDICTIONS["weight"], 0.2, Fraction(1, 5)),
        (PREDICTIONS["weight"], None, Fraction(1)),
        (PREDICTIONS["certainty"], "0.25", Decimal("0.250")),
        (PASSAGES["document"], " d1 ", "d1"),
        (AS_OF, "2026-01-02T03:04:05+02:00", datetime.datetime(2026, 1, 2, 1, 4, 5, tzinfo=datetime.UTC)),
    ],
)
def test_a_cell_is_read_as_its_column_says(column: Any, cell: Any, value: Any) -> None:
    assert read_cell(column, cell) == value


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (DOCUMENTS["title"], datetime.datetime(2026, 10, 12), "may have made it from something else"),
        (DOCUMENTS["title"], True, "Expected text"),
        (DOCUMENTS["title"], "a\x00b", "U+0000 cannot be kept"),
        (DOCUMENTS["title"], "a\ud800b", "U+D800 cannot be kept"),
        (DOCUMENTS["year"], "about 1953", "Expected a whole number, found “about 1953”"),
        (DOCUMENTS["year"], 1953.5, "Expected a whole number"),
        (DOCUMENTS["year"], True, "Expected a whole number"),
        (DOCUMENTS["is_editorial"], "perhaps", "Expected yes or no"),
        (DOCUMENTS["kind"], "tract", "Expected one of policy-paper, memorandum"),
        (DOCUMENTS["date_edtf"], "1953-02-30", "30"),
        (DOCUMENTS["date_edtf"], "1953-07/1953-01", ""),
        (DOCUMENTS["date_edtf"], "some time", ""),
        (DOCUMENTS["date_edtf"], datetime.datetime(1953, 7, 1), "Was the month 1953-07 meant?"),
        (DOCUMENTS["embargoed_until"], "31.12.2031", "Expected a day like"),
        (PREDICTIONS["weight"], "1/0", "is not a number"),
        (PREDICTIONS["weight"], "1e999999999", "is not a number"),
        (PREDICTIONS["certainty"], "0.12345", "at most three decimals"),
        (PREDICTIONS["certainty"], "NaN", "at most three decimals"),
        (AS_OF, "yesterday", "Expected a moment"),
    ],
)
def test_a_cell_that_its_column_does_not_take_is_told_of(column: Any, cell: Any, said: str) -> None:
    with pytest.raises(CellFault) as fault:
        read_cell(column, cell)

    assert said in str(fault.value)


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=900))
def test_a_fraction_leaves_and_comes_back_exactly(number: Fraction) -> None:
    assert read_cell(PREDICTIONS["weight"], exact_text(number)) == number


@pytest.mark.parametrize(("number", "cell"), [("1/2", "0.5"), ("1/3", "1/3"), ("3", 3), ("1/1024", "1/1024")])
def test_a_fraction_is_a_decimal_where_there_is_a_short_one(number: str, cell: str | int) -> None:
    assert exact_text(Fraction(number)) == cell


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1).filter(
            lambda text: not text.isspace()
        )
    )
)
def test_any_text_leaves_and_comes_back(text: str) -> None:
    assert read_cell(DOCUMENTS["title"], cell_of(text)) == text


@given(st.datetimes(timezones=st.timedeltas(-DAY, DAY).map(datetime.timezone)))
def test_any_moment_leaves_and_comes_back(moment: datetime.datetime) -> None:
    try:
        cell = cell_of(moment)
    except OverflowError:
        return  # at the ends of the calendar there is no such moment in UTC
    assert read_cell(AS_OF, cell) == moment


@given(
    st.sampled_from([column for kind in KINDS.values() for column in kind.columns.values()]),
    st.one_of(
        st.none(),
        st.text(),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
    ),
)
def test_no_cell_whatever_breaks_the_reading(column: Any, cell: Any) -> None:
    with contextlib.suppress(CellFault):
        read_cell(column, cell)
