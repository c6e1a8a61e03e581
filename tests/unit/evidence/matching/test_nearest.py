"""The ends of a candidate stretch are those that comparing every pair would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, LCSseq

from evidence.matching.loose import as_letters, commons, nearest

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


@given(WORDS, WORDS)
def test_one_walk_counts_what_each_beginning_has_in_common(sought: list[str], words: list[str]) -> None:
    mine, theirs = as_letters(sought, words)

    assert commons(mine, theirs) == [
        LCSseq.similarity(sought, words[:number]) for number in range(len(words) + 1)
    ]


def test_more_words_than_there_are_letters_below_the_halves_of_characters_are_told_apart() -> None:
    sought = [str(number) for number in range(0xD900)]

    mine, _ = as_letters(sought, [])

    assert len(set(mine)) == len(sought)
    assert mine.encode()
