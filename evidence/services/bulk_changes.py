"""The same change to many rows, each with its history and its reason; all of them or none."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.choices import Access, Grade
from evidence.models import Appraisal, Coder, Document, Passage, Study, User
from evidence.services.saving import save_row


@transaction.atomic
def grade_documents(
    documents: Sequence[Document], study: Study, grade: Grade, *, reason: str, by: User | None
) -> int:
    """Give documents a grade in a study, for a reason; how many had another, or none.

    Raises:
        ValidationError: when a row breaks a rule; nothing is written then.
    """
    held = Appraisal.objects.select_for_update().filter(study=study, document__in=documents)
    known = {appraisal.document_id: appraisal for appraisal in held}
    changed = 0
    for document in documents:
        appraisal = known.get(document.pk) or Appraisal(study=study, document=document)
        if appraisal.grade != grade:
            appraisal.grade, appraisal.reason = grade, reason
            save_row(appraisal, by=by, reason=reason[:100])
            changed += 1
    return changed


@transaction.atomic
def set_access(
    documents: Sequence[Document],
    access: Access,
    *,
    embargoed_until: datetime.date | None,
    reason: str,
    by: User | None,
) -> int:
    """Say who may read documents; how many that changes.

    Raises:
        ValidationError: when an embargo has no day, or a day stands without an embargo; nothing is written then.
    """
    until = embargoed_until if access == Access.EMBARGOED else None
    if (until is None) == (access == Access.EMBARGOED) or (embargoed_until and until is None):
        raise ValidationError("An embargo, and nothing else, needs the day on which it ends.")
    changed = 0
    for document in locked(Document, documents):
        if (document.access, document.embargoed_until) != (access, until):
            document.access, document.embargoed_until = access, until
            save_row(document, by=by, reason=reason[:100])
            changed += 1
    return changed


@transaction.atomic
def assign_passages(passages: Sequence[Passage], coder: Coder, *, reason: str, by: User | None) -> int:
    """Make a coder the one whose passages these are; how many were somebody else's.

    Raises:
        ValidationError: when a passage is of another study than the coder; nothing is written then.
    """
    changed = 0
    for passage in locked(Passage, passages):
        if passage.created_by_id != coder.pk:
            passage.created_by = coder
            save_row(passage, by=by, reason=reason[:100])
            changed += 1
    return changed


def locked(model: type[Document] | type[Passage], rows: Sequence[Document] | Sequence[Passage]) -> list:
    """The rows as they are stored now, held until the transaction ends."""
    return list(model.objects.select_for_update().filter(pk__in=[row.pk for row in rows]).order_by("pk"))
