"""Where folded words stand in the text as printed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.texts import fold, placed_words

#: Signs that join their neighbours, take no room, or become several.
AWKWARD = st.text(
    st.sampled_from("aZé ’—“日米かがガﾞﾊ韓국각\u0301\u3099\u200b\u00ad\u1161ﬁ①½㍿ß\n_-＿Åंি"), max_size=25
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The Ōhira–Kissinger\ntalks", ["The", "Ōhira", "Kissinger", "talks"], id="accents"),
        pytest.param("don’t", ["don", "t"], id="apostrophe"),
        pytest.param("co\u00adoperate ze\u200bro", ["co\u00adoperate", "ze\u200bro"], id="no-width"),
        pytest.param("ﬁrst ＮＳＣ①", ["ﬁrst", "ＮＳＣ①"], id="ligature-and-width"),
        pytest.param("「日米安」、米", ["日米", "米安", "米"], id="pairs"),
        pytest.param("か\u3099いこ", ["か\u3099い", "いこ"], id="voice-mark"),
        pytest.param("ｶﾞｲ", ["ｶﾞｲ"], id="half-width-kana"),
        pytest.param("e\u0301t", ["e\u0301t"], id="accent-of-its-own"),
    ],
)
def test_place_of_a_word_is_its_original(text: str, words: list[str]) -> None:
    assert [text[placed.start : placed.end] for placed in placed_words(text)] == words


def test_middle_of_a_pair_is_its_second_character() -> None:
    text = "か\u3099い"

    (pair,) = placed_words(text)

    assert text[pair.middle :] == "い"


@given(st.one_of(st.text(max_size=30), AWKWARD))
@example("\u1100\u1161\u11a8 \u0344 ㍿㍿")
@example("\u09c7\u09be")  # two letters that Unicode composes, neither of them a mark
def test_words_are_those_of_the_index_and_lie_in_the_text(text: str) -> None:
    placed = placed_words(text)

    assert " ".join(each.word for each in placed) == fold(text)
    assert all(0 <= each.start < each.end <= len(text) for each in placed)
    assert all(each.start <= each.middle <= each.end for each in placed)


@given(st.text(st.sampled_from("aZ é’—日米かが韓국\n-"), max_size=40))
def test_original_of_a_word_folds_to_it(text: str) -> None:
    assert all(fold(text[placed.start : placed.end]) == placed.word for placed in placed_words(text))
