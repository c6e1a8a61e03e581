"""Dates as people type them into a field for EDTF."""

from __future__ import annotations

from evidence.dates.edtf import read_edtf
from evidence.dates.printed import read_printed
from evidence.dates.readings import DateNotUnderstood, DateReading


def read_typed(text: str) -> DateReading:
    """Read EDTF, or else a date as documents print it: “1953?”, “Showa 28.7”, “late June 1953”.

    What is EDTF is never taken for anything else: 1953-07 is a month.

    Raises:
        DateNotUnderstood: for what is neither.
    """
    plain = text.strip()
    try:
        return read_edtf(plain)
    except DateNotUnderstood:
        return read_printed(plain)
