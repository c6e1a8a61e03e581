"""A citation has the day, not the hour."""

from __future__ import annotations

import pytest

from evidence.dates import without_hour


@pytest.mark.parametrize(
    ("printed", "cited"),
    [
        ("January 8, 1955—2 p.m.", "January 8, 1955"),
        ("May 20, 1949—6 p. m.", "May 20, 1949"),
        ("May 15, 1961, 9:05 p.m.", "May 15, 1961"),
        ("July 1, 1955—noon", "July 1, 1955"),
        ("19 May 1954—[3:15 p.m.]", "19 May 1954"),
        ("July 1, 1955—[noon?]", "July 1, 1955"),
        ("August 7, 1952", "August 7, 1952"),
        ("the afternoon", "the afternoon"),
        ("昭和28年7月11日", "昭和28年7月11日"),
        ("", ""),
    ],
)
def test_the_hour_at_the_end_of_a_date_is_left_out(printed: str, cited: str) -> None:
    assert without_hour(printed) == cited
