"""Pages from their labels and beginnings; long ones in pieces, for the sake of the index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.texts.drafts import LONGEST_PAGE, PageDraft, cut_pages

#: Words that PostgreSQL finds phrases among: after so many of them it tells no places apart.
WORDS_WITH_A_PLACE = 16_383


def cut(body: str, *pages: tuple[str, int]) -> list[PageDraft]:
    """The pages of a body."""
    return list(cut_pages(list(pages), body))


def test_page_ends_where_the_next_begins() -> None:
    assert cut("onetwo", ("1", 0), ("2", 3)) == [PageDraft("1", 0, 3), PageDraft("2", 3, 6)]


def test_page_without_text_is_left_out() -> None:
    assert cut("one", ("1", 0), ("2", 0), ("3", 3)) == [PageDraft("2", 0, 3)]


def test_no_page_no_cut() -> None:
    assert cut("one") == []


def test_page_of_the_greatest_length_is_one_piece() -> None:
    assert cut("x" * LONGEST_PAGE, ("1", 0)) == [PageDraft("1", 0, LONGEST_PAGE)]


def test_longer_page_is_cut_at_the_end_of_a_word_under_one_label() -> None:
    body = "word " * LONGEST_PAGE

    pieces = cut(body, ("7", 0))

    assert {piece.label for piece in pieces} == {"7"}
    assert all(body[piece.start : piece.end].endswith("word ") for piece in pieces)


def test_words_without_spaces_are_cut_all_the_same() -> None:
    pieces = cut("語" * (2 * LONGEST_PAGE + 1), ("7", 0))

    assert [piece.end - piece.start for piece in pieces] == [LONGEST_PAGE, LONGEST_PAGE, 1]


def test_piece_has_no_more_pairs_of_characters_than_the_index_places() -> None:
    assert LONGEST_PAGE <= WORDS_WITH_A_PLACE


@pytest.mark.parametrize("sign", ["x", " ", "語", "\n"])
@given(length=st.integers(0, 3 * LONGEST_PAGE), spaces=st.lists(st.integers(0, 3 * LONGEST_PAGE), max_size=5))
def test_pieces_tile_the_page_and_none_is_too_long(sign: str, length: int, spaces: list[int]) -> None:
    signs = [sign] * length
    for place in spaces:
        signs[place : place + 1] = " "
    body = "".join(signs)

    pieces = cut(body, ("7", 0))

    assert "".join(body[piece.start : piece.end] for piece in pieces) == body
    assert all(0 < piece.end - piece.start <= LONGEST_PAGE for piece in pieces)
