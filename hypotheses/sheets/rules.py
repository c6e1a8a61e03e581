"""The rules that a table holds its rows to, asked of a row in memory: no query a row (ruling 21).

Every rule about one row is a named constraint of the database. Django would ask the database for each; this reads
the same definitions in Python, with SQL's logic of three values: what is unknown, because a column is empty, breaks
no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q

from hypotheses.fields import FractionField

#: Answers whether a condition holds of a row; None where that is unknown.
Question: TypeAlias = Callable[[Any], bool | None]

MISSING = frozenset({"This field cannot be blank.", "This field cannot be null."})
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "exact": lambda one, other: bool(one == other),
    "in": lambda one, others: one in others,
    "gt": lambda one, other: bool(one > other),
    "gte": lambda one, other: bool(one >= other),
    "lt": lambda one, other: bool(one < other),
    "lte": lambda one, other: bool(one <= other),
    "startswith": lambda one, other: str(one).startswith(other),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One rule about single rows: of which columns it speaks, how to ask it, and what to say when it is broken."""

    name: str
    columns: tuple[str, ...]
    holds: Question
    said: str


def faults_of_row(row: models.Model, leave_out: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """What a row breaks by itself: the column (empty for the row as a whole), and what is wrong.

    Columns to leave out are those that point to rows which are not written yet.
    """
    try:
        row.clean_fields(exclude=references_of(type(row)))
    except ValidationError as fault:
        for name, messages in fault.message_dict.items():
            for message in messages:
                yield name, "It is missing." if message in MISSING else message
        return
    for check in checks_of(type(row)):
        if check.holds(row) is False and not any(name in leave_out for name in check.columns):
            yield check.columns[0] if len(check.columns) == 1 else "", check.said


@lru_cache(maxsize=64)
def references_of(model: type[models.Model]) -> frozenset[str]:
    """The columns that point to other rows, and the primary key: asked elsewhere."""
    return frozenset(
        field.name for field in model._meta.concrete_fields if field.is_relation or field.primary_key
    )


@lru_cache(maxsize=64)
def checks_of(model: type[models.Model]) -> tuple[Check, ...]:
    """A table's rules about single rows."""
    return tuple(
        Check(
            rule.name,
            tuple(sorted(Q(rule.condition).referenced_base_fields)),
            question(model, rule.condition),
            str(rule.violation_error_message),
        )
        for rule in model._meta.constraints
        if isinstance(rule, CheckConstraint)
    )


def question(model: type[models.Model], condition: Any) -> Question:
    """A condition as a question to rows.

    Raises:
        LookupError: for a comparison that is not known here.
    """
    if not isinstance(condition, Q):
        return comparison(model, *condition)
    parts = [question(model, child) for child in condition.children]
    if len(parts) == 1:
        whole = parts[0]
    elif condition.connector == Q.OR:
        whole = any_of(parts)
    else:
        whole = all_of(parts)
    return negated(whole) if condition.negated else whole


def any_of(parts: list[Question]) -> Question:
    """Whether one of these holds."""

    def ask(row: Any) -> bool | None:
        answer: bool | None = False
        for part in parts:
            one = part(row)
            if one:
                return True
            answer = None if one is None else answer
        return answer

    return ask


def all_of(parts: list[Question]) -> Question:
    """Whether all of these hold."""

    def ask(row: Any) -> bool | None:
        answer: bool | None = True
        for part in parts:
            one = part(row)
            if one is False:
                return False
            answer = None if one is None else answer
        return answer

    return ask


def negated(whole: Question) -> Question:
    """Whether this does not hold."""

    def ask(row: Any) -> bool | None:
        answer = whole(row)
        return None if answer is None else not answer

    return ask


def comparison(model: type[models.Model], lookup: str, expected: Any) -> Question:
    """Whether one comparison holds."""
    name, _, kind = lookup.partition("__")
    value_of = value_from(model, name)
    if kind == "isnull":
        return lambda row: (value_of(row) is None) is bool(expected)
    if (kind or "exact") not in COMPARE:
        raise LookupError(f"No reading of the comparison “{lookup}”: add it to hypotheses/sheets/rules.py.")
    compare = COMPARE[kind or "exact"]
    # the stubs hide an expression's name
    other_of = value_from(model, expected.name) if isinstance(expected, F) else lambda row: expected  # type: ignore[attr-defined]

    def ask(row: Any) -> bool | None:
        value, other = value_of(row), other_of(row)
        return None if value is None or other is None else compare(value, other)

    return ask


def value_from(model: type[models.Model], name: str) -> Callable[[Any], Any]:
    """How to find a column's value in a row, as the database holds it."""
    field: Any = model._meta.get_field(name)
    attribute: str = field.attname
    if isinstance(field, FractionField):
        return lambda row: None if getattr(row, attribute) is None else str(getattr(row, attribute))
    return lambda row: getattr(row, attribute)
