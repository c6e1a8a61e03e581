"""In which orders lists can be had: each a column, and the primary key where rows have the same value there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from django.db import models
from django.db.models import Q

#: What a text is said to be that is no value of the column.
NOT_A_VALUE: Final = object()


@dataclass(frozen=True)
class Place:
    """The row beside which a page begins: after it or, going back, before it."""

    pk: int
    value: Any
    is_back: bool


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

    def stretches(self, place: Place | None) -> Iterator[tuple[Q, list[str]]]:
        """What a page is read from, one after the other until it is full: a condition, and what to sort by within it.

        Each is one range of an index on the column, wherever the page begins: the rows of the same value as the one
        beside which it does, those of further values, those without any. Asked for at once, with OR, an engine would
        read them all from the first page on, and sort.
        """
        is_back = place is not None and place.is_back
        sign, further = ("-", "lt") if self.is_descending != is_back else ("", "gt")
        by_pk, by_value = [f"{sign}pk"], [f"{sign}{self.path}", f"{sign}pk"]
        beside = Q(**{f"pk__{further}": place.pk}) if place else Q()
        if self.path == "pk":
            yield beside, by_pk
            return
        valueless = Q(**{f"{self.path}__isnull": True})
        with_value = Q(**{f"{self.path}__isnull": False}) if self.is_nullable else Q()
        if place is None:
            yield with_value, by_value
        elif place.value is None:
            yield valueless & beside, by_pk
            if is_back:
                yield with_value, by_value
            return
        else:
            yield Q(**{self.path: place.value}) & beside, by_pk
            yield Q(**{f"{self.path}__{further}": place.value}), by_value
        if self.is_nullable and not is_back:
            yield valueless, by_pk

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
