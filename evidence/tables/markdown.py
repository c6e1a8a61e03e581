"""Markdown: a pipe table as GitHub, Pandoc and most editors read it."""

from __future__ import annotations

import re

from evidence.tables.display import numeric_columns, people_rows, visible_controls
from evidence.tables.table import Table

# As entities, since they end a cell or begin a tag wherever a parser looks first.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_MARKS = {mark: "\\" + mark for mark in "\\`*_[]~$^"}
_ESCAPES = str.maketrans(_ENTITIES | _MARKS)
_LINE_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")


def to_markdown(table: Table) -> str:
    """A table in Markdown: its title in bold, the pipe table, each note in italics.

    What stands in a cell shows as it is: Markdown's marks, HTML and pipes lose their meaning, line breaks
    become `<br>`.
    """
    header = [_cell(column.heading) for column in table.columns]
    rule = ["---:" if numeric else "---" for numeric in numeric_columns(table)]
    rows = [[_cell(text) for text in row] for row in people_rows(table)]
    lines = ["| " + " | ".join(row) + " |" for row in [header, rule, *rows]]
    notes = [f"*{text}*" for note in table.notes if (text := _cell(note))]
    return "\n\n".join([f"**{_cell(table.title)}**", "\n".join(lines), *notes]) + "\n"


def _cell(text: str) -> str:
    escaped = visible_controls(text).strip(" \t\r\n").translate(_ESCAPES)
    return _LINE_BREAK.sub("<br>", escaped)
