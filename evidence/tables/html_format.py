"""HTML: a page of its own that holds one table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evidence.tables.display import MINUS, people_rows, visible_controls
from evidence.tables.table import Table


def to_html(table: Table) -> str:
    """A table as a whole HTML document with caption and scoped headings, for browsers and screen readers.

    Everything is escaped. No style and no script, so that it shows under the strictest content security
    policy.
    """
    title = _text(table.title)
    header = "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in table.columns)
    rows = "\n".join(map(_row, people_rows(table, minus=MINUS)))
    notes = "".join(f"<p>{_text(note)}</p>\n" for note in table.notes)
    return (
        '<!doctype html>\n<html lang="en">\n'
        f'<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<main>\n<table>\n<caption>{title}</caption>\n"
        f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        f"{notes}</main>\n</body>\n</html>\n"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = map(_text, cells)
    columns = "".join(f"<td>{text}</td>" for text in others)
    return f'<tr><th scope="row">{first}</th>{columns}</tr>'


def _text(text: str) -> str:
    return escape(visible_controls(text))
