"""Showing that a constraint holds: for each a row that passes, and a row that is refused at every door.

A case stands beside the tests of its app; `tests/contracts/test_models.py` proves that no constraint lacks one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """How to break one constraint, and how to come near without breaking it."""

    #: the constraint's name in the database
    constraint: str
    #: makes a stored row that passes
    make: Callable[[], models.Model]
    #: the values that break it, or a function that works them out of the row
    broken: Values | Callable[[Any], Values]
    #: values that just pass, or a function that works them out of the row
    passing: Values | Callable[[Any], Values] = field(default_factory=dict)
    #: `full_clean` works out these columns itself, so that the fault cannot come in that way
    mended: bool = False
    #: constraints that the same values cannot but break too
    also_breaks: tuple[str, ...] = ()
    #: tells several cases of one constraint apart
    how: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.constraint, self.how))).replace(" ", "-")


def doubled(
    constraint: str, make: Callable[..., Any], *copied: str, same: tuple[str, ...] = ("study",), **given: Any
) -> Case:
    """The case of a unique constraint: a second row, which shares the fields `same`, takes the values `copied` too.

    `given` are values that both rows need; functions are called for each row.
    """

    def values() -> dict[str, Any]:
        return {name: value() if callable(value) else value for name, value in given.items()}

    def as_another(row: models.Model) -> dict[str, Any]:
        other = make(**values(), **{name: getattr(row, name) for name in same})
        return {name: getattr(other, name) for name in copied}

    return Case(constraint, lambda: make(**values()), as_another)


def changed(row: models.Model, values: Values | Callable[[Any], Values]) -> models.Model:
    """The row with these values, not stored."""
    for name, value in (values(row) if callable(values) else values).items():
        setattr(row, name, value)
    return row


def assert_row_within_the_rule_is_accepted(case: Case) -> None:
    """The row passes both the checks before storing and the database."""
    row = changed(case.make(), case.passing)

    row.full_clean()
    row.save()


def assert_refusal_says_which_rule_and_why(case: Case) -> None:
    """Django's own validation names this constraint's code and message, and no other's."""
    row = changed(case.make(), case.broken)

    broken = {each.name: each for each in row._meta.constraints if violation(each, row)}

    assert set(broken) == {case.constraint, *case.also_breaks}
    constraint = broken[case.constraint]
    error = violation(constraint, row)
    assert error is not None
    assert error.code == constraint.violation_error_code
    assert error.messages == [constraint.violation_error_message]


def violation(constraint: models.BaseConstraint, row: models.Model) -> ValidationError | None:
    """What the constraint says against the row, if anything."""
    try:
        constraint.validate(type(row), row)
    except ValidationError as error:
        return error
    return None


def assert_no_door_lets_it_in(case: Case) -> None:
    """`full_clean`, which every door calls, refuses the row, or puts the fault right itself."""
    row = changed(case.make(), case.broken)

    if case.mended:
        row.full_clean()
        row.save()
    else:
        with pytest.raises(ValidationError):
            row.full_clean()


def assert_database_refuses(case: Case) -> None:
    """Who writes past all checks is stopped by the database, at this constraint."""
    row = changed(case.make(), case.broken)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save()

    assert any(
        name_in_the_database(row, name) in str(refusal.value) for name in (case.constraint, *case.also_breaks)
    )


def name_in_the_database(row: models.Model, name: str) -> str:
    """What the engine calls the constraint when it refuses: SQLite names the columns of a unique one."""
    constraint = next(each for each in row._meta.constraints if each.name == name)
    if isinstance(constraint, models.UniqueConstraint) and connection.vendor == "sqlite":
        if not constraint.fields:
            return f"index '{name}'"  # on expressions
        columns = [row._meta.get_field(each).column for each in constraint.fields]
        return ", ".join(f"{row._meta.db_table}.{column}" for column in columns)
    return name
