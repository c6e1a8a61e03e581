"""What a form of our own lets people choose from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm, ModelChoiceField


def offer(form: BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a field of the form choose among these rows and no others.

    Raises:
        TypeError: for a field that does not choose among rows.
    """
    field = form.fields[name]
    if not isinstance(field, ModelChoiceField):
        raise TypeError(f"The field {name!r} does not choose among rows.")
    field.queryset = rows
