"""Two texts that share a long stretch keep the same number for it, wherever it stands."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from evidence.reuse import SURELY_FOUND, word_runs

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=4), max_size=60)
STRETCH = st.lists(
    st.text("abcdefghijklmnop", min_size=1, max_size=6), min_size=SURELY_FOUND, max_size=SURELY_FOUND + 20
)


@given(STRETCH, WORDS, WORDS, WORDS, WORDS)
def test_a_long_shared_stretch_is_found_wherever_it_stands(
    stretch: list[str], before: list[str], after: list[str], other_before: list[str], other_after: list[str]
) -> None:
    here = word_runs([*before, *stretch, *after])
    there = word_runs([*other_before, *stretch, *other_after])

    assert here & there


def test_texts_without_a_common_run_share_no_number() -> None:
    one = [f"a{number}" for number in range(5000)]
    other = [f"b{number}" for number in range(5000)]

    assert not word_runs(one) & word_runs(other)


def test_order_of_words_matters() -> None:
    words = [f"word{number}" for number in range(40)]

    assert not word_runs(words) & word_runs(words[::-1])


def test_few_numbers_are_kept_of_a_long_text() -> None:
    words = [f"word{number}" for number in range(17_000)]

    assert 1_000 < len(word_runs(words)) < 3_000


def test_text_shorter_than_a_run_has_none_and_a_short_one_has_one() -> None:
    assert word_runs(["too", "short"]) == frozenset()
    assert len(word_runs(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])) == 1


def test_numbers_fit_a_column_of_either_engine() -> None:
    assert all(0 <= value < 2**63 for value in word_runs([str(number) for number in range(3000)]))


def test_numbers_are_the_same_in_another_process() -> None:
    words = [f"word{number}" for number in range(30)]
    program = f"from evidence.reuse import word_runs; print(sorted(word_runs({words!r})))"

    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "493"},
    )

    assert told.stdout.strip() == str(sorted(word_runs(words)))
