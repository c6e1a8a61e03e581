"""Faults of several rows told under the names that one form has for their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


@contextmanager
def told_at(names: Mapping[str, str], *, kept: frozenset[str] = frozenset()) -> Iterator[None]:
    """Raise a row's faults again under the form's names: those of `names`, and those of `kept` as they are.

    What has no name there is told above the form.
    """
    try:
        yield
    except ValidationError as fault:
        if not hasattr(fault, "error_dict"):
            raise
        told: dict[str, list[ValidationError]] = {}
        for field, faults in fault.error_dict.items():
            name = names.get(field, field if field in kept else NON_FIELD_ERRORS)
            told.setdefault(name, []).extend(faults)
        raise ValidationError(told) from fault
