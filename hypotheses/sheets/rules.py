"""The rules that a table holds its rows to, asked of a row in memory: no query a row (ruling 21).

Every rule about one row is a named constraint of the database. Django would ask the database for each; this reads
the same definitions in Python, with SQL's logic of three values: what is unknown, because a column is empty, breaks
no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "exact": lambda one, other: bool(one == other),
    "in": lambda one, others: one in others,
    "gt": lambda one, other: bool(one > other),
    "gte": lambda one, other: bool(one >= other),
    "lt": lambda one, other: bool(one < other),
    "lte": lambda one, other: bool(one <= other),
    "startswith": lambda one, other: str(one).startswith(other),
}


def faults_of_row(row: models.Model, leave_out: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """What a row breaks by itself: the column (empty for the row as a whole), and what is wrong.

    Columns to leave out are those that point to rows which are not written yet.
    """
    references = {field.name for field in row._meta.concrete_fields if field.is_relation or field.primary_key}
    try:
        row.clean_fields(exclude=references)
    except ValidationError as fault:
        for name, messages in fault.message_dict.items():
            for message in messages:
                yield name, "It is missing." if message in MISSING else message
        return
    for rule in checks_of(type(row)):
        names = rule.condition.referenced_base_fields if isinstance(rule.condition, Q) else set()
        if any(name in leave_out for name in names):
            continue
        if holds(rule.condition, row) is False:
            where = next((name for name in sorted(names) if len(names) == 1), NON_FIELD_ERRORS)
            yield "" if where == NON_FIELD_ERRORS else where, str(rule.violation_error_message)


MISSING = frozenset({"This field cannot be blank.", "This field cannot be null."})


@lru_cache(maxsize=64)
def checks_of(model: type[models.Model]) -> tuple[CheckConstraint, ...]:
    """A table's rules about single rows."""
    return tuple(rule for rule in model._meta.constraints if isinstance(rule, CheckConstraint))


def holds(condition: Any, row: models.Model) -> bool | None:
    """Whether a condition holds of a row; None where that is unknown.

    Raises:
        LookupError: for a comparison that is not known here.
    """
    if not isinstance(condition, Q):
        lookup, expected = condition
        return compared(row, lookup, expected)
    answers = [holds(child, row) for child in condition.children]
    if condition.connector == Q.OR:
        answer = True if True in answers else None if None in answers else False
    else:
        answer = False if False in answers else None if None in answers else True
    return answer if answer is None or not condition.negated else not answer


def compared(row: models.Model, lookup: str, expected: Any) -> bool | None:
    """Whether one comparison holds; None where one side is empty."""
    name, _, comparison = lookup.partition("__")
    value = value_of(row, name)
    if comparison == "isnull":
        return (value is None) is bool(expected)
    named: Any = expected
    other = value_of(row, named.name) if isinstance(expected, F) else expected
    if value is None or other is None:
        return None
    if (comparison or "exact") not in COMPARE:
        raise LookupError(f"No reading of the comparison “{lookup}”: add it to hypotheses/sheets/rules.py.")
    return COMPARE[comparison or "exact"](value, other)


def value_of(row: models.Model, name: str) -> Any:
    """A column's value as the database holds it."""
    value = getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]
    return str(value) if isinstance(value, Fraction) else value
