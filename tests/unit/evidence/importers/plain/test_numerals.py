"""Numbers as lists and pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.plain.numerals import STYLES, number_of, roman, write_number


@pytest.mark.parametrize(
    ("style", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1953, "MCMLIII"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("japaneseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("ideographTraditional", 2, "乙"),
        ("irohaFullWidth", 3, "ハ"),
        ("ganada", 2, "나"),
        ("ideographTraditional", 11, "11"),
        ("lowerRoman", 0, "0"),
        ("lowerLetter", 0, "0"),
        ("japaneseCounting", 100, "100"),
    ],
)
def test_numbers_are_written_as_their_style_has_it(style: str, number: int, written: str) -> None:
    assert write_number(number, style) == written


def test_a_style_that_nobody_knows_writes_nothing() -> None:
    assert write_number(3, "hebrew1") is None
    assert all(write_number(3, style) for style in STYLES)


@given(st.integers(1, 3999))
def test_roman_numerals_read_back_as_the_number_they_write(number: int) -> None:
    assert number_of(roman(number)) == number_of(roman(number).upper()) == number


@pytest.mark.parametrize("word", ["iiii", "mix-", "vx", "civil", "", "ic", "l" * 20])
def test_letters_that_write_no_number_are_none(word: str) -> None:
    assert number_of(word) is None
