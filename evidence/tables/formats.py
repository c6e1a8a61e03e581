"""The formats a table can leave in, by the names that commands and the API take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evidence.tables.csv_format import to_csv
from evidence.tables.html_format import to_html
from evidence.tables.json_format import json_bytes, to_json_records
from evidence.tables.latex import to_latex
from evidence.tables.markdown import to_markdown
from evidence.tables.plain_text import to_text
from evidence.tables.table import Table
from evidence.tables.xlsx import to_xlsx


@dataclass(frozen=True)
class Format:
    """One way out: its name, media type, file extension (without dot), and how it is made.

    `render` gives the file's bytes; texts are UTF-8 without byte order mark. `is_text` says whether they may
    be printed to a terminal.
    """

    name: str
    media_type: str
    extension: str
    render: Callable[[Table], bytes]
    is_text: bool = True


_ALL = (
    Format("csv", "text/csv; charset=utf-8", "csv", lambda table: to_csv(table).encode()),
    Format("json", "application/json", "json", lambda table: json_bytes(to_json_records(table))),
    Format("markdown", "text/markdown; charset=utf-8", "md", lambda table: to_markdown(table).encode()),
    Format("latex", "application/x-latex; charset=utf-8", "tex", lambda table: to_latex(table).encode()),
    Format("html", "text/html; charset=utf-8", "html", lambda table: to_html(table).encode()),
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        lambda table: to_xlsx([table]),
        is_text=False,
    ),
    Format("text", "text/plain; charset=utf-8", "txt", lambda table: to_text(table).encode()),
)

#: Every format by name, in the order in which a command's help lists them.
FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})
