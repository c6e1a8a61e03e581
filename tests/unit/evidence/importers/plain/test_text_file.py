"""Plain text: lines, paragraphs, and where pages begin."""

from __future__ import annotations

import pytest

from evidence.importers.plain.text_file import read_text
from evidence.texts import TextDraft


def read(text: str, *, first_page: str = "") -> TextDraft:
    """The wording of a file of this text."""
    return read_text(text.encode(), first_page=first_page).draft


def pages(draft: TextDraft) -> list[tuple[str, str]]:
    """Labels and texts of the pages."""
    return [(page.label, draft.body[page.start : page.end].strip()) for page in draft.pages]


def test_an_empty_line_ends_a_paragraph_and_a_line_break_stays_one() -> None:
    assert read("One line\nand another.\n\n\nA new paragraph.\n").body == (
        "One line\nand another.\n\nA new paragraph."
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_sort_of_line_end_is_one(end: str) -> None:
    assert read(f"One{end}two{end}{end}three").body == "One\ntwo\n\nthree"


def test_white_space_is_one_space_and_none_at_the_ends_of_lines() -> None:
    assert read("  One \t two\u3000three  \n   four").body == "One two three\nfour"


def test_nothing_is_put_between_ideographs_of_a_wrapped_line_but_the_line_break() -> None:
    assert read("日米安全保\n障条約").body == "日米安全保\n障条約"


def test_a_form_feed_begins_a_page_and_adds_nothing_to_the_text() -> None:
    draft = read("One page,\n\fanother, in the mid\fdle of a word.")

    assert draft.body == "One page,\nanother, in the middle of a word."
    assert pages(draft) == [("", "One page,"), ("", "another, in the mid"), ("", "dle of a word.")]


def test_pages_are_counted_only_from_a_first_one_that_somebody_named() -> None:
    assert [label for label, _ in pages(read("a\n\fb\n\fc"))] == ["", "", ""]
    assert [label for label, _ in pages(read("a\n\fb\n\fc", first_page="12"))] == ["12", "13", "14"]


def test_an_empty_page_is_counted_though_nothing_stands_on_it() -> None:
    reading = read_text(b"a\f\n \fb", first_page="12")

    assert [page.label for page in reading.draft.pages] == ["12", "14"]
    assert reading.n_pages == 2


@pytest.mark.parametrize(
    "line", ["[p. 493]", "[493]", "- 493 -", "–493–", "［４９３］", "[第493頁]", "  [Page 493] "]
)
def test_a_line_at_the_head_of_a_page_gives_its_number_and_is_no_text(line: str) -> None:
    draft = read(f"before\n\f\n{line}\nafter")

    assert pages(draft) == [("", "before"), ("493", "after")]


@pytest.mark.parametrize("line", ["493", "[sic]", "[mild]", "- and -", "[p. 493] and more", "(493)"])
def test_a_line_that_may_be_text_stays_text(line: str) -> None:
    assert pages(read(f"before\n\f{line}\nafter")) == [("", "before"), ("", f"{line}\nafter")]


def test_a_page_in_square_brackets_on_its_own_line_begins_one_anywhere() -> None:
    draft = read("[p. 12]\nfirst\n[p. 13]\nsecond, [p. 99] not here\n- 14 -\n")

    assert draft.body == "first\nsecond, [p. 99] not here\n- 14 -"
    assert pages(draft) == [("12", "first"), ("13", "second, [p. 99] not here\n- 14 -")]


def test_counting_goes_on_from_a_number_that_the_text_gives() -> None:
    draft = read("a\n\fb\n\f[p. xx]\nc\n\fd", first_page="xi")

    assert [label for label, _ in pages(draft)] == ["xi", "xii", "xx", "xxi"]


def test_form_feeds_before_the_first_word_begin_no_second_page() -> None:
    assert pages(read("\f\n\f[p. 7]\nwords", first_page="3")) == [("7", "words")]
    assert pages(read("\fwords", first_page="3")) == [("3", "words")]


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_text("words".encode("utf-8-sig")).draft.body == "words"
    assert read_text("words".encode("utf-16")).draft.body == "words"
