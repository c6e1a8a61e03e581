"""What is shown of a text in which something was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.searching import Excerpt, excerpt, matches, read_search
from evidence.searching.excerpts import WIDTH, WORD


def shown(text: str, query: str) -> Excerpt:
    """The excerpt of a text for a query that it answers."""
    found = excerpt(text, matches(text, read_search(query)))
    assert found is not None
    return found


def test_short_text_is_shown_whole() -> None:
    found = shown("Talks on security\nin Tokyo.", "security")

    assert found.pieces == [("Talks on ", False), ("security", True), (" in Tokyo.", False)]
    assert found.is_beginning
    assert found.is_end


def test_long_text_is_cut_between_words() -> None:
    found = shown("filler " * 200 + "security " + "filler " * 200, "security")

    assert set(found.text.split()) == {"filler", "security"}
    assert not found.is_beginning
    assert not found.is_end
    assert len(found.text) <= WIDTH + WORD


def test_place_where_most_words_stand_together_is_shown() -> None:
    text = "security " + "and so on " * 60 + "security of Japan " + "and so on " * 60 + "Japan"

    assert "security of Japan" in shown(text, "japan security").text


def test_wide_signs_are_fewer() -> None:
    assert len(shown("外" * 300 + "憲法" + "務" * 300, "憲法").text) <= WIDTH // 2 + 2


def test_matches_over_one_another_are_marked_once() -> None:
    found = shown("日米安全", "日米安 米安全")

    assert found.pieces == [("日米安全", True)]
    assert found.terms == {0, 1}


def test_text_without_any_of_the_words_has_no_excerpt() -> None:
    assert excerpt("Talks", matches("Talks", read_search("security"))) is None


@given(
    st.text(st.sampled_from("ab é日米\n "), max_size=600), st.sampled_from(["a", "ab b", "日米", "米", "b*"])
)
def test_pieces_are_the_text_and_what_is_marked_matches(text: str, query: str) -> None:
    search = read_search(query)
    found = excerpt(text, matches(text, search))
    if found is None:
        return

    assert found.text == text[found.start : found.end]
    assert "".join(words for words, _ in found.pieces) == found.text.replace("\n", " ")
    assert found.matches
    assert all(matches(words, search) for words, is_match in found.pieces if is_match)
