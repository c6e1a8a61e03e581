"""Whether a value of a JSON file is of the kind that a field takes; what it says is the field's own business."""

from __future__ import annotations

import re
from typing import Any

from django.db import models

from hypotheses.fields import FractionField

#: What each kind of field takes, and how a message calls it. The first kind that fits decides.
EXPECTED: tuple[tuple[type[models.Field[Any, Any]], tuple[type, ...], str], ...] = (
    (FractionField, (str, int, float), "a number"),
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (str, int, float), "a number"),
    (models.DateField, (str,), "a day as text"),
    (models.CharField, (str, int), "text"),
    (models.TextField, (str, int), "text"),
)

#: The zero character and halves of surrogate pairs: JSON can write them, no database keeps them as text.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def fault_of_value(field: models.Field[Any, Any], value: Any) -> str:
    """What is wrong with the kind of a value; empty if nothing is. Null is left to the field."""
    if value is None:
        return ""
    for kind, accepted, name in EXPECTED:
        if isinstance(field, kind):
            fits = isinstance(value, accepted) and (bool in accepted or not isinstance(value, bool))
            return fault_of_text(value) if fits else f"Expected {name}, found {json_kind(value)}."
    return f"A file cannot fill a {type(field).__name__}."


def fault_of_text(value: Any) -> str:
    """Whether a text holds characters that are none."""
    found = NO_TEXT.search(value) if isinstance(value, str) else None
    return f"The character U+{ord(found[0]):04X} cannot be kept as text." if found else ""


def fault_of_reference(value: Any) -> str:
    """What is wrong with a reference by key; empty if nothing is."""
    for part in value if isinstance(value, tuple) else (value,):
        if part is None:
            return "It is missing."
        if not isinstance(value, tuple) or not isinstance(part, str) or not part:
            return f"Expected the key of another entry, found {json_kind(part)}."
        if fault := fault_of_text(part):
            return fault
    return ""


def json_kind(value: object) -> str:
    """A value as somebody who looks into the file calls it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text “{value[:40]}”" if value else "an empty text"
    return "a list" if isinstance(value, list) else "an object"
