"""The workbook in which coded evidence is entered: a sheet a kind, headings, explanations, drop-downs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from hypotheses.sheets.columns import FAULT, SheetColumn
from hypotheses.sheets.every import ALL
from hypotheses.sheets.kinds import Kind

#: Rows of a sheet that have drop-downs.
ROWS = 5000
#: What Excel takes as the text of a comment, of a list of values, and of a message beside a drop-down.
LONGEST_LIST, LONGEST_MESSAGE, LONGEST_TITLE = 255, 255, 32

ABOUT = (
    "Each sheet holds one kind of row; its first row names the columns. Point at a heading to read what it is for.",
    "Columns in bold are needed. You may leave out other columns, and whole sheets, and put columns in any order.",
    "Rows are named by keys: a passage names its document by its key, an assessment its prediction and passage.",
    "Keys of passages and documents may be left empty: they are made for you, and given back with --with-keys.",
    "Look first what would be done: manage.py import_evidence FILE --dry-run. Then import it without --dry-run.",
    "Importing a file again changes nothing. In a row that is there, an empty cell empties the field.",
    "Write dates as text: 1953, 1953-07, 1953-07-11, 1953?, 1950-10/1951-01, or as the document prints them.",
)


def write_template(path: Path) -> None:
    """Write the template.

    Raises:
        OSError: when the file cannot be written.
    """
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    try:
        formats = {
            "needed": book.add_format({"bold": True, "bg_color": "#E8EEF4", "num_format": "@"}),
            "other": book.add_format({"bg_color": "#F4F4F0", "num_format": "@"}),
            "text": book.add_format({"num_format": "@"}),
        }
        about = book.add_worksheet("about")
        about.set_column(0, 0, 110)
        for row, line in enumerate((*ABOUT, "", *(f"{kind.name}: {kind.explanation}" for kind in ALL))):
            about.write_string(row, 0, line)
        for kind in ALL:
            add_sheet(book, kind, formats)
    finally:
        try:
            book.close()
        except XlsxWriterException as fault:
            raise OSError(str(fault)) from fault


def add_sheet(book: Any, kind: Kind, formats: dict[str, Any]) -> None:
    """One sheet: all columns that are read, as text, so that nothing typed becomes a date."""
    sheet = book.add_worksheet(kind.name)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(entered(kind)):
        sheet.set_column(index, index, max(12, len(column.key) + 2), formats["text"])
        sheet.write_string(0, index, column.key, formats["needed" if column.is_needed else "other"])
        sheet.write_comment(0, index, explained(column), {"x_scale": 2, "y_scale": 1.5})
        if column.allowed and len(",".join(column.allowed)) <= LONGEST_LIST:
            sheet.data_validation(1, index, ROWS, index, drop_down(column, column.allowed))
        elif column.empty is False or column.empty is True:
            sheet.data_validation(1, index, ROWS, index, drop_down(column, ("yes", "no")))


def entered(kind: Kind) -> list[SheetColumn]:
    """The columns that a person fills in."""
    return [
        column
        for key, column in kind.columns.items()
        if not column.is_information and key not in (FAULT.key, "as_of", "submitted_at")
    ]


def explained(column: SheetColumn) -> str:
    """What a column is for, and what goes into it."""
    values = [f"{value}: {label}" for value, label in column.choices]
    needed = "Needed. " if column.is_needed else ""
    return "\n".join([f"{column.heading}. {needed}{column.explanation}", *values])


def drop_down(column: SheetColumn, values: tuple[str, ...]) -> dict[str, Any]:
    """A list to choose from; something else may be typed, and is told of at the import."""
    return {
        "validate": "list",
        "source": list(values),
        "ignore_blank": True,
        "error_type": "warning",
        "error_title": column.heading[:LONGEST_TITLE],
        "error_message": f"Expected one of: {', '.join(values)}."[:LONGEST_MESSAGE],
    }
