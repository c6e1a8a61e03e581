"""CSV for programs and spreadsheets: UTF-8 text without byte order mark, commas, CRLF line ends (RFC 4180).

CRLF is not only what the RFC asks: Python's writer puts a text with a lone carriage return in quotation marks
only if that character is part of the line end, and unquoted it would break the row. Write the text with
`newline=""`. The header holds the column keys. Quotation marks stand only where needed. Nothing and an empty
text both leave as an empty field; JSON tells them apart.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from evidence.tables.table import Table
from evidence.tables.values import Value, is_number, machine_text

# A spreadsheet takes a cell that begins so for a formula; the full-width signs count in East Asian editions
# of Excel. Leading apostrophes belong to the pattern so that a guarded text and one that was typed that way
# stay different.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


class _Echo:
    """A file that hands each line back instead of keeping it, so that rows can be streamed."""

    def write(self, line: str) -> str:
        return line


def guard_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one apostrophe more in front of what might be one."""
    return "'" + text if _FORMULA.match(text) else text


def unguard_text(text: str) -> str:
    """The text as it was before `guard_text`, exactly, whatever it was."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_lines(keys: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The lines of a CSV file one by one, header first, for exports too long to hold in memory."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield str(writer.writerow(keys))
    for row in rows:
        yield str(writer.writerow([_field(value) for value in row]))


def to_csv(table: Table) -> str:
    """A table as CSV; fractions as in JSON, texts guarded against being run as formulas.

    Numbers, also negative ones, are never guarded. `unguard_text` restores the texts.
    """
    return "".join(csv_lines([column.key for column in table.columns], table.rows))


def _field(value: Value) -> str:
    text = machine_text(value)
    return text if is_number(value) else guard_text(text)
