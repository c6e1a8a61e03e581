"""JSON: the same bytes for the same content, on every machine."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction

from evidence.tables.table import Table
from evidence.tables.values import JsonValue, json_value


def to_json_records(table: Table) -> list[dict[str, JsonValue]]:
    """A table as a list of JSON objects; fractions are the nearest numbers that JSON has, nothing is null."""
    return table.records()


def json_bytes(document: object) -> bytes:
    """A JSON document in UTF-8, indented by two, in the order it was made, with a newline at the end.

    Fractions and dates in it are written as in a table. Raises ValueError for infinities and what is no
    number, which JSON does not have, and TypeError for anything else it cannot write.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False, default=_converted)
    return (text + "\n").encode()


def _converted(value: object) -> JsonValue:
    if isinstance(value, (Fraction, datetime.date)) and not isinstance(value, datetime.datetime):
        return json_value(value)
    kind = type(value).__name__
    raise TypeError(f"JSON has no {kind}; give a text, a number, a Fraction, a date or a list.")
