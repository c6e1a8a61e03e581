"""Named database constraints that several models share, each with a message a person can act on."""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.enums import ChoicesType


def one_of(field: str, choices: ChoicesType, *, or_empty: bool = False) -> CheckConstraint:
    """The column holds a value of its closed list; `choices` alone binds forms, not the database."""
    allowed = [*choices.values, ""] if or_empty else list(choices.values)
    return CheckConstraint(
        condition=Q(**{f"{field}__in": allowed}),
        name=f"%(app_label)s_%(class)s_{field}_listed",
        violation_error_code="not-listed",
        violation_error_message=f"{label(field)} must be one of: {', '.join(choices.values)}.",
    )


def not_empty(field: str) -> CheckConstraint:
    """The text column is filled in."""
    return CheckConstraint(
        condition=~Q(**{field: ""}),
        name=f"%(app_label)s_%(class)s_{field}_filled",
        violation_error_code="empty",
        violation_error_message=f"{label(field)} must not be empty.",
    )


def slug_once_in_study(thing: str) -> UniqueConstraint:
    """No two rows of a study have the same short name; `thing` is what they are, with its article."""
    return UniqueConstraint(
        fields=("study", "slug"),
        name="%(app_label)s_%(class)s_slug_once",
        violation_error_code="doubled",
        violation_error_message=f"The study already has {thing} of this short name.",
    )


def in_order(first: str, last: str) -> CheckConstraint:
    """The first bound does not lie after the last; either may be open (NULL)."""
    either_open = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True})
    return CheckConstraint(
        condition=either_open | Q(**{f"{first}__lte": F(last)}),
        name=f"%(app_label)s_%(class)s_{first}_before_{last}",
        violation_error_code="reversed",
        violation_error_message=f"{label(first)} must not lie after {label(last).lower()}.",
    )


def filled_exactly_when(field: str, condition: Q, *, name: str, message: str) -> CheckConstraint:
    """The nullable column is filled when the condition holds, and only then.

    The condition must speak of columns that are never NULL: an unknown comparison would pass the check.
    """
    filled = Q(**{f"{field}__isnull": False})
    return CheckConstraint(
        condition=(condition & filled) | (~condition & ~filled),
        name=f"%(app_label)s_%(class)s_{name}",
        violation_error_code=name.replace("_", "-"),
        violation_error_message=message,
    )


def label(field: str) -> str:
    """A column's name as a person reads it."""
    return field.replace("_", " ").capitalize()
