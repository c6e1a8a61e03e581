"""What a cell may hold, and how it is written for machines and for people.

Scoring is exact (`Fraction`); this is the only place where a number is rounded: for people half
to even, for programs to the nearest float, always from the exact fraction, so that every format of one table
shows the same figures. `None` means that
there is nothing to show and is never written as zero.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = str | int | Fraction | bool | None | tuple[str, ...] | datetime.date
JsonValue: TypeAlias = str | int | float | bool | None | list[str]

#: What people are shown where there is nothing: a dash, so that an empty cell never looks forgotten.
ABSENT = "–"

#: Between the members of a list, in every format that has no lists of its own.
LIST_SEPARATOR = "; "


def fault_of(value: object) -> str:
    """What is wrong with a would-be value of a cell, and what to give instead; empty if nothing is."""
    if isinstance(value, datetime.datetime):
        return "holds a moment in time; give its date, or the moment as text"
    if value is None or isinstance(value, (str, int, Fraction, datetime.date)):
        return ""
    if isinstance(value, tuple):
        only_texts = all(isinstance(member, str) for member in value)
        return "" if only_texts else "holds a list of other things than texts"
    kind = type(value).__name__
    return f"holds a {kind}; give a text, a whole number, a Fraction, a date or a tuple of texts"


def is_number(value: Value) -> bool:
    """Whether a value is a quantity; truth values are not, though Python counts them among the integers."""
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def decimal_text(value: Fraction | int, places: int) -> str:
    """A number with exactly `places` decimals, rounded half to even.

    What rounds to zero carries no minus sign.
    """
    scaled = round(value * 10**places)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{decimals:0{places}}" if places else f"{sign}{whole}"


def machine_number(value: Fraction) -> float:
    """A fraction as programs get it: the float nearest to it, so that a third still reaches a threshold of 1/3.

    Its shortest text is what JSON writes (`0.3333333333333333`, `0.5`, `1.0`), the same on every machine.
    """
    return float(value)


def json_value(value: Value) -> JsonValue:
    """A value as JSON has it: a fraction is a number, a date `YYYY-MM-DD`, a list an array, nothing null."""
    if isinstance(value, Fraction):
        return machine_number(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, bool):
        return value
    # The member of an enumeration becomes its value, whatever its own text is.
    return int(value) if isinstance(value, int) else str.__str__(value)


def machine_text(value: Value) -> str:
    """A value as CSV has it: the text JSON would write, without quotation marks; nothing is an empty text.

    Truth values are `true` and `false`. The members of a list are joined by `; `; whoever needs them apart
    although one may contain that separator reads JSON, which keeps the list.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(value)
    return str(json_value(value))


def people_text(value: Value, decimals: int) -> str:
    """A value as people read it: fractions to `decimals` places, an ASCII minus, a dash for nothing."""
    if value is None or value == ():
        return ABSENT
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return decimal_text(value, decimals)
    return machine_text(value)
