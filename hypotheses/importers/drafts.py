"""Rows as a file describes them, before the tables are asked anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Field, Q, SlugField, Value

from evidence.models import Recorded
from hypotheses.importers.values import fault_of_reference, fault_of_value

#: The natural key of the row that a foreign key points at.
Reference = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class PrimaryKeyOf:
    """Stands for the primary key of a row that is known by its natural key (a memo's subject)."""

    model: type[Recorded]
    key: Reference


@dataclass(frozen=True, slots=True)
class Draft:
    """One row to be: its model, where the file describes it, and its values by field name.

    A foreign key's value is a Reference. Fields that a file does not mention are none of its business.
    """

    model: type[Recorded]
    where: str
    values: dict[str, Any]

    @property
    def identity_fields(self) -> list[str]:
        """The fields that tell this row from all others."""
        return list(dict.fromkeys(lookup.split("__")[0] for lookup in self.model.NATURAL_KEY))

    @property
    def key(self) -> Reference:
        """The natural key by which other drafts refer to this row."""
        return tuple(last_part(self.values.get(lookup.split("__")[0])) for lookup in self.model.NATURAL_KEY)

    @property
    def name(self) -> str:
        """The row as a message names it: “passage E001”."""
        own = [field for field in self.identity_fields if field != "study"] or ["study"]
        parts = [last_part(self.values.get(field)) for field in own]
        return f"{self.model._meta.verbose_name} {' / '.join(str(part) for part in parts if part)}"

    def faults(self) -> list[str]:
        """What is wrong with it by itself: unknown fields, impossible values; each with its place."""
        fields = loadable_fields(self.model)
        unknown = [
            f"{self.where}: there is no field “{name}”. Known: {', '.join(sorted(fields))}."
            for name in self.values
            if name not in fields
        ]
        missing = [f"{self.where}, {name}: It is missing." for name in fields if self.lacks(fields[name])]
        of_values = [
            f"{self.where}, {name}: {fault}"
            for name, value in self.values.items()
            if name in fields and (fault := fault_of(fields[name], value))
        ]
        return unknown + missing + of_values or self.faults_of_row()

    def lacks(self, field: Field[Any, Any]) -> bool:
        """Whether the file leaves out what it must say: what the row is, and to which rows it belongs."""
        if field.name not in self.identity_fields:
            return field.is_relation and not field.null and field.name not in self.values
        must_be_filled = isinstance(field, SlugField)
        return field.name not in self.values or (must_be_filled and self.values[field.name] == "")

    def faults_of_row(self) -> list[str]:
        """What the model's own rules say against the row, so far as they need no other row."""
        others = {field.name for field in self.model._meta.concrete_fields if field.is_relation}
        others |= {name for name, value in self.values.items() if isinstance(value, PrimaryKeyOf)}
        row = self.model(**{name: value for name, value in self.values.items() if name not in others})
        try:
            row.full_clean(exclude=others, validate_unique=False, validate_constraints=False)
            validate_checks(row, others)
        except ValidationError as fault:
            return [
                f"{self.where}: {message}" if name == NON_FIELD_ERRORS else f"{self.where}, {name}: {message}"
                for name, messages in fault.message_dict.items()
                for message in messages
            ]
        return []


def validate_checks(row: Recorded, others: set[str]) -> None:
    """Hold a row against those rules of the database that speak of no other row: all of them in one question.

    Raises:
        ValidationError: naming the rules that it breaks.
    """
    fields = [field for field in row._meta.concrete_fields if field.name not in others]
    rules = [
        rule.condition
        for rule in row._meta.constraints
        if isinstance(rule, CheckConstraint) and not Q(rule.condition).referenced_base_fields & others
    ]
    if not Q(*rules).check({field.name: Value(getattr(row, field.attname), field) for field in fields}):
        row.validate_constraints(exclude=others)


def last_part(value: Any) -> Any:
    """What a value adds to a key: of a reference, the name of the very row that it means."""
    if isinstance(value, PrimaryKeyOf):
        return value.key[-1]
    return value[-1] if isinstance(value, tuple) else value


def loadable_fields(model: type[Recorded]) -> dict[str, Any]:
    """The fields that a file may fill, by name: not those that the program works out for itself."""
    return {
        field.name: field for field in model._meta.concrete_fields if field.editable and not field.primary_key
    }


def fault_of(field: Any, value: Any) -> str:
    """What is wrong with the kind of a field's value; empty if nothing is."""
    if isinstance(value, PrimaryKeyOf):
        return fault_of_reference(value.key)
    if not field.is_relation:
        return fault_of_value(field, value)
    return "" if value is None and field.null else fault_of_reference(value)


def model(name: str) -> type[Recorded]:
    """A model of either app by its name."""
    for app in ("evidence", "hypotheses"):
        if name.lower() in apps.all_models[app]:
            return apps.get_model(app, name)
    raise LookupError(name)
