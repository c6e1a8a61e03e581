"""How a text becomes blocks: what each kind of span does, and where marks stand."""

from __future__ import annotations

import pytest

from evidence.reading import NoteAnchor, PageStart, read_text
from tests.unit.evidence.reading.rebuilding import shown


def span(body: str, kind: str, words: str, value: str = "") -> list[str | int]:
    """A span over the first place where these words stand in the body."""
    start = body.index(words)
    return [kind, start, start + len(words), *([value] if value else [])]


def test_blank_lines_part_blocks_and_line_ends_rows() -> None:
    assert shown(read_text("One.\n\nTwo\nlines.")) == ["paragraph: One.", "paragraph: Two / lines."]


def test_empty_text_is_one_empty_block() -> None:
    assert shown(read_text("")) == ["paragraph: "]


@pytest.mark.parametrize("kind", ["heading", "section", "list"])
def test_span_over_a_whole_block_says_what_it_is(kind: str) -> None:
    body = "588. Note\n\nWords."

    assert shown(read_text(body, [span(body, kind, "588. Note")])) == [
        f"{kind}: 588. Note",
        "paragraph: Words.",
    ]


@pytest.mark.parametrize("kind", ["dateline", "signature", "quote", "center", "right", "classification"])
def test_span_over_a_whole_block_gives_its_looks(kind: str) -> None:
    assert shown(read_text("Secret", [[kind, 0, 6]])) == [f"paragraph {kind}: Secret"]


def test_span_over_part_of_a_block_does_not_change_the_block() -> None:
    assert shown(read_text("Secret words", [["heading", 0, 6], ["quote", 0, 6]])) == [
        "paragraph: Secret words"
    ]


def test_quotation_of_several_paragraphs_gives_all_of_them_its_looks() -> None:
    body = "He said:\n\nOne.\n\nTwo.\n\nAfter."

    assert shown(read_text(body, [span(body, "quote", "One.\n\nTwo.")])) == [
        "paragraph: He said:",
        "paragraph quote: One.",
        "paragraph quote: Two.",
        "paragraph: After.",
    ]


def test_attachment_shows_where_it_begins() -> None:
    body = "Letter.\n\nTab A\n\nWords."
    spans = [span(body, "attachment", "Tab A\n\nWords."), span(body, "heading", "Tab A")]

    assert shown(read_text(body, spans))[1:] == [
        "heading attachment attachment-begins: Tab A",
        "paragraph attachment: Words.",
    ]


def test_tabs_part_cells_in_tables_alone() -> None:
    body = "Arms\n\na\tb\n\tc\n\nx\ty"

    assert shown(read_text(body, [["table", 0, body.index("\n\nx")], span(body, "heading", "Arms")])) == [
        "heading: Arms",
        "table: a|b / |c",
        "paragraph: x\ty",
    ]


def test_lines_of_a_list_are_items_and_an_item_may_go_on() -> None:
    body = "1. First\nits second line\n2. Second"
    first, second = span(body, "item", "First\nits second line"), span(body, "item", "Second")
    labels = [span(body, "label", "1."), span(body, "label", "2.")]

    (block,) = read_text(body, [["list", 0, len(body)], first, second, *labels])

    assert [row.begins_item for row in block.rows] == [True, False, True]


def test_item_whose_span_takes_the_line_end_along_does_not_go_on() -> None:
    (block,) = read_text("a\nb", [["list", 0, 3], ["item", 0, 2]])

    assert [row.begins_item for row in block.rows] == [True, True]


def test_every_line_of_a_list_without_marked_items_is_one() -> None:
    (block,) = read_text("a\nb", [["list", 0, 3]])

    assert [(row.begins_item, row.depth) for row in block.rows] == [(True, 1), (True, 1)]


def test_lines_tell_how_deep_in_lists_they_stand() -> None:
    body = "PRESENT\nUnited States\nMr. Dulles\nJapan"
    spans = [["list", 0, len(body)], span(body, "list", "Mr. Dulles"), span(body, "label", "PRESENT")]

    (block,) = read_text(body, spans)

    assert [row.depth for row in block.rows] == [1, 1, 2, 1]
    assert shown([block]) == ["list: (label) PRESENT / United States / Mr. Dulles / Japan"]


def test_span_over_a_whole_line_gives_that_its_looks() -> None:
    body = "top secret\nWashington, June 3\nDear Syngman:"
    spans = [span(body, "dateline", "Washington, June 3"), span(body, "salute", "Dear Syngman:")]

    assert shown(read_text(body, spans)) == [
        "paragraph: top secret / (dateline) Washington, June 3 / (salute) Dear Syngman:"
    ]


def test_width_of_a_table_is_that_of_its_widest_row() -> None:
    (block,) = read_text("Arms\na\tb\tc\nd", [["table", 0, 12]])

    assert block.width == 3


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("italic", "<i>Ibid.</i>", id="italic"),
        pytest.param("bold", "<b>Ibid.</b>", id="bold"),
        pytest.param("underline", "<u>Ibid.</u>", id="underline"),
        pytest.param("superscript", "<sup>Ibid.</sup>", id="superscript"),
        pytest.param("subscript", "<sub>Ibid.</sub>", id="subscript"),
        pytest.param("deleted", "<del>Ibid.</del>", id="deleted"),
        pytest.param("smallcaps", "<span smallcaps>Ibid.</span>", id="small-capitals"),
        pytest.param("excision", "<span excision>Ibid.</span>", id="excision"),
    ],
)
def test_emphasis_shows_in_the_line(kind: str, words: str) -> None:
    assert shown(read_text("See Ibid. there", [[kind, 4, 9]])) == [f"paragraph: See {words} there"]


def test_emphasis_that_overlaps_is_parted() -> None:
    spans = [["italic", 0, 4], ["bold", 2, 6], ["smallcaps", 2, 4]]

    assert shown(read_text("aabbcc", spans)) == ["paragraph: <i>aa</i><i bold smallcaps>bb</i><b>cc</b>"]


def test_emphasis_over_several_blocks_shows_in_each() -> None:
    assert shown(read_text("a\n\nb", [["italic", 0, 4]])) == ["paragraph: <i>a</i>", "paragraph: <i>b</i>"]


def test_look_of_a_whole_block_is_not_said_again_of_its_words() -> None:
    assert shown(read_text("[Here follow]", [["excision", 0, 13]])) == ["paragraph excision: [Here follow]"]


@pytest.mark.parametrize("kind", ["person", "place", "term", "date", "unheard-of"])
def test_names_and_unknown_kinds_do_not_part_the_words(kind: str) -> None:
    assert shown(read_text("Dulles spoke", [[kind, 0, 6, "p_DJF1"]])) == ["paragraph: Dulles spoke"]


@pytest.mark.parametrize(
    "wrong",
    [None, 5, "italic", [], ["italic"], ["italic", "0", "3"], ["italic", 0], ["italic", 3, 1], [1, 0, 3]],
    ids=str,
)
def test_what_is_no_span_is_passed_over(wrong: object) -> None:
    assert shown(read_text("Words", [wrong])) == ["paragraph: Words"]


def test_span_beyond_the_text_ends_with_it() -> None:
    assert shown(read_text("Words", [["italic", -3, 99]])) == ["paragraph: <i>Words</i>"]


def test_note_is_called_after_its_word_and_before_the_next_page() -> None:
    blocks = read_text("One two", notes=[NoteAnchor(1, "1", 3)], pages=[PageStart("5", 0), PageStart("6", 3)])

    assert shown(blocks) == ["paragraph: {p5}One[1]{p6} two"]


def test_note_that_opens_a_paragraph_stands_after_the_page_mark() -> None:
    blocks = read_text("One\n\nTwo", notes=[NoteAnchor(1, "2", 5)], pages=[PageStart("6", 5)])

    assert shown(blocks) == ["paragraph: One", "paragraph: {p6}[2]Two"]


def test_note_at_the_end_of_a_block_stays_with_it() -> None:
    blocks = read_text("One\n\nTwo", notes=[NoteAnchor(1, "1", 3), NoteAnchor(2, "2", 8)])

    assert shown(blocks) == ["paragraph: One[1]", "paragraph: Two[2]"]


def test_mark_inside_emphasis_parts_it() -> None:
    blocks = read_text("Words", [["italic", 0, 5]], notes=[NoteAnchor(1, "1", 2)])

    assert shown(blocks) == ["paragraph: <i>Wo</i>[1]<i>rds</i>"]


def test_page_in_several_pieces_has_one_mark_and_one_without_label_none() -> None:
    pages = [PageStart("", 0), PageStart("5", 1), PageStart("5", 2), PageStart("6", 3)]

    assert shown(read_text("abcd", pages=pages)) == ["paragraph: a{p5}bc{p6}d"]


def test_pages_of_one_label_have_marks_of_their_own() -> None:
    pages = [PageStart("[I]", 0), PageStart("II", 1), PageStart("[I]", 2)]

    assert shown(read_text("abc", pages=pages)) == ["paragraph: {p-I-}a{pII}b{p-I--2}c"]


@pytest.mark.parametrize("kind", ["gap", "figure", "enclosure"])
def test_what_has_no_text_leaves_a_mark(kind: str) -> None:
    assert shown(read_text("ab", [[kind, 1, 1, "d4.1"]])) == [f"paragraph: a{{{kind}}}b"]


def test_marks_stand_in_their_cells() -> None:
    body = "a\tb\nc"
    blocks = read_text(body, [["table", 0, 5]], notes=[NoteAnchor(1, "1", 1), NoteAnchor(2, "2", 5)])

    assert shown(blocks) == ["table: a[1]|b / c[2]"]
