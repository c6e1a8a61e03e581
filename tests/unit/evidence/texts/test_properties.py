"""What holds of every text, however it was fed into the builder."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from evidence.texts import Gap, TextBuilder
from tests.unit.evidence.texts.feeding import RAW, STEPS, Step, built, words_fed

SEPARATORS = {" ", "\t", "\n", "\n\n"}


@given(STEPS)
def test_no_word_is_lost_doubled_or_moved(steps: list[Step]) -> None:
    assert "".join(built(*steps).body.split()) == words_fed(steps)


@given(STEPS)
def test_white_space_is_separators_and_nothing_else(steps: list[Step]) -> None:
    body = built(*steps).body

    assert body == body.strip()
    assert set(re.findall(r"\s+", body)) <= SEPARATORS


@given(STEPS)
def test_pages_lie_end_to_end_and_cover_the_text(steps: list[Step]) -> None:
    text = built(*steps)

    assert "".join(text.body[page.start : page.end] for page in text.pages) == text.body
    assert [page.start for page in text.pages] == [0, *(page.end for page in text.pages)][: len(text.pages)]
    assert all(page.start < page.end for page in text.pages)


@given(STEPS)
def test_pages_begin_with_a_word(steps: list[Step]) -> None:
    text = built(*steps)

    assert not any(text.body[page.start].isspace() for page in text.pages)


@given(STEPS)
def test_spans_lie_in_the_text_and_begin_and_end_with_a_word(steps: list[Step]) -> None:
    text = built(*steps)
    stretches = [text.body[span.start : span.end] for span in text.spans if span.kind == "italic"]
    points = [span for span in text.spans if span.kind == "gap"]

    assert all(stretch and stretch == stretch.strip() for stretch in stretches)
    assert all(0 <= span.start == span.end <= len(text.body) for span in points)


@given(STEPS)
def test_notes_are_anchored_in_the_text_in_their_order(steps: list[Step]) -> None:
    text = built(*steps)

    anchors = [note.anchor for note in text.notes]
    assert all(0 <= anchor <= len(text.body) for anchor in anchors)
    assert all(one <= other for one, other in pairwise(anchors))


@given(st.lists(RAW, max_size=6), st.data())
def test_the_same_signs_in_other_pieces_make_the_same_text(pieces: list[str], data: st.DataObject) -> None:
    whole = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    others = [whole[start:end] for start, end in pairwise([0, *cuts, len(whole)])]

    assert built(*(("add", piece) for piece in pieces)) == built(*(("add", piece) for piece in others))


@given(st.text(max_size=40))
def test_text_made_anew_from_its_own_words_is_the_same(text: str) -> None:
    body = built(("add", text)).body

    assert built(("add", body)).body == body


@given(st.lists(st.lists(st.sampled_from(["", "a", "b c"]), min_size=1, max_size=4), max_size=4))
def test_cells_keep_their_places(rows: list[list[str]]) -> None:
    builder = TextBuilder(page="1")
    builder.add("Head")
    for row in rows:
        builder.separate(Gap.LINE)
        for place, cell in enumerate(row):
            if place:
                builder.next_cell()
            builder.add(cell)

    expected = ["\t".join(row).rstrip("\t") for row in rows]

    assert builder.finish().body.split("\n") == ["Head", *(row for row in expected if row)]
