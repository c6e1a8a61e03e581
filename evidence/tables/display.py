"""What the formats for people share: cells as words, their side, and how much room text takes."""

from __future__ import annotations

import re
import unicodedata

from evidence.tables.table import Table
from evidence.tables.values import Value, is_number, people_text

# C0 but for tab and line breaks, DEL, C1 (terminals obey some of them), halves of UTF-16 pairs, and the two
# non-characters that XML forbids.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Not every Unicode space: the ideographic space and the no-break space belong to the wording.
_BLANKS = re.compile("[ \t\r\n\u2028\u2029]+")


#: The minus sign of print, for the formats that are typeset.
MINUS = "\N{MINUS SIGN}"


def visible_controls(text: str) -> str:
    """Text with control characters shown as `[U+001B]`: readers see them, no terminal or XML obeys them."""
    return _UNPRINTABLE.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def one_line(text: str) -> str:
    """Text on one line: line breaks, tabs and runs of spaces become one space, none at the ends."""
    return _BLANKS.sub(" ", visible_controls(text)).strip(" ")


def people_rows(table: Table, *, minus: str = "-") -> list[list[str]]:
    """The cells of a table as people read them, not yet escaped; `minus` stands before negative numbers."""
    decimals = [column.decimals for column in table.columns]
    return [
        [_people_cell(value, places, minus) for value, places in zip(row, decimals, strict=True)]
        for row in table.rows
    ]


def _people_cell(value: Value, decimals: int, minus: str) -> str:
    text = people_text(value, decimals)
    return text.replace("-", minus) if is_number(value) else text


def numeric_columns(table: Table) -> list[bool]:
    """For each column, whether it holds numbers only, gaps apart; such columns are set to the right."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    return [_is_numeric([value for value in column if value is not None]) for column in columns]


def _is_numeric(values: list[Value]) -> bool:
    return bool(values) and all(map(is_number, values))


def display_width(text: str) -> int:
    """How many terminal cells text takes: two for a wide East Asian character, none for a combining mark."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
