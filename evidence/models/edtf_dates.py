"""How a model turns a date in EDTF into the bounds it stores."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError

from evidence.dates import DateNotUnderstood, read_edtf


def bounds_of(edtf: str, *, field: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and latest day that the date allows; both None without a date.

    Raises:
        ValidationError: on the named field, when the text is no date.
    """
    if not edtf:
        return None, None
    try:
        reading = read_edtf(edtf)
    except DateNotUnderstood as fault:
        raise ValidationError({field: str(fault)}) from fault
    return reading.earliest, reading.latest
