"""The ends of a candidate stretch are those that comparing every pair would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from evidence.matching.loose import nearest

WORDS = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=30)


@given(WORDS, WORDS, st.data())
def test_few_comparisons_find_what_all_of_them_would(
    sought: list[str], words: list[str], data: st.DataObject
) -> None:
    ends = st.lists(st.integers(0, len(words) - 1), min_size=1, max_size=12, unique=True)
    firsts, lasts = sorted(data.draw(ends)), sorted(end + 1 for end in data.draw(ends))
    pairs = [(first, last) for first in firsts for last in lasts if first < last]

    by_all = min(
        pairs,
        key=lambda pair: (Indel.distance(sought, words[slice(*pair)]), pair[0] - pair[1]),
        default=None,
    )

    assert nearest(sought, words, firsts, lasts) == by_all
