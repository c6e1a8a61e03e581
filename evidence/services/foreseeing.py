"""What would become of quotations if their documents got new wordings; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence.matching import NoteWording, PageStretch, Wording
from evidence.models import DocumentText, Note, Quotation
from evidence.services.texts import note_rows
from evidence.services.verifying import VerificationReport, verify_quotations
from evidence.services.wordings import BEST_FIRST, StoredWording
from evidence.texts import TextDraft


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A wording that is not stored: its row, its notes, and its words. Its keys are below zero, as no stored one's."""

    stored: StoredWording
    notes: Mapping[int, Note]


def foresee_quotations(
    new: Sequence[tuple[DocumentText, TextDraft]], others: Iterable[int] = ()
) -> VerificationReport:
    """Hold quotations against wordings that would become current, each the row as it would be stored, and its draft.

    `others` are documents whose quotations would be looked at again, though their wording is the same.
    """
    wordings: dict[int, Foreseen] = {}
    lowest = 0
    for text, draft in new:
        wordings[text.document_id] = foreseen(text, draft, key=lowest - 1)
        lowest -= 1 + len(draft.notes)

    def replaced(document: int, current: list[StoredWording]) -> list[StoredWording]:
        """The current wordings of a document, with the new one in the place of its predecessor."""
        if document not in wordings:
            return current
        stored = wordings[document].stored
        kept = [
            each
            for each in current
            if (each.text.kind, each.text.language) != (stored.text.kind, stored.text.language)
        ]
        return sorted([*kept, stored], key=lambda each: BEST_FIRST.index(each.text.kind))

    quotations = Quotation.objects.filter(passage__document__in={*wordings, *others})
    report = verify_quotations(
        quotations.select_related("passage__document"), by=None, dry_run=True, replaced=replaced
    )
    notes = {key: note for each in wordings.values() for key, note in each.notes.items()}
    for checked in report.checked:
        note = checked.quotation.in_note_id
        if note is not None and note in notes:
            checked.quotation.in_note = notes[note]
    return report


def foreseen(text: DocumentText, draft: TextDraft, *, key: int) -> Foreseen:
    """A wording as it would be stored, under this key and those below it."""
    text.pk = key
    notes = {key - number: note for number, note in enumerate(note_rows(text, draft), start=1)}
    for number, note in notes.items():
        note.pk = number
    wording = Wording(
        draft.body,
        tuple(NoteWording(number, note.label, note.anchor, note.body) for number, note in notes.items()),
        tuple(PageStretch(page.label, page.start, page.end) for page in draft.pages),
    )
    return Foreseen(StoredWording(text, wording), notes)
