"""The history of studies as people read it: who changed what, when, from what to what, and why."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

from evidence.models import Study, User
from hypotheses.queries.changes import Place, kinds

ACTS = {"+": "created", "~": "changed", "-": "deleted"}
#: What is not told of: it follows from what is.
BOOKKEEPING = frozenset({"id", "study", "findings", "prefix", "suffix"})
#: By which of its columns a row is called.
NAMES = ("key", "slug", "short_title", "username", "model", "name")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field held before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record of history."""

    place: Place
    study: str
    kind: str
    #: the row's number in its table
    number: int
    #: what the row is called, for instance “P1 E001 ada”
    key: str
    act: str
    person: str
    why: str
    fields: tuple[FieldChange, ...]
    is_there: bool

    @property
    def kind_name(self) -> str:
        """The kind of row as people call it."""
        return str(kinds()[self.kind]._meta.verbose_name)

    @property
    def moment(self) -> datetime.datetime:
        """When it was written."""
        return self.place.moment


def told(found: Sequence[tuple[Place, Any]]) -> list[Change]:
    """The records as they are told, each with what it changed; a few statements a kind, however many there are."""
    before = earlier_records(found)
    there = rows_there(found)
    names = Names.of([row for _, row in found] + [row for row in before.values() if row is not None])
    return [
        Change(
            place=place,
            study=names.of_study(row if place.kind == "study" else None, getattr(row, "study_id", row.id)),
            kind=place.kind,
            number=row.id,
            key=names.of_row(kinds()[place.kind], row),
            act=ACTS[row.history_type],
            person=row.history_user.username if row.history_user else "",
            why=row.history_change_reason or "",
            fields=changed_fields(kinds()[place.kind], before[place], row, names),
            is_there=(place.kind, row.id) in there,
        )
        for place, row in found
    ]


def earlier_records(found: Sequence[tuple[Place, Any]]) -> dict[Place, Any]:
    """Before each record the last one of the same row; None before the first."""
    by_kind: defaultdict[str, set[int]] = defaultdict(set)
    for place, row in found:
        by_kind[place.kind].add(row.id)
    earlier: dict[Place, Any] = {}
    for kind, ids in by_kind.items():
        last: dict[int, Any] = {}
        wanted = {place.number: place for place, _ in found if place.kind == kind}
        for row in kinds()[kind].history.filter(id__in=ids).order_by("history_id").iterator(chunk_size=2000):
            if row.history_id in wanted:
                earlier[wanted[row.history_id]] = last.get(row.id)
            last[row.id] = row
    return earlier


def rows_there(found: Sequence[tuple[Place, Any]]) -> set[tuple[str, int]]:
    """Which of the rows are still there."""
    by_kind: defaultdict[str, set[int]] = defaultdict(set)
    for place, row in found:
        by_kind[place.kind].add(row.id)
    return {
        (kind, pk)
        for kind, ids in by_kind.items()
        for pk in kinds()[kind]._base_manager.filter(pk__in=ids).order_by().values_list("pk", flat=True)
    }


def changed_fields(model: Any, before: Any, after: Any, names: Names) -> tuple[FieldChange, ...]:
    """What a record changed: all that was filled in, of a row that is new or gone."""
    new = before is None or before.history_type == "-" or after.history_type == "+"
    changes = []
    for field in model._meta.concrete_fields:
        if field.name in BOOKKEEPING:
            continue
        was = "" if new else names.of_value(field, getattr(before, field.attname))
        now = "" if after.history_type == "-" else names.of_value(field, getattr(after, field.attname))
        if after.history_type == "-":
            was = names.of_value(field, getattr(after, field.attname))
        if was != now:
            changes.append(FieldChange(str(field.verbose_name), was, now))
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class Names:
    """What rows that are referred to are called, also those that are gone."""

    known: dict[tuple[Any, int], str]

    @classmethod
    def of(cls, records: Iterable[Any]) -> Names:
        """Fetch the names of everything that these records refer to: a statement a table."""
        wanted: defaultdict[Any, set[int]] = defaultdict(set)
        for record in records:
            for field in record.instance_type._meta.concrete_fields:
                value = getattr(record, field.attname)
                if field.is_relation and value is not None:
                    wanted[field.related_model].add(value)
            if record.instance_type is Study:
                wanted[Study].add(record.id)
        return cls({(model, pk): name for model, ids in wanted.items() for pk, name in names_in(model, ids)})

    def of_value(self, field: Any, value: Any) -> str:
        """A value as it is told: of a reference the name of the row."""
        if value is None:
            return ""
        if field.is_relation:
            return self.known.get((field.related_model, value), f"#{value}")
        return str(dict(field.flatchoices).get(value, value))

    def of_study(self, record: Any, key: int) -> str:
        """The short name of a study."""
        return record.slug if record is not None else self.known.get((Study, key), f"#{key}")

    def of_row(self, model: Any, record: Any) -> str:
        """What a row is called: by its own key, else by the rows that it joins."""
        own = next((str(getattr(record, name)) for name in ("key", "slug") if hasattr(record, name)), "")
        if own:
            return own
        parts = dict.fromkeys(lookup.split("__")[0] for lookup in model.NATURAL_KEY)
        fields = [model._meta.get_field(part) for part in parts if part != "study"]
        return " ".join(
            part for field in fields if (part := self.of_value(field, getattr(record, field.attname)))
        )


def names_in(model: Any, ids: Collection[int]) -> Iterable[tuple[int, str]]:
    """What these rows of a table are called; where they are gone, what they were called last."""
    column = next(
        (name for name in NAMES if name in {each.name for each in model._meta.concrete_fields}), None
    )
    if column is None:
        return ()
    if model in (User, ContentType) or not hasattr(model, "history"):
        rows = model._base_manager.filter(pk__in=ids).order_by().values_list("pk", column)
    else:
        rows = model.history.filter(id__in=ids).order_by("history_id").values_list("id", column)
    return [(pk, str(name)) for pk, name in rows]
