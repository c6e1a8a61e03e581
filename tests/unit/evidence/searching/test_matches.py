"""Where what is looked for stands in the text as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.searching import matches, read_search
from evidence.texts import fold

PRINT = "The Ōhira–Kissinger\ntalks: NSC米国、日米安全保障\n条約と憲法。 Café, SECURITY; securities."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("security", ["SECURITY"], id="case"),
        pytest.param("secur*", ["SECURITY", "securities"], id="beginning"),
        pytest.param("cafe OHIRA", ["Ōhira", "Café"], id="accents"),
        pytest.param('"kissinger talks"', ["Kissinger\ntalks"], id="phrase-over-a-line"),
        pytest.param("ｓｅｃｕｒｉｔｙ", ["SECURITY"], id="width"),
        pytest.param("憲法", ["憲法"], id="two-characters"),
        pytest.param("安全保障", ["安全保障"], id="longer"),
        pytest.param("米", ["米", "米"], id="one-character"),
        pytest.param("NSC米", ["NSC米"], id="word-and-character"),
        pytest.param("障", ["障"], id="one-character-at-the-end-of-a-run"),
        pytest.param('"障 条約"', ["障\n条約"], id="character-before-a-phrase"),
        pytest.param("Guam", [], id="nothing"),
        pytest.param("-security", [], id="unwanted"),
    ],
)
def test_matches_are_shown_as_printed(query: str, found: list[str]) -> None:
    stretches = {(match.start, match.end) for match in matches(PRINT, read_search(query))}

    assert [PRINT[start:end] for start, end in sorted(stretches)] == found


def test_match_names_its_term() -> None:
    assert [match.term for match in matches("b a b", read_search("a b"))] == [1, 0, 1]


WORDS = st.sampled_from(
    ["security", "Japan’s", "é", "日米", "安全保障", "한미동맹", "NSC", "5514", "\n", "—", "外務省"]
)


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, min_size=1, max_size=3))
def test_what_matches_folds_to_the_words_of_the_query(printed: list[str], asked: list[str]) -> None:
    text, query = " ".join(printed), f'"{" ".join(asked)}"'
    search = read_search(query)

    found = matches(text, search)

    assert all(fold(text[match.start : match.end]) == " ".join(search.wanted[0].words) for match in found)
    assert bool(found) is (bool(search) and search.wanted[0].pattern in f" {fold(text)} ")


@given(
    st.text(st.sampled_from("日米安全保障条約のカタガぱー韓國대한민국"), min_size=2, max_size=12), st.data()
)
def test_any_two_characters_are_found_inside_any_sentence(sentence: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sentence) - 2))
    text = f"NSC 5514: 「{sentence}」"

    found = matches(text, read_search(sentence[place : place + 2]))

    assert place + 11 in [match.start for match in found]
    assert {text[match.start : match.end] for match in found} == {sentence[place : place + 2]}


@given(st.text(max_size=40), st.text(max_size=10))
def test_terms_are_found_exactly_where_the_index_has_them(text: str, query: str) -> None:
    search = read_search(query)

    found = {match.term for match in matches(text, search)}

    folded = f" {fold(text)} "
    assert found == {number for number, term in enumerate(search.wanted) if term.pattern in folded}
