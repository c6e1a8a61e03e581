"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from evidence.dates.numerals import number_from


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("28", 28),
        ("元", 1),
        ("七", 7),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十八", 28),
        ("廿八", 28),
        ("卅", 30),
        ("四二", 42),
        ("一九五三", 1953),
        ("一九五〇", 1950),
        ("一百零三", 103),
        ("百十二", 112),
        ("貳拾捌", 28),
        ("弐拾", 20),
    ],
)
def test_figures_and_characters_write_numbers(text: str, number: int) -> None:
    assert number_from(text) == number


@pytest.mark.parametrize("text", ["", "十十", "二十八十", "廿十", "千", "2十", "12345", "年"])
def test_what_writes_no_number_is_none(text: str) -> None:
    assert number_from(text) is None
