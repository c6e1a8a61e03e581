"""In which orders lists can be had: each a column, and the primary key where rows have the same value there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import OrderBy

#: What a text is said to be that is no value of the column.
NOT_A_VALUE: Final = object()


@dataclass(frozen=True)
class Order:
    """One order of a list. Rows without a value come last, whichever way round it is."""

    #: As it is asked for, sign included; empty for the order of primary keys.
    name: str
    #: The path from the row to the column.
    path: str
    field: models.Field[Any, Any] | None = None
    is_nullable: bool = False
    is_descending: bool = False

    def columns(self, *, is_back: bool) -> list[OrderBy]:
        """What to sort by; backwards, exactly the other way round."""
        is_falling = self.is_descending != is_back
        places = {"nulls_first": True} if is_back else {"nulls_last": True}
        columns = [] if self.path == "pk" else [(self.path, places if self.is_nullable else {})]
        return [
            F(path).desc(**options) if is_falling else F(path).asc(**options)
            for path, options in [*columns, ("pk", {})]
        ]

    def beyond(self, pk: int, value: Any, *, is_back: bool) -> Q:
        """The condition that a row comes after the one of this key and value; backwards, before it."""
        further = "lt" if self.is_descending != is_back else "gt"
        beyond_pk = Q(**{f"pk__{further}": pk})
        if self.path == "pk":
            return beyond_pk
        if value is None:
            tied = Q(**{f"{self.path}__isnull": True}) & beyond_pk
            return tied | Q(**{f"{self.path}__isnull": False}) if is_back else tied
        beyond = Q(**{f"{self.path}__{further}": value}) | (Q(**{self.path: value}) & beyond_pk)
        if self.is_nullable and not is_back:
            return beyond | Q(**{f"{self.path}__isnull": True})
        # Said twice: engines take this bound from an index, and not the alternatives.
        return Q(**{f"{self.path}__{further}e": value}) & beyond

    def written(self, value: Any) -> str:
        """A value of the column as a cursor holds it."""
        return value.isoformat() if isinstance(value, datetime.date) else str(value)

    def value_of(self, text: str) -> Any:
        """The value that a cursor holds; NOT_A_VALUE when it is none of the column's."""
        try:
            return read_value(self.field, text)
        except (ValueError, OverflowError):
            return NOT_A_VALUE


def read_value(field: models.Field[Any, Any] | None, text: str) -> Any:
    """A value of a column from its text.

    Raises:
        ValueError: when the text is none.
        OverflowError: when it lies outside the calendar.
    """
    if isinstance(field, models.DateTimeField):
        moment = datetime.datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(datetime.UTC)
    if isinstance(field, models.DateField):
        return datetime.date.fromisoformat(text)
    if isinstance(field, models.IntegerField):
        return int(text)
    if "\0" in text:
        raise ValueError
    return text


def orderings_of(view: Any) -> Mapping[str, str]:
    """The orders that a list knows: their names, and the columns behind them."""
    return getattr(view, "orderings", {})


def order_named(asked: str, orderings: Mapping[str, str], model: type[models.Model]) -> Order | None:
    """The order of this name; None where the list knows none."""
    path = orderings.get(asked.removeprefix("-"))
    if path is None:
        return None
    fields = fields_along(model, path)
    return Order(
        name=asked,
        path=path,
        field=fields[-1],
        is_nullable=any(field.null for field in fields),
        is_descending=asked.startswith("-"),
    )


def fields_along(model: type[models.Model], path: str) -> list[Any]:
    """The columns that a path leads through."""

    def follow(found: list[Any], name: str) -> list[Any]:
        owner = found[-1].related_model if found else model
        return [*found, owner._meta.get_field(name)]

    return reduce(follow, path.split("__"), [])
