"""A stretch of a wording as a wording of its own: an enclosure that was printed within another document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence.texts.drafts import PageDraft, Span, TextDraft


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch as a wording, and from where each of its parts comes."""

    draft: TextDraft
    #: where it begins and ends in the whole, white space at its ends left out
    start: int
    end: int
    #: the numbers that its notes have among the notes of the whole, in order
    notes: tuple[int, ...]


def excerpt(whole: TextDraft, start: int, end: int) -> Excerpt:
    """The words between two places, with the pages, the notes and the structure that lie in them.

    A note comes along where its mark stands behind a word of the stretch, or opens its first paragraph; a note on a
    note comes along with that.

    Raises:
        ValueError: when nothing but white space lies between the places.
    """
    words = whole.body[start:end]
    if not words.strip():
        raise ValueError("There are no words between these places.")
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    numbers = tuple(notes_within(whole, start, end))
    places = {number: place for place, number in enumerate(numbers)}
    notes = (whole.notes[number] for number in numbers)
    return Excerpt(
        TextDraft(
            body=whole.body[start:end],
            notes=tuple(
                replace(note, anchor=note.anchor - start)
                if note.within is None
                else replace(note, within=places[note.within])
                for note in notes
            ),
            pages=tuple(
                PageDraft(page.label, max(page.start, start) - start, min(page.end, end) - start)
                for page in whole.pages
                if page.start < end and start < page.end
            ),
            spans=tuple(
                Span(span.kind, max(span.start, start) - start, min(span.end, end) - start, span.value)
                for span in whole.spans
                if touches(span, start, end)
            ),
        ),
        start,
        end,
        numbers,
    )


def notes_within(whole: TextDraft, start: int, end: int) -> Iterator[int]:
    """The numbers of the notes whose marks stand in a stretch, and of the notes on them."""
    opens_block = start == 0 or whole.body[start - 1] == "\n"
    taken: set[int] = set()
    for number, note in enumerate(whole.notes):
        if note.within is not None:
            is_taken = note.within in taken
        else:
            is_taken = start < note.anchor <= end or (opens_block and note.anchor == start)
        if is_taken:
            taken.add(number)
            yield number


def touches(span: Span, start: int, end: int) -> bool:
    """Whether something of a span lies in a stretch; a mark of no length does where it stands in it or at its ends."""
    if span.start == span.end:
        return start <= span.start <= end
    return span.start < end and start < span.end
