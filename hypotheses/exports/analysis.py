"""An analysis as a file: the same bytes from page, API and command.

JSON and XLSX give all its tables, with what made them; the other formats one table, the first unless another is named.
"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from evidence.tables import FORMATS, Column, Table, dictionary, json_bytes, to_xlsx
from hypotheses.analyses.kind import Analysis, Kind


def as_document(kind: Kind, analysis: Analysis) -> dict[str, object]:
    """The analysis as JSON has it: what made it and what is to be said of it, then its tables by name."""
    return {
        "meta": {
            "analysis": kind.name,
            "study": analysis.study.slug,
            "version": settings.VERSION,
            "made_by": dict(analysis.made_by),
            "notes": list(analysis.notes),
        },
        **{name: table.records() for name, table in analysis.tables.items()},
    }


def workbook(kind: Kind, analysis: Analysis) -> bytes:
    """The analysis as a workbook: a sheet a table, what made it, and what the columns mean."""
    pairs = [(name, str(value)) for name, value in analysis.made_by.items()]
    pairs += [("note", note) for note in analysis.notes]
    made_by = Table.build(
        "Made by",
        (
            Column[tuple[str, str]]("name", "Name", "What is said.", lambda pair: pair[0]),
            Column[tuple[str, str]]("value", "Value", "Its value.", lambda pair: pair[1]),
        ),
        [("analysis", kind.name), ("study", analysis.study.slug), ("version", settings.VERSION), *pairs],
    )
    columns = {column.key: column for table in analysis.tables.values() for column in table.columns}
    return to_xlsx(
        [*analysis.tables.values(), made_by, dictionary("Data dictionary", list(columns.values()))]
    )


def export(kind: Kind, analysis: Analysis, format_name: str, table_name: str = "") -> bytes:
    """The analysis in one of the formats of `evidence.tables.FORMATS`.

    Raises:
        KeyError: for an unknown format or table.
    """
    if format_name == "json":
        return json_bytes(as_document(kind, analysis))
    if format_name == "xlsx":
        return workbook(kind, analysis)
    table = analysis.tables[table_name or next(iter(analysis.tables))]
    made_by = "; ".join(f"{name}={value}" for name, value in analysis.made_by.items())
    said = (*table.notes, *analysis.notes, f"Made by Touchstone {settings.VERSION}: {made_by}.")
    return FORMATS[format_name].render(replace(table, notes=said))
