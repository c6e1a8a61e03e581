"""Rows of a list as they are sent, read as bare values; what is sent is what their serializer would send.

A serializer says which fields there are and along which path each is read. What is no value along a path, because it
is several rows, is worked out, or depends on who asks, is a `Part` of what is shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, ClassVar, TypeAlias

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.reverse import reverse

from evidence.api.ordering import fields_along
from evidence.api.serializers.readers import LinkField
from evidence.queries.statements import Statement, Values

Shown: TypeAlias = dict[str, Any]
Write: TypeAlias = Callable[[Any], Any]

#: Fields that send a value as the engine gives it: a text, a number, true or false, a name of a closed list.
AS_STORED = (
    serializers.BooleanField.to_representation,
    serializers.CharField.to_representation,
    serializers.ChoiceField.to_representation,
    serializers.IntegerField.to_representation,
)
#: How many choices of fields are remembered for each list.
REMEMBERED = 64


class Part(ABC):
    """Some fields of a row that are read otherwise than along a path from it."""

    #: The fields.
    names: Sequence[str]
    #: What has to be known of the row.
    paths: Sequence[str]

    @abstractmethod
    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """The values of the fields for each row, of which the values along the paths are given."""


class Worked(Part):
    """Fields that are worked out from a column of the row, each by a function."""

    def __init__(self, column: str, **ways: Write) -> None:
        self.names, self.paths = tuple(ways), (column,)
        self.ways = tuple(ways.values())

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """What the functions make of the column."""
        return [[work(value) for work in self.ways] for (value,) in rows]


class Apart(Part):
    """Fields of a row that is referred to: read apart, as many rows refer to few."""

    def __init__(self, reference: str, rows: QuerySet[Any], **paths: str) -> None:
        self.names, self.paths = tuple(paths), (f"{reference}_id",)
        self.statement = Statement(rows, ("pk", *paths.values()))

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """What is read from the row referred to; nothing where it was deleted meanwhile, and the row with it."""
        known = {key: values for key, *values in self.statement.of(list({key for (key,) in rows}))}
        nothing = [None] * len(self.names)
        return [known.get(key, nothing) for (key,) in rows]


class Inside(Part):
    """A field that shows rows that belong to the row, in an order of theirs."""

    def __init__(self, name: str, shown: ShownRows) -> None:
        self.names, self.paths = (name,), ("pk",)
        self.shown = shown

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """The list of each row."""
        lists: dict[int, list[Shown]] = defaultdict(list)
        for key, each in self.shown.read([key for (key,) in rows], request):
            lists[key].append(each)
        return [(lists[key],) for (key,) in rows]


class Including(Part):
    """Rows of another list that rows bring with them when it is asked: those that whoever asks would find there."""

    #: What shows them in their own list, and what they are.
    serializer: type[serializers.ModelSerializer[Any]]
    help_text: str


@dataclass(frozen=True)
class Plan:
    """How some of the fields of a row are read and sent."""

    statement: Statement
    parts: tuple[tuple[Part, Callable[[Values], Values]], ...]
    names: tuple[str, ...]
    #: What takes the values of the fields, in their order, from all that was read.
    take: Callable[[Values], Values]
    writes: tuple[tuple[str, Write], ...]
    link: LinkField | None


class ShownRows:
    """How rows of one kind are shown that were found among those that may be seen.

    `rows` are all of them, in the order wanted among those of one key; `by` is the column of the keys.
    """

    LINK: ClassVar[str] = "link"

    def __init__(
        self,
        serializer: type[serializers.ModelSerializer[Any]],
        rows: QuerySet[Any],
        parts: Sequence[Part] = (),
        *,
        by: str = "pk",
    ) -> None:
        self.serializer = serializer
        self.rows = rows
        self.parts = tuple(parts)
        self.by = by
        self.plan = lru_cache(maxsize=REMEMBERED)(self.make_plan)

    def of(
        self,
        keys: Sequence[int],
        request: Request,
        *,
        chosen: Collection[str] | None = None,
        more: tuple[Part, ...] = (),
    ) -> list[Shown]:
        """The rows of these keys, in their order: the fields chosen, else all, and those of `more`."""
        found = dict(self.read(keys, request, chosen=chosen, more=more))
        return [found[key] for key in keys if key in found]

    def read(
        self,
        keys: Sequence[int],
        request: Request,
        *,
        chosen: Collection[str] | None = None,
        more: tuple[Part, ...] = (),
    ) -> list[tuple[int, Shown]]:
        """The rows of these keys, each with its key."""
        if not keys:
            return []
        plan = self.plan(None if chosen is None else frozenset(chosen), more)
        read = plan.statement.of(keys)
        columns = [part.of([take(row) for row in read], request) for part, take in plan.parts]
        whole = [list(chain.from_iterable(each)) for each in zip(read, *columns, strict=True)]
        names, take = plan.names, plan.take
        shown = [dict(zip(names, take(row), strict=True)) for row in whole]
        for name, write in plan.writes:
            for each in shown:
                if (value := each[name]) is not None:
                    each[name] = write(value)
        if plan.link is not None and shown:
            address_all(shown, plan.link, request)
        return [(row[0], each) for row, each in zip(read, shown, strict=True)]

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The fields of the serializer, in their order."""
        return dict(self.serializer().fields)

    def make_plan(self, chosen: frozenset[str] | None, more: tuple[Part, ...]) -> Plan:
        """How the fields chosen are read; with the key first."""
        names = [name for name in self.fields if chosen is None or name in chosen]
        names += [name for part in more for name in part.names]
        parts = [part for part in (*self.parts, *more) if not set(names).isdisjoint(part.names)]
        of_parts = [name for part in parts for name in part.names]
        own = {name: path_of(self.fields[name]) for name in names if name not in of_parts}
        paths = list(
            dict.fromkeys([self.by, *own.values(), *(path for part in parts for path in part.paths)])
        )
        places = {name: paths.index(path) for name, path in own.items()}
        places |= {name: len(paths) + place for place, name in enumerate(of_parts)}
        written = {name: self.fields[name] for name, path in own.items() if self.is_written(name, path)}
        return Plan(
            statement=Statement(self.rows, paths, by=self.by),
            parts=tuple((part, taking([paths.index(path) for path in part.paths])) for part in parts),
            names=tuple(names),
            take=taking([places[name] for name in names]),
            writes=tuple((name, field.to_representation) for name, field in written.items()),
            link=self.fields[self.LINK] if self.LINK in own else None,
        )

    def is_written(self, name: str, path: str) -> bool:
        """Whether the value of a field is sent in another form than that in which the engine gives it."""
        field = self.fields[name]
        if isinstance(field, (LinkField, serializers.SlugRelatedField)):
            return False
        is_annotated = path in self.rows.query.annotations
        column = None if is_annotated else fields_along(self.rows.model, path)[-1]
        return type(field).to_representation not in AS_STORED or hasattr(column, "from_db_value")


def taking(places: Sequence[int]) -> Callable[[Values], Values]:
    """What takes the values at some places; those at one place or none are several, too."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: [row[place] for place in places]


def path_of(field: Any) -> str:
    """The path along which a field is read.

    Raises:
        TypeError: for a field that shows no value along a path; a part must read it.
    """
    if isinstance(field, LinkField):
        return str(field.lookup_field)
    if isinstance(field, serializers.SlugRelatedField):
        return "__".join([*field.source_attrs, field.slug_field])
    if isinstance(field, (serializers.SerializerMethodField, serializers.BaseSerializer)):
        raise TypeError(f"{field.field_name} of {type(field.parent).__name__} is no value along a path.")
    return "__".join(field.source_attrs)


def address_all(rows: Sequence[Shown], field: LinkField, request: Request) -> None:
    """Put the addresses of rows in the place of their names; all begin alike."""
    name = str(field.field_name)
    first = rows[0][name]
    address = reverse(str(field.view_name), kwargs={field.lookup_url_kwarg: first}, request=request)
    before = address.removesuffix(f"{first}/")
    for row in rows:
        row[name] = f"{before}{row[name]}/"
