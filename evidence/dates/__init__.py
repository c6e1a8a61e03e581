"""Dates as archives print them, and the first and last day that their words allow.

`read_printed` reads what a document or a scholar prints ('August 7, 1952', 'late June 1953',
'昭和28年7月'), and `read_edtf` the Extended Date/Time Format in which dates are stored ('1952-08-07',
'1950-10/1951-01'). Both return a `DateReading` or raise `DateNotUnderstood` with a sentence for the
historian; neither guesses. Pure: no database, no clock.
"""

from __future__ import annotations

from evidence.dates.edtf import read_edtf
from evidence.dates.printed import read_printed
from evidence.dates.qualified import without_hour
from evidence.dates.readings import DateNotUnderstood, DateReading
from evidence.dates.typed import read_typed

__all__ = ["DateNotUnderstood", "DateReading", "read_edtf", "read_printed", "read_typed", "without_hour"]
