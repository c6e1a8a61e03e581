"""Plain text for a terminal, aligned by what a reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.tables.display import display_width, numeric_columns, one_line, people_rows
from evidence.tables.table import Table

_GAP = "  "


def to_text(table: Table) -> str:
    """A table as aligned text: title, headings, a rule, one line per row, the notes.

    Nothing is cut. A Chinese, Japanese or Korean character counts two cells; a control character is shown as
    `[U+001B]`, so that no text can steer the terminal.
    """
    rows = [[one_line(text) for text in row] for row in people_rows(table)]
    header = [one_line(column.heading) for column in table.columns]
    numeric = numeric_columns(table)
    widths = [max(map(display_width, column)) for column in zip(header, *rows, strict=True)]
    lines = [_line(cells, widths, numeric) for cells in [header, ["-" * width for width in widths], *rows]]
    notes = [one_line(note) for note in table.notes]
    return "\n".join([one_line(table.title), "", *lines, *([""] if notes else []), *notes]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = (_pad(*cell) for cell in zip(cells, widths, numeric, strict=True))
    return _GAP.join(padded).rstrip(" ")


def _pad(text: str, width: int, to_the_right: bool) -> str:
    blanks = " " * (width - display_width(text))
    return blanks + text if to_the_right else text + blanks
