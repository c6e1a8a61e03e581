"""The history of a study as a file: a row for each field that a record changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence.tables import FORMATS, Column, Table
from hypotheses.reports.changes import Change, FieldChange

Line = tuple[Change, FieldChange]
NOTHING = FieldChange("", "", "")

COLUMNS: tuple[Column[Line], ...] = (
    Column("moment", "When", "When it was written, in UTC.", lambda line: line[0].moment.isoformat()),
    Column("person", "Who", "The login that wrote it; nothing where nobody knows.", lambda line: line[0].person),
    Column("study", "Study", "The study's slug.", lambda line: line[0].study),
    Column("kind", "Kind", "The kind of row.", lambda line: line[0].kind),
    Column("key", "Key", "What the row is called.", lambda line: line[0].key),
    Column("number", "Number", "The row's number in its table.", lambda line: line[0].number),
    Column("act", "Act", "Whether the row was created, changed or deleted.", lambda line: line[0].act),
    Column("field", "Field", "The field; nothing where none changed.", lambda line: line[1].field),
    Column("before", "Before", "What the field held.", lambda line: line[1].before),
    Column("after", "After", "What it holds since.", lambda line: line[1].after),
    Column("why", "Why", "The reason given.", lambda line: line[0].why),
)  # fmt: skip


def export(changes: Iterable[Change], form: str) -> bytes:
    """The changes in one of the formats of `evidence.tables.FORMATS`."""
    return FORMATS[form].render(Table.build("History", COLUMNS, lines(changes)))


def lines(changes: Iterable[Change]) -> Iterator[Line]:
    """Each field that was changed, with its record; a record that changed none stands alone."""
    for change in changes:
        for field in change.fields or (NOTHING,):
            yield change, field
