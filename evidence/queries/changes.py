"""Which rows were changed since a moment, as their history tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet


def changed_since(rows: QuerySet[Any], moment: datetime.datetime, parts: Iterable[str] = ()) -> QuerySet[Any]:
    """The rows that were made or changed at this moment or later, themselves or in one of the parts named.

    A part is a relation to rows that belong to the row, for instance the quotations of a passage: one that was
    deleted counts as well. What was itself deleted is no longer among the rows.
    """
    changed: Any = entries_since(rows.model, moment).values("id")
    for name in parts:
        relation: Any = rows.model._meta.get_field(name)
        owner = relation.field.attname
        changed = changed.union(entries_since(relation.related_model, moment).values(owner), all=True)
    return rows.filter(pk__in=changed)


def entries_since(model: Any, moment: datetime.datetime) -> QuerySet[Any]:
    """The entries of a table's history from this moment on."""
    entries: QuerySet[Any] = model.history.filter(history_date__gte=moment).order_by()
    return entries
