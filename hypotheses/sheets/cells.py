"""Cells of a sheet as values of a row, and values as cells."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError

from evidence.dates import DateNotUnderstood, read_edtf, read_printed
from evidence.importers.faults import printable
from hypotheses.fields import read_fraction
from hypotheses.importers.values import fault_of_text
from hypotheses.sheets.columns import Reads, SheetColumn

Cell: TypeAlias = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None

YES = frozenset({"yes", "true", "y", "1"})
NO = frozenset({"no", "false", "n", "0"})
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.0+)?")
#: What only somebody who meant EDTF writes: figures and its signs.
LIKE_EDTF = re.compile(r"[0-9XTZ/.,~?%:+\-\s]+")


class CellFault(ValueError):
    """A cell cannot be read; the message says why, and what to write instead."""


def read_cell(column: SheetColumn, cell: Cell) -> Any:
    """The value of a cell, as the row's field takes it; of an empty one, what its column stands for when empty.

    Raises:
        CellFault: when the cell is none that the column takes.
    """
    if cell is None or (isinstance(cell, str) and (not cell or cell.isspace())):
        return column.empty
    if isinstance(cell, str) and (fault := fault_of_text(cell)):
        raise CellFault(fault)
    return READERS[column.reads](column, cell)


def read_text(column: SheetColumn, cell: Cell) -> str:
    """Text, as it stands; a whole number is taken for its figures."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime.date, datetime.time)):
        raise CellFault(
            f"A spreadsheet program keeps this as a date or an hour ({cell.isoformat()}), and may have made it from "
            "something else. Format the column as text, and write what is meant."
        )
    if isinstance(cell, (bool, float)):
        raise CellFault(f"Expected text, found {shown(cell)}. Format the column as text.")
    if not isinstance(cell, int):
        raise CellFault(f"Expected text, found {shown(cell)}.")
    return str(cell)


def read_key(column: SheetColumn, cell: Cell) -> str:
    """The key of another row; blanks around it do not count."""
    return read_text(column, cell).strip()


def read_whole(column: SheetColumn, cell: Cell) -> int:
    """A whole number."""
    if isinstance(cell, str) and WHOLE_NUMBER.fullmatch(cell.strip()):
        return int(cell.strip().split(".")[0])
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**18:
        return int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    raise CellFault(f"Expected a whole number, found {shown(cell)}.")


def read_exact(column: SheetColumn, cell: Cell) -> Fraction:
    """An exact number."""
    if isinstance(cell, (str, int, float)) and not isinstance(cell, bool):
        try:
            return read_fraction(cell)
        except ValidationError as fault:
            raise CellFault(" ".join(fault.messages)) from fault
    raise CellFault(f"Expected a number, found {shown(cell)}. Write it like 1/3, 0.2 or 2.")


def read_decimal(column: SheetColumn, cell: Cell) -> Decimal:
    """A number of at most three decimals."""
    if isinstance(cell, (str, int, float)) and not isinstance(cell, bool):
        try:
            number = Decimal(str(cell).strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and abs(number) < 1000 and number == number.quantize(Decimal("0.001")):
            return number.quantize(Decimal("0.001"))
    raise CellFault(f"Expected a number with at most three decimals, found {shown(cell)}.")


def read_yes_no(column: SheetColumn, cell: Cell) -> bool:
    """Yes or no."""
    said = str(cell).strip().lower()
    if said in YES or cell == 1:
        return True
    if said in NO or cell == 0:
        return False
    raise CellFault(f"Expected yes or no, found {shown(cell)}.")


def read_choice(column: SheetColumn, cell: Cell) -> str:
    """A value of a closed list, or the words that stand for it; capitals do not count."""
    said = str(cell).strip().lower()
    for value, label in column.choices:
        if said in (value.lower(), label.lower()):
            return value
    raise CellFault(f"Expected one of {', '.join(column.allowed)}; found {shown(cell)}.")


def read_date(column: SheetColumn, cell: Cell) -> str:
    """A date in EDTF; one as a document prints it is turned into EDTF."""
    if isinstance(cell, datetime.date):
        day = cell.date() if isinstance(cell, datetime.datetime) else cell
        if day.day == 1:
            raise CellFault(
                f"A spreadsheet program keeps this as the day {day}. Was the month {day:%Y-%m} meant? "
                "Format the column as text, and write the one or the other."
            )
        return day.isoformat()
    if isinstance(cell, float) and not cell.is_integer():
        raise CellFault(f"Expected {column.reads.value}, found {shown(cell)}.")
    text = read_text(column, cell).strip()
    try:
        read_edtf(text)
        return text
    except DateNotUnderstood as fault:
        said = str(fault)
    if not LIKE_EDTF.fullmatch(text):
        try:
            return read_printed(text).edtf
        except DateNotUnderstood as fault:
            said = str(fault)
    raise CellFault(said)


def read_day(column: SheetColumn, cell: Cell) -> datetime.date:
    """One day."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    try:
        return datetime.date.fromisoformat(str(cell).strip())
    except ValueError as fault:
        raise CellFault(f"Expected a day like 1953-07-11, found {shown(cell)}.") from fault


def read_moment(column: SheetColumn, cell: Cell) -> datetime.datetime:
    """A moment; one without a time zone is taken for UTC."""
    try:
        moment = (
            cell
            if isinstance(cell, datetime.datetime)
            else datetime.datetime.fromisoformat(str(cell).strip())
        )
        return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError) as fault:
        raise CellFault(f"Expected a moment like 1953-07-11T15:30:00+00:00, found {shown(cell)}.") from fault


def read_languages(column: SheetColumn, cell: Cell) -> str:
    """Language tags, separated by single spaces."""
    return " ".join(read_text(column, cell).replace(";", " ").replace(",", " ").split())


READERS: Mapping[Reads, Callable[[SheetColumn, Cell], Any]] = {
    Reads.TEXT: read_text,
    Reads.WHOLE: read_whole,
    Reads.FRACTION: read_exact,
    Reads.DECIMAL: read_decimal,
    Reads.YES_NO: read_yes_no,
    Reads.CHOICE: read_choice,
    Reads.EDTF: read_date,
    Reads.DAY: read_day,
    Reads.MOMENT: read_moment,
    Reads.LANGUAGES: read_languages,
    Reads.REFERENCE: read_key,
}


def shown(cell: object) -> str:
    """A cell as a message shows it."""
    return f"“{printable(cell, most=60)}”"


def cell_of(value: Any) -> str | int | bool | None:
    """A row's value as a cell that `read_cell` takes back for the same value, in every format."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    return str(value)


def exact_text(number: Fraction) -> str | int:
    """A fraction exactly: as a decimal where there is one, since spreadsheet programs take “1/3” for a day."""
    if number.denominator == 1:
        return number.numerator
    places = 1
    while places <= 9 and 10**places % number.denominator:
        places += 1
    return str(number) if places > 9 else f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
