"""Days as spreadsheet programs count them, and what they may have made a day of."""

from __future__ import annotations

import datetime
import re

from evidence.importers.sheets.sheet import Cell

#: Day 1 is 1 January 1900 for Excel on Windows, 2 January 1904 for old Excel on the Mac.
EPOCH_1900 = datetime.datetime(1899, 12, 31)
EPOCH_1904 = datetime.datetime(1904, 1, 1)
#: Excel counts a 29 February 1900 that never was.
NEVER = 60
_MILLISECONDS = 24 * 60 * 60 * 1000

#: The formats of days and hours that have no text in the file; those of East Asian editions are among them.
BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY_OR_HOUR = re.compile("[dmyhsge]|上午|下午|年|月|日", re.IGNORECASE)


def is_of_days(code: str) -> bool:
    """Whether a number format shows days or hours: `yyyy-mm-dd`, `[h]:mm`, `ggge"年"`, but not `0.00E+00`.

    >>> is_of_days('[$-411]ggge"年"m"月"'), is_of_days('0.00E+00'), is_of_days("General")
    (True, False, False)
    """
    first = _LITERALS.sub("", code).split(";")[0]
    if first.strip().lower() in ("general", "standard", "@", ""):
        return False
    return bool(_DAY_OR_HOUR.search(re.sub("e[+-]", "", first, flags=re.IGNORECASE)))


def day_of(number: float, *, from_1904: bool = False) -> datetime.date | datetime.datetime | datetime.time:
    """The day, moment or hour that a program shows for a number.

    Raises:
        ValueError: for a number that is no day, saying so.
    """
    if not 0 <= number < 2_958_466:
        raise ValueError(f"the number {number:.15g} is formatted as a date and is none")
    whole, rest = divmod(round(number * _MILLISECONDS), _MILLISECONDS)
    if whole == 0 and not from_1904:
        return (EPOCH_1900 + datetime.timedelta(milliseconds=rest)).time()
    if whole == NEVER and not from_1904:
        raise ValueError("it is shown as 29 February 1900, a day that never was")
    days = whole if from_1904 or whole < NEVER else whole - 1
    moment = (EPOCH_1904 if from_1904 else EPOCH_1900) + datetime.timedelta(days=days, milliseconds=rest)
    return moment if rest else moment.date()


def questionable_date(cell: Cell) -> str:
    """What to ask of a cell in which a text was expected and a day or an hour is kept; empty for any other cell.

    Spreadsheet programs make days of pages (“1-2”), numbers (“3/4”), months (“1953-07”) and names (“MAR1”) as they are
    typed; what was typed is gone.
    """
    if isinstance(cell, datetime.date):
        typed = " or ".join(f"“{text}”" for text in perhaps_typed(cell))
        shown = cell.isoformat(" ") if isinstance(cell, datetime.datetime) else cell.isoformat()
        return (
            f"The spreadsheet program keeps this as the day {shown}. Was that typed, or perhaps {typed}? "
            "Format the column as text, and type what is meant again."
        )
    if isinstance(cell, datetime.time):
        return (
            f"The spreadsheet program keeps this as the hour {cell.isoformat('minutes')}. Was a page, a volume or a "
            "proportion meant? Format the column as text, and type what is meant again."
        )
    return ""


def perhaps_typed(day: datetime.date) -> list[str]:
    """What somebody may have typed of which a program made this day, likeliest first."""
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[
        day.month - 1
    ]
    if day.day > 1:
        return [f"{day.month}-{day.day}", f"{day.day}/{day.month}", f"{month.upper()}{day.day}"]
    return [f"{day.year}-{day.month:02}", f"{month} {day.year}", f"{day.month}-1", f"{month.upper()}1"]
