"""A column for exact numbers: 1/3 is kept as 1/3, so that a threshold can be met exactly (ruling 17)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    TextColumn = models.CharField[Fraction | str, Fraction]
else:  # not generic at run time
    TextColumn = models.CharField

#: Longer numbers are slips of the keyboard, and would overflow the integers that SQL adds up.
LARGEST_PART = 10**6

#: Fractions and decimals. No powers of ten, which `Fraction` reads too: “1e999999999” would fill the memory.
WRITTEN = re.compile(r"[+-]?(?:\d+(?:/\d+|\.\d*)?|\.\d+)")


def read_fraction(value: object) -> Fraction:
    """The number that a person typed: “1/3”, “0.2” or “2”.

    Raises:
        ValidationError: when it is no such number, or too long.
    """
    text = repr(value) if isinstance(value, float) else str(value).strip()
    try:
        if not (isinstance(value, float) or WRITTEN.fullmatch(text)):
            raise ValueError(text)
        number = Fraction(text)
    except (ValueError, ZeroDivisionError) as fault:
        raise ValidationError(
            "“%(value)s” is not a number. Write it like 1/3, 0.2 or 2.",
            code="invalid",
            params={"value": value},
        ) from fault
    if max(abs(number.numerator), number.denominator) > LARGEST_PART:
        raise ValidationError(
            "“%(value)s” is too long. Numerator and denominator may not pass one million.",
            code="too-long",
            params={"value": value},
        )
    return number


class FractionField(TextColumn):
    """An exact number, stored as the text of its lowest terms (“1/3”, “2”)."""

    description = "Exact fraction"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """What a migration says of the column: a default as text, since migrations cannot write fractions."""
        name, path, args, kwargs = super().deconstruct()
        if isinstance(kwargs.get("default"), Fraction):
            kwargs["default"] = str(kwargs["default"])
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Fraction | None:
        """The number of a stored text."""
        return None if value is None else Fraction(value)

    def to_python(self, value: object) -> Fraction | None:
        """The number of what a form, a serializer or code gives."""
        return None if value is None else read_fraction(value)

    def get_prep_value(self, value: object) -> str | None:
        """The text to store."""
        return None if value is None else str(read_fraction(value))

    def value_to_string(self, obj: models.Model) -> str:
        """The text for Django's serializers."""
        return str(self.get_prep_value(self.value_from_object(obj)) or "")

    def run_validators(self, value: object) -> None:
        """Check the number as text: CharField's validators measure lengths."""
        super().run_validators(None if value is None else str(value))
