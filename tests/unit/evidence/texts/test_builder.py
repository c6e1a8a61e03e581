"""Each rule of docs/adr/0010, as a builder of texts keeps it."""

from __future__ import annotations

import pytest

from evidence.texts import Gap, NoteDraft, TextBuilder
from tests.unit.evidence.texts.feeding import body, built

CELL = ("next_cell", None)
ROW = Gap.LINE


# 1. All that is printed, in the order of print


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("a Weeka l beplaced", id="slips"),
        pytest.param("cafe\u0301 ﬁrst ①", id="signs-that-could-be-normalised"),
        pytest.param("CAPITALS and “quotes” – dashes", id="case-and-punctuation"),
        pytest.param("co\u00adoperate ze\u200bro", id="signs-of-no-width"),
    ],
)
def test_words_stay_as_the_source_has_them(words: str) -> None:
    assert body(words) == words


# 2. White space


@pytest.mark.parametrize("space", [" ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\u3000", " \n\t \u2028 "])
def test_any_run_of_white_space_is_one_space(space: str) -> None:
    assert body(f"one{space}two") == "one two"
    assert body("one", space, "two") == "one two"
    assert body(f"one{space}", f"{space}two") == "one two"


def test_no_white_space_begins_or_ends_a_block() -> None:
    assert body("\n one ", Gap.BLOCK, " two\n") == "one\n\ntwo"


def test_nothing_but_white_space_is_no_text() -> None:
    assert body(" \n", Gap.BLOCK, "\u3000") == ""


@pytest.mark.parametrize("opening", "([{“‘—–/")
def test_indentation_is_no_space_behind_what_opens(opening: str) -> None:
    assert body(f"say {opening}", Gap.SOFT, "word") == f"say {opening}word"


@pytest.mark.parametrize("closing", ")]}”’—–/.,;:?!")
def test_indentation_is_no_space_before_what_closes(closing: str) -> None:
    assert body("word", Gap.SOFT, closing) == f"word{closing}"


def test_indentation_between_words_is_a_space() -> None:
    assert body("one", Gap.SOFT, "two") == "one two"


def test_printed_space_beside_a_mark_stays() -> None:
    assert body("so", " ", "?") == "so ?"
    assert body("so", Gap.SOFT, Gap.SPACE, "?") == "so ?"


# 3. Separators


@pytest.mark.parametrize(
    ("gap", "separator"),
    [(Gap.BLOCK, "\n\n"), (Gap.LINE, "\n"), (Gap.CELL, "\t"), (Gap.SPACE, " "), (Gap.NONE, "")],
)
def test_each_separation_has_its_sign(gap: Gap, separator: str) -> None:
    assert body("one", gap, "two") == f"one{separator}two"


@pytest.mark.parametrize("wider", [Gap.CELL, Gap.LINE, Gap.BLOCK])
def test_of_several_separators_the_widest_counts(wider: Gap) -> None:
    alone = body("one", wider, "two")

    assert body("one", Gap.SPACE, wider, " ", "two") == alone
    assert body("one", wider, Gap.SOFT, wider, "two") == alone


def test_cells_stand_apart_by_tabs_and_rows_by_lines() -> None:
    assert body("a", CELL, "b", ROW, "c", CELL, "d") == "a\tb\nc\td"


def test_cell_without_text_keeps_its_place() -> None:
    assert body("a", CELL, CELL, "c") == "a\t\tc"
    assert body("k", ROW, CELL, "b", ROW, CELL, CELL, "c") == "k\n\tb\n\t\tc"


def test_cells_without_text_at_the_end_of_a_row_leave_nothing() -> None:
    assert body("a", CELL, CELL, ROW, "b") == "a\nb"


@pytest.mark.parametrize("n_cells", [2, 3, 4])
def test_row_without_any_text_leaves_nothing(n_cells: int) -> None:
    row = [ROW, *[CELL] * (n_cells - 1), ROW]

    assert body("a", *row, "b") == "a\nb"
    assert body("a", *row) == "a"
    assert body(*row) == ""


def test_inside_a_cell_everything_stands_in_one_line() -> None:
    inside = [("add", "one"), ("separate", Gap.BLOCK), ("add", "two"), ("next_cell", None), ("add", "three")]

    assert body("a", CELL, ("cell", inside), CELL, "b") == "a\tone two three\tb"


def test_table_inside_a_cell_does_not_join_the_row_to_the_one_before() -> None:
    inside = [("next_cell", None), ("add", "b")]

    assert body("a", ROW, ("cell", inside)) == "a\nb"


def test_span_of_a_table_begins_with_its_first_cell_though_that_is_empty() -> None:
    row = [("separate", ROW), CELL, ("span", [("add", "b")]), CELL, CELL, ("span", [("add", "d")])]

    text = built(("add", "k"), ("separate", Gap.BLOCK), ("span", row))

    assert text.body == "k\n\n\tb\t\td"
    assert [text.body[span.start : span.end] for span in text.spans] == ["\tb\t\td", "b", "d"]


# 4. Page breaks


def test_page_break_adds_nothing_to_a_word() -> None:
    text = built(("add", "govern"), ("page_break", "2"), ("add", "ment"))

    assert text.body == "government"
    assert [(page.label, page.start, page.end) for page in text.pages] == [("1", 0, 6), ("2", 6, 10)]


@pytest.mark.parametrize(("before", "after"), [("one ", "two"), ("one", " two"), ("one ", " two")])
def test_white_space_beside_a_page_break_is_one_space_on_the_page_before(before: str, after: str) -> None:
    text = built(("add", before), ("page_break", "2"), ("add", after))

    assert text.body == "one two"
    assert text.pages[1].start == 4


# 5. Notes


def anchors(*steps: object) -> list[int]:
    """Where the notes of a text are anchored; `True` is a note that opens its paragraph, `False` any other."""
    given = [("note", step) if isinstance(step, bool) else step for step in steps]
    return [
        note.anchor
        for note in built(
            *(
                ("add", step)
                if isinstance(step, str)
                else ("separate", step)
                if isinstance(step, Gap)
                else step
                for step in given
            )
        ).notes
    ]


def test_note_is_anchored_at_the_end_of_the_text_before_it() -> None:
    assert anchors("one", False, " two") == [3]
    assert anchors("one ", False, "two") == [3]
    assert anchors("one", False, Gap.BLOCK, "two") == [3]


def test_note_that_opens_a_paragraph_is_anchored_at_its_beginning() -> None:
    assert anchors("one", Gap.BLOCK, True, "two") == [5]


def test_first_thing_of_an_element_within_a_line_opens_no_paragraph() -> None:
    assert anchors("one ", True, "two") == [3]


def test_note_before_all_text_is_anchored_at_the_beginning() -> None:
    assert anchors(True, "one") == [0]
    assert anchors(False, "one") == [0]


def test_note_that_opens_a_paragraph_without_text_is_anchored_at_the_end() -> None:
    assert anchors("one", Gap.BLOCK, True) == [3]


def test_second_note_at_the_beginning_of_a_paragraph_stands_there_too() -> None:
    assert anchors("one", Gap.BLOCK, True, False, "two") == [5, 5]


def test_note_on_a_note_keeps_its_anchor_which_counts_in_that_note() -> None:
    builder = TextBuilder(page="1")
    builder.add("A long beginning")
    builder.note(NoteDraft("1", 0, "Outer words."), (NoteDraft("*", 5, "Inner words."),))
    builder.note(NoteDraft("2", 0, "More."))

    notes = builder.finish().notes

    assert [(note.label, note.anchor, note.within) for note in notes] == [
        ("1", 16, None),
        ("*", 5, 0),
        ("2", 16, None),
    ]


def test_words_of_notes_are_not_in_the_text() -> None:
    assert built(("add", "one"), ("note", False), ("add", " two")).body == "one two"


# 6. Pages


def pages(*steps: object) -> list[tuple[str, int, int]]:
    """The pages of a text; a label in brackets is a page break."""
    text = built(
        *(
            ("page_break", step[1:-1])
            if isinstance(step, str) and step.startswith("<")
            else ("add", step)
            if isinstance(step, str)
            else ("separate", step)
            for step in steps
        )
    )
    return [(page.label, page.start, page.end) for page in text.pages]


def test_separator_belongs_to_the_page_before_it() -> None:
    assert pages("one", Gap.BLOCK, "<2>", "two") == [("1", 0, 5), ("2", 5, 8)]
    assert pages("one", "<2>", Gap.BLOCK, "two") == [("1", 0, 5), ("2", 5, 8)]


def test_page_break_after_the_last_word_belongs_to_the_next_document() -> None:
    assert pages("one", "<2>") == [("1", 0, 3)]
    assert pages("one", Gap.BLOCK, "<2>", " ") == [("1", 0, 3)]


def test_page_break_before_the_first_word_says_where_the_text_begins() -> None:
    assert pages("<2>", "one") == [("2", 0, 3)]


def test_page_without_text_is_left_out() -> None:
    assert pages("one ", "<2>", "<3>", "two") == [("1", 0, 4), ("3", 4, 7)]


def test_page_that_nobody_knows_has_no_label() -> None:
    assert pages("one ", "<>", "two") == [("1", 0, 4), ("", 4, 7)]


def test_text_without_words_has_no_page() -> None:
    assert pages(" ") == []


# 7. Offsets and structure


def test_offsets_count_code_points() -> None:
    text = built(("add", "\U0001f600e\u0301 語 "), ("span", [("add", "𠮷")]), ("note", False))

    assert [span.as_list() for span in text.spans] == [["italic", 6, 7]]
    assert text.notes[0].anchor == 7


def test_span_covers_its_words_and_no_separator() -> None:
    text = built(
        ("add", "one"),
        ("separate", Gap.BLOCK),
        ("span", [("add", " two "), ("separate", Gap.BLOCK)]),
        ("add", "three"),
    )

    assert [text.body[span.start : span.end] for span in text.spans] == ["two"]


def test_span_without_words_is_none() -> None:
    assert built(("add", "one"), ("span", [("add", " "), ("mark", "no-point")]), ("add", "two")).spans == ()


def test_span_within_a_span_is_kept_in_the_order_of_beginning() -> None:
    builder = TextBuilder(page="1")
    with builder.span("person", "p_A1"), builder.span("italic"):
        builder.add("Ash")

    assert [span.as_list() for span in builder.finish().spans] == [["person", 0, 3, "p_A1"], ["italic", 0, 3]]


@pytest.mark.parametrize("kind", ["gap", "figure", "enclosure"])
def test_what_has_no_text_leaves_a_mark_of_no_length(kind: str) -> None:
    builder = TextBuilder(page="1")
    builder.add("one")
    builder.mark(kind, "d1.1")
    builder.add(" two")

    assert [span.as_list() for span in builder.finish().spans] == [[kind, 3, 3, "d1.1"]]


def test_builder_says_how_long_the_text_is_so_far() -> None:
    builder = TextBuilder(page="1")
    builder.add(" one ")

    assert builder.length == 3
