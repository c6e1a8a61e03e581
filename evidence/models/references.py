"""Following references between rows, also of rows that nobody has checked yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist


def referred(row: Any, field: str) -> Any:
    """The row that a column refers to; None where it is empty, or points to no row (which `clean_fields` reports)."""
    try:
        return getattr(row, field)
    except ObjectDoesNotExist:
        return None


def ancestors(row: Any, field: str) -> Iterator[Any]:
    """The row that the column refers to, then the one that this refers to, and so on up.

    Where the chain runs in a circle, each row comes once: two people may have closed one at the same moment.
    """
    seen = set()
    ancestor = referred(row, field)
    while ancestor is not None and ancestor.pk not in seen:
        seen.add(ancestor.pk)
        yield ancestor
        ancestor = referred(ancestor, field)
