"""Whatever the structure says, no word and no mark is lost, and none is doubled."""

from __future__ import annotations

from itertools import groupby

from hypothesis import example, given
from hypothesis import strategies as st

from evidence.reading import Block, NoteAnchor, NoteMark, PageMark, PageStart, Point, read_text
from evidence.reading.spans import KNOWN
from tests.unit.evidence.reading.rebuilding import body_of, pieces_of

BODIES = st.text(st.sampled_from("ab <&é語\U0001f600\n\n\t"), max_size=60)
PLACES = st.integers(-3, 70)
KINDS = st.sampled_from(sorted(KNOWN | {"person", "no such kind"}))
SPANS = st.lists(st.tuples(KINDS, PLACES, PLACES, st.sampled_from(["", "d1"])).map(list), max_size=12)
NOTES = st.lists(PLACES, max_size=6).map(
    lambda places: [NoteAnchor(number, f"{number}*", place) for number, place in enumerate(places, start=1)]
)
PAGES = st.lists(st.tuples(st.sampled_from(["", "1", "[I]", "I"]), PLACES), max_size=5).map(
    lambda pages: [PageStart(label, start) for label, start in sorted(pages, key=lambda page: page[1])]
)


def marks(blocks: tuple[Block, ...], kind: type) -> list:
    """All marks of a kind, in reading order."""
    return [piece for piece in pieces_of(blocks) if isinstance(piece, kind)]


@given(BODIES, SPANS, NOTES, PAGES)
@example("\n\n\n", [["table", 0, 3]], [], [])
@example("a\n\n\nb", [["list", 0, 5]], [NoteAnchor(1, "1", 2)], [PageStart("1", 3)])
def test_runs_joined_are_the_text(
    body: str, spans: list, notes: list[NoteAnchor], pages: list[PageStart]
) -> None:
    assert body_of(read_text(body, spans, notes=notes, pages=pages)) == body


@given(BODIES, SPANS, NOTES, PAGES)
def test_every_note_is_called_once(
    body: str, spans: list, notes: list[NoteAnchor], pages: list[PageStart]
) -> None:
    called = marks(read_text(body, spans, notes=notes, pages=pages), NoteMark)

    assert sorted(mark.position for mark in called) == [note.position for note in notes]


@given(BODIES, SPANS, PAGES)
def test_every_page_begins_once_and_in_order_under_a_name_of_its_own(
    body: str, spans: list, pages: list[PageStart]
) -> None:
    begun = marks(read_text(body, spans, pages=pages), PageMark)

    assert [mark.label for mark in begun] == [
        label for label, _ in groupby(page.label for page in pages) if label
    ]
    assert len({mark.identifier for mark in begun}) == len(begun)


@given(BODIES, SPANS)
def test_every_gap_is_marked_once(body: str, spans: list) -> None:
    points = [
        kind for kind, start, end, _ in spans if kind in ("gap", "figure", "enclosure") and start <= end
    ]

    assert sorted(mark.kind for mark in marks(read_text(body, spans), Point)) == sorted(points)
