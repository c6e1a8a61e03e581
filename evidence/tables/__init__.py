"""Tables that leave the database: one definition per column, seven formats, one data dictionary.

A `Column` says once what an exported value is called, what it means and where it comes from. Commands, the
API, the admin and the data dictionary all read that definition, so that they cannot drift apart. Pure: knows
no database.
"""

from __future__ import annotations

from evidence.tables.csv_format import csv_lines, guard_text, to_csv, unguard_text
from evidence.tables.formats import FORMATS, Format
from evidence.tables.html_format import to_html
from evidence.tables.json_format import json_bytes, to_json_records
from evidence.tables.latex import to_latex
from evidence.tables.markdown import to_markdown
from evidence.tables.plain_text import to_text
from evidence.tables.table import Column, Table, dictionary
from evidence.tables.values import JsonValue, Value
from evidence.tables.xlsx import to_xlsx

__all__ = [
    "FORMATS",
    "Column",
    "Format",
    "JsonValue",
    "Table",
    "Value",
    "csv_lines",
    "dictionary",
    "guard_text",
    "json_bytes",
    "to_csv",
    "to_html",
    "to_json_records",
    "to_latex",
    "to_markdown",
    "to_text",
    "to_xlsx",
    "unguard_text",
]
