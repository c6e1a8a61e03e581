"""Passages given to an enclosure that was split off, with the places of their quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError

from evidence.matching import Place
from evidence.models import Document, Note, Passage, Quotation, User
from evidence.services.outcomes import around, fingerprints, let_go
from evidence.services.saving import save_row
from evidence.services.verifying import check, write
from evidence.services.wordings import StoredWording, wordings_of

REASON = "moved to the enclosure in which it stands"


def carry_to_enclosure(
    passages: Sequence[Passage], enclosure: Document, *, shift: int, notes: Mapping[int, Note], by: User
) -> None:
    """Give passages to an enclosure whose text begins at `shift` in the one around it.

    Each quotation is held against the enclosure's text and has to stand where it stood: what was accepted or confirmed
    by a person holds on. `notes` are those of the enclosure by the keys of those around.

    Raises:
        ValidationError: naming a passage whose quotation does not; the caller's transaction is to end then.
    """
    if not passages:
        return
    (stored,) = wordings_of([enclosure.pk])[enclosure.pk]
    rows = Quotation.objects.select_for_update(of=("self",)).filter(passage__in=passages)
    quotations = list(rows.select_related("passage", "document_text").order_by("pk"))
    for passage in passages:
        passage.document = enclosure
        save_row(passage, by=by, reason=REASON)
    for quotation in quotations:
        quotation.passage.document = enclosure
        carry(quotation, stored, shift=shift, notes=notes)
    write(quotations, by=by, reason=REASON)


def carry(quotation: Quotation, stored: StoredWording, *, shift: int, notes: Mapping[int, Note]) -> None:
    """Hold a quotation against the enclosure's text; the row is not saved.

    Raises:
        ValidationError: when it is not found where it stood.
    """
    place = place_in_enclosure(quotation, shift=shift, notes=notes)
    findings = dict(quotation.findings)
    if findings.get("accepted"):
        findings["accepted"] = [place.start, place.note]
    if compared := findings.get("compared"):
        findings["compared"] = [compared[0], fingerprints(quotation, stored)[1], *compared[2:]]
    let_go(quotation)
    quotation.findings = findings
    quotation.prefix, quotation.suffix = around(stored, place)
    check(quotation, [stored])
    if (quotation.start, quotation.end, quotation.in_note_id) != (place.start, place.end, place.note):
        raise ValidationError(
            {"passages": f"{quotation.passage.key} would not be found in it where it stands. Leave it out."}
        )


def place_in_enclosure(quotation: Quotation, *, shift: int, notes: Mapping[int, Note]) -> Place:
    """Where a quotation stands in the enclosure that stands here in the text around it."""
    start, end, note = quotation.start or 0, quotation.end or 0, quotation.in_note_id
    if note is not None:
        return Place(start, end, notes[note].pk)
    return Place(start - shift, end - shift)
