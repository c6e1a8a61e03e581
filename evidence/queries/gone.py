"""Rows that were deleted, as the history last knew them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from evidence.models import Passage, User


@dataclass(frozen=True, slots=True)
class Gone:
    """A deleted row: what it was, when it went, and at whose hand."""

    #: as it was, not stored
    row: Any
    deleted_at: datetime.datetime
    deleted_by: User | None
    reason: str


def gone_rows(model: Any, which: Q) -> list[Gone]:
    """Rows of a table that are gone and to whose last state the condition applies, the latest deleted first."""
    deleted = model.history.filter(which, history_type="-").order_by().values("id")
    last: dict[int, Any] = {}
    for record in model.history.filter(id__in=deleted).select_related("history_user").order_by("history_id"):
        last[record.id] = record
    there = set(model._base_manager.filter(pk__in=list(last)).order_by().values_list("pk", flat=True))
    records = [each for pk, each in last.items() if each.history_type == "-" and pk not in there]
    met = set(
        model.history.filter(which, pk__in=[each.pk for each in records])
        .order_by()
        .values_list("pk", flat=True)
    )
    return [
        Gone(as_it_was(model, each), each.history_date, each.history_user, each.history_change_reason or "")
        for each in sorted(records, key=lambda each: -each.history_id)
        if each.pk in met
    ]


def as_it_was(model: type[Model], record: Any) -> Any:
    """The row of a record of history: its stored columns, nothing fetched."""
    return model(**{field.attname: getattr(record, field.attname) for field in model._meta.concrete_fields})


def deleted_passages(studies: Iterable[int], *, documents: Any = None) -> list[Gone]:
    """The passages deleted from these studies, of all documents or of these."""
    which = Q(study_id__in=list(studies))
    return gone_rows(Passage, which if documents is None else which & Q(document_id__in=documents))


def deleted_passage(studies: Collection[int], key: int) -> Gone | None:
    """One deleted passage by its number; None where it is there, or never was in these studies."""
    found = gone_rows(Passage, Q(study_id__in=list(studies), id=key))
    return found[0] if found else None
