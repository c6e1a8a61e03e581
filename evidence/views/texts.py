"""A wording as a page shows it: its blocks, and its notes with theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.choices import NoteKind
from evidence.models import DocumentText, Note
from evidence.reading import Block, NoteAnchor, PageStart, read_text

#: What stands for the mark of a note that is printed without one.
UNMARKED: Mapping[str, str] = {
    NoteKind.FOOTNOTE: "note",
    NoteKind.SOURCE: "source",
    NoteKind.SUMMARY: "summary",
    NoteKind.LABEL: "label",
}

#: The notes that stand in a note; under None, those of the text itself.
NotesWithin = Mapping[int | None, Sequence[Note]]


@dataclass(frozen=True, slots=True)
class ShownNote:
    """One note with the notes on it."""

    note: Note
    label: str
    blocks: tuple[Block, ...]
    notes: tuple[ShownNote, ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    """One wording, ready for the page."""

    version: DocumentText
    blocks: tuple[Block, ...]
    notes: tuple[ShownNote, ...]


def shown_text(text: DocumentText) -> ShownText:
    """The wording as blocks. No query on rows of `text_with_notes`."""
    within: defaultdict[int | None, list[Note]] = defaultdict(list)
    for note in text.notes.all():
        within[note.in_note_id].append(note)
    return ShownText(
        version=text,
        blocks=read_text(
            text.body,
            text.structure,
            notes=map(anchor_of, within[None]),
            pages=[PageStart(page.label, page.start) for page in text.pages.all()],
        ),
        notes=shown_notes(None, within),
    )


def shown_notes(around: int | None, within: NotesWithin) -> tuple[ShownNote, ...]:
    """The notes in a note, or in the text itself, each with the notes on it."""
    return tuple(
        ShownNote(
            note=note,
            label=label_of(note),
            blocks=read_text(note.body, note.structure, notes=map(anchor_of, within.get(note.pk, ()))),
            notes=shown_notes(note.pk, within),
        )
        for note in within.get(around, ())
    )


def anchor_of(note: Note) -> NoteAnchor:
    """Where a note is called."""
    return NoteAnchor(note.position, label_of(note), note.anchor)


def label_of(note: Note) -> str:
    """A note's mark as printed, else a word for it."""
    return note.label or UNMARKED[note.kind]
