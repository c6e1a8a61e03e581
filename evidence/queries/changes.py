"""Which rows were changed since a moment, as their history tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Subquery


class AmongFound(Func):
    """The condition that a column has one of the values of a subquery, which the engine is to find first of all.

    PostgreSQL would rather read the table in order until a page is full, taking the values for evenly spread; what was
    lately changed lies at the end of it.
    """

    output_field = BooleanField()
    template = "%(expressions)s"
    arg_joiner = " IN "

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """As an array, which is made once, and by which the index is asked."""
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY(ARRAY")


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
    return rows.filter(AmongFound(F("pk"), Subquery(changed)))


def entries_since(model: Any, moment: datetime.datetime) -> QuerySet[Any]:
    """The entries of a table's history from this moment on."""
    entries: QuerySet[Any] = model.history.filter(history_date__gte=moment).order_by()
    return entries
