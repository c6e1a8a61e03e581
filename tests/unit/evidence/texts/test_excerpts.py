"""A stretch of a wording as a wording of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.texts import NoteDraft, PageDraft, Span, TextDraft, excerpt

BODY = "The letter.\n\n[Enclosure]\n\nThe treaty holds. It is signed.\n\nThe end."
START, END = BODY.index("[Enclosure]"), BODY.index("\n\nThe end.")
WHOLE = TextDraft(
    BODY,
    notes=(
        NoteDraft("1", 11, "Of the letter."),
        NoteDraft("2", BODY.index(" holds"), "Of the treaty."),
        NoteDraft("a", 2, "On that note.", within=1),
        NoteDraft("3", END, "Of its last word."),
        NoteDraft("4", len(BODY), "Of the end."),
    ),
    pages=(PageDraft("7", 0, START + 15), PageDraft("8", START + 15, len(BODY))),
    spans=(Span("head", START, START + 11), Span("name", 0, START + 3), Span("gap", END, END)),
)


def test_words_pages_notes_and_structure_of_the_stretch_come_along() -> None:
    cut = excerpt(WHOLE, START - 1, END + 1)

    assert cut.draft.body == BODY[START:END]
    assert (cut.start, cut.end, cut.notes) == (START, END, (1, 2, 3))
    assert [(note.label, note.within) for note in cut.draft.notes] == [("2", None), ("a", 0), ("3", None)]
    assert cut.draft.body[: cut.draft.notes[0].anchor].endswith("The treaty")
    assert cut.draft.notes[1].anchor == 2
    assert cut.draft.pages == (PageDraft("7", 0, 15), PageDraft("8", 15, END - START))
    assert cut.draft.spans == (
        Span("head", 0, 11),
        Span("name", 0, 3),
        Span("gap", END - START, END - START),
    )


def test_note_that_opens_the_first_paragraph_comes_along_and_the_one_of_the_words_before_does_not() -> None:
    opening = TextDraft(
        "One\n\nTwo three", notes=(NoteDraft("1", 5, "Of two."), NoteDraft("2", 8, "Behind two."))
    )

    assert excerpt(opening, 5, 14).notes == (0, 1)
    assert excerpt(opening, 8, 14).notes == ()


def test_stretch_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        excerpt(WHOLE, START - 2, START)


def test_whole_of_a_wording_is_that_wording() -> None:
    assert excerpt(WHOLE, 0, len(BODY)).draft == WHOLE


@given(st.text(st.sampled_from("ab \n日😀"), min_size=1, max_size=40), st.data())
def test_pages_of_any_stretch_lie_end_to_end_and_cover_it(body: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(body)), max_size=4)) | {0, len(body)})
    pages = tuple(PageDraft(str(n), *pair) for n, pair in enumerate(zip(cuts, cuts[1:], strict=False)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(body))] * 2)))
    if not body[start:end].strip():
        return

    cut = excerpt(TextDraft(body, pages=pages), start, end)

    assert cut.draft.body == body[start:end].strip() == body[cut.start : cut.end]
    edges = [0, *(page.end for page in cut.draft.pages)]
    assert edges[-1] == len(cut.draft.body)
    assert [page.start for page in cut.draft.pages] == edges[:-1]
    assert all(page.start < page.end for page in cut.draft.pages)
