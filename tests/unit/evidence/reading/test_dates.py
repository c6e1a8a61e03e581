"""What a date in EDTF means, in words."""

from __future__ import annotations

import pytest

from evidence.reading import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1952-08-07", "August 7, 1952"),
        ("1952-08", "from August 1, 1952 to August 31, 1952"),
        ("1953?", "from January 1, 1953 to December 31, 1953, uncertain"),
        ("1953~", "from January 1, 1953 to December 31, 1953, approximate"),
        ("1953-06-30%", "June 30, 1953, uncertain, approximate"),
        ("1953/..", "from January 1, 1953"),
        ("../1953", "to December 31, 1953"),
        ("", ""),
        ("no date", ""),
    ],
)
def test_date_is_told_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words
