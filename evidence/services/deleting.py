"""Deleting a record with all that goes along, by who may delete all of it, and with its last state in the history."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import router
from django.db.models.deletion import Collector

from evidence.models import Keyed, Recorded
from evidence.services.records import Author
from evidence.services.rights import Rights


def delete_record(row: Recorded, rights: Rights, author: Author) -> None:
    """Delete a row with what hangs on it and goes along: quotations with their passage, copies with their document.

    Raises:
        PermissionDenied: when something goes along that the user may not delete, a colleague's work for instance.
        ProtectedError: when rows hang on it that do not go along.
    """
    model: Any = type(row)
    collector = Collector(using=router.db_for_write(model), origin=row)
    collector.collect([row])
    along = [each for rows in collector.data.values() for each in rows]
    if not all(rights.may_delete(each) for each in along if isinstance(each, Keyed) and not each.IS_DERIVED):
        raise PermissionDenied("Other rows would go along, and you may not delete all of them.")
    for each in along:
        if isinstance(each, Recorded):
            each._history_user = author.by  # type: ignore[attr-defined]  # read by simple_history when it deletes
            each._change_reason = author.reason  # type: ignore[attr-defined]
    collector.delete()
