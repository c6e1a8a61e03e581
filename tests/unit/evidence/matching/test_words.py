"""Texts are cut into the same words whichever way is taken, the quick one of plain texts or the general one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.matching.words import Words

PIECES = st.sampled_from(
    [
        "US",
        "UK",
        "UN",
        "us",
        "U.S.",
        "u. s.",
        "U.S.A",
        "a",
        "b.",
        "word",
        "9",
        "'",
        "’",
        "-\n",
        "-",
        "\n",
        " ",
    ]
    + ["“", "”", "—", "…", "§", "\u00a0", "_", ".", ",", "(", "colour", "govt", "percent"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("the US’s, US's and the U.S. of “US—UK”")
@example("U.S—U. N. “UN. S.” a.b.c. x.y")
def test_a_text_with_one_accent_is_cut_into_the_same_words_as_without(text: str) -> None:
    quick, general = Words(f"cafe {text}"), Words(f"café {text}")

    assert quick.canonical == general.canonical
    assert quick.spans(0, len(quick)) == general.spans(0, len(general))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_words_of_a_stretch_have_the_places_that_each_has_alone(text: str) -> None:
    words = Words(text)

    assert words.spans(0, len(words)) == [words.span(number) for number in range(len(words))]


@pytest.mark.parametrize("text", ["the US’s troops", "“US” — troops", "US troops"])
def test_capitals_that_are_no_words_are_told_from_the_word(text: str) -> None:
    assert "us" not in Words(text).canonical
    assert "us" not in "".join(Words(text).canonical)


def test_a_word_in_small_letters_is_no_abbreviation() -> None:
    assert Words("let us “go”").canonical == ["let", "us", "go"]
