"""By which columns rows point to a row, whichever tables there are: nothing here names one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ForeignKey, Model, QuerySet, UniqueConstraint
from simple_history.models import HistoricalChanges


@dataclass(frozen=True, slots=True)
class Relation:
    """A column that points to rows of a table."""

    model: type[Model]
    #: the column with the key of the row pointed to
    field: str
    #: the column with the kind of row, where a row points to rows of any kind (a memo)
    kind_field: str = ""

    def rows(self, target: Model) -> QuerySet[Any]:
        """The rows that point to this one, in the order in which they were made."""
        pointing: dict[str, Any] = {self.field: target.pk}
        if self.kind_field:
            pointing[self.kind_field] = ContentType.objects.get_for_model(target)
        return self.model._base_manager.filter(**pointing).order_by("pk")

    def points(self, row: Model, target: Model) -> bool:
        """Whether a row, as it stands in memory, points to this one."""
        if self.kind_field and stored(row, self.kind_field) != ContentType.objects.get_for_model(target).pk:
            return False
        return bool(stored(row, self.field) == target.pk)

    def unique_with(self) -> list[list[str]]:
        """The columns that, together with this one, no two rows of the table may share: one list a constraint."""
        return [
            [name for name in constraint.fields if name != self.field]
            for constraint in self.model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and self.field in constraint.fields
        ]


@lru_cache(maxsize=64)
def relations_to(model: type[Model]) -> tuple[Relation, ...]:
    """All columns that point to rows of a table, those of other apps too.

    Not those of histories, which stay as they are, nor of rows that are derived and go with the row they point to.
    """
    keys = [
        # what is left by the conditions below is a foreign key
        Relation(field.related_model, field.field.name)  # type: ignore[union-attr, arg-type]
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]
    free = [
        Relation(each, field.fk_field, field.ct_field)
        for each in apps.get_models()
        for field in each._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ]
    return tuple(
        each
        for each in (*keys, *free)
        if not issubclass(each.model, HistoricalChanges) and not getattr(each.model, "IS_DERIVED", False)
    )


def column(row: Model | type[Model], name: str) -> Field[Any, Any]:
    """A table's column by its name."""
    field = row._meta.get_field(name)
    assert isinstance(field, Field)  # noqa: S101 - not a relation seen from its other end
    return field


def stored(row: Model, name: str) -> Any:
    """What a row's column holds, as JSON takes it; of a reference the key."""
    field = column(row, name)
    value = getattr(row, field.attname)
    plain = value is None or isinstance(value, (str, int, list, dict))
    return value if plain else field.value_to_string(row)


def put(row: Model, name: str, value: Any) -> None:
    """Put what `stored` gave into a row's column."""
    field = column(row, name)
    setattr(row, field.attname, field.to_python(value))


def all_stored(row: Model) -> dict[str, Any]:
    """All columns of a row as JSON takes them, but its key."""
    return {
        field.name: stored(row, field.name) for field in row._meta.concrete_fields if not field.primary_key
    }


def refers_to(field: Field[Any, Any]) -> type[Model] | None:
    """The table to which a column refers, if it is a reference."""
    return field.related_model if isinstance(field, ForeignKey) else None


def in_numbers(kinds: Mapping[type[Model], int]) -> str:
    """“2 passages, 1 holding”; “nothing” of no rows."""
    said = (
        f"{n} {kind._meta.verbose_name if n == 1 else kind._meta.verbose_name_plural}"
        for kind, n in sorted(kinds.items(), key=lambda item: item[0]._meta.label)
        if n
    )
    return ", ".join(said) or "nothing"
