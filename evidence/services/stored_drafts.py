"""A stored wording as the draft of which it was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence.models import DocumentText, Note
from evidence.texts import NoteDraft, PageDraft, Span, TextDraft


def draft_of(text: DocumentText) -> tuple[TextDraft, tuple[Note, ...]]:
    """The wording with its pages, notes and structure, and the rows of the notes in their order."""
    notes = tuple(text.notes.order_by("position"))
    numbers = {note.pk: number for number, note in enumerate(notes)}
    return (
        TextDraft(
            body=text.body,
            notes=tuple(
                NoteDraft(
                    label=note.label,
                    anchor=note.anchor,
                    body=note.body,
                    kind=note.kind,
                    identifier=note.identifier,
                    spans=spans_of(note.structure),
                    within=None if note.in_note_id is None else numbers[note.in_note_id],
                )
                for note in notes
            ),
            pages=tuple(
                PageDraft(page.label, page.start, page.end)
                for page in text.pages.defer("folded").order_by("start")
            ),
            spans=spans_of(text.structure),
        ),
        notes,
    )


def spans_of(structure: Sequence[Any]) -> tuple[Span, ...]:
    """Stored structure as spans."""
    return tuple(Span(*each) for each in structure)
