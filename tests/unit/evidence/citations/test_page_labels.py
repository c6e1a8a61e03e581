"""Pages as footnotes write them become the labels that pages bear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.citations.page_labels import pages_in, roman_number, roman_numeral


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("415-16, 418 n. 2", {"415", "416", "418"}),
        ("xii-xv", {"xii", "xiii", "xiv", "xv"}),
        ("XII-XIV, 3", {"xii", "xiii", "xiv", "3"}),
        ("xv-xii", {"xv", "xii"}),
        ("iiii-x", {"iiii", "x"}),
        ("i-cccxcix", {"i", "cccxcix"}),
        ("649 n. 1", {"649"}),
        ("n.p.", set()),
    ],
)
def test_pages_are_told(written: str, pages: set[str]) -> None:
    assert pages_in(written) == pages


@given(st.integers(min_value=1, max_value=399))
def test_a_roman_numeral_is_read_as_it_is_written(number: int) -> None:
    assert roman_number(roman_numeral(number)) == number


@given(st.text("ivxlc", max_size=10))
def test_what_is_read_as_a_roman_numeral_is_one(letters: str) -> None:
    assert roman_number(letters) == 0 or roman_numeral(roman_number(letters)) == letters
