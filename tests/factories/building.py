"""What all factories share: numbers for unique values, and the way from values to a stored, valid row."""

from __future__ import annotations

from collections import Counter
from typing import Any, TypeVar

from django.db import models

from evidence.models import StudyRow

Row = TypeVar("Row", bound=models.Model)

_last: Counter[str] = Counter()


def next_name(prefix: str) -> str:
    """A name that no other row of these tests has: archive-1, archive-2 ..."""
    _last[prefix] += 1
    return f"{prefix}-{_last[prefix]}"


def stored(model: type[Row], given: dict[str, Any], **defaults: Any) -> Row:
    """A valid row, stored: the values given, and defaults for the others.

    A default that is a function is called only where it is needed, so that no parent is made in vain.
    """
    missing = {name: default for name, default in defaults.items() if name not in given}
    made = {name: default() if callable(default) else default for name, default in missing.items()}
    row = model(**given, **made)
    row.full_clean()
    row.save()
    return row


def study_among(given: dict[str, Any]) -> Any:
    """The study given, else that of the first parent given that has one, else None."""
    if "study" in given:
        return given["study"]
    return next((parent.study for parent in given.values() if isinstance(parent, StudyRow)), None)
