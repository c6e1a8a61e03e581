"""Many rows of one table written at once, each with values of its own, and kept in its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections, models, router
from django.utils import timezone
from psycopg2.extras import execute_values

from evidence.models import Recorded, User


def update_rows(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Write these columns of rows that are there.

    Django's `bulk_update` makes one CASE over all rows for every column, which costs more than the checks whose results
    it writes (benchmarks/quotations.py); this is one prepared statement, once a row. No signals, as there.
    """
    if not rows:
        return
    meta = rows[0]._meta
    connection = connections[router.db_for_write(type(rows[0]))]
    columns = [field for field in map(meta.get_field, fields) if isinstance(field, models.Field)]
    values = prepared(rows, columns, connection)
    quote = connection.ops.quote_name
    table, key = quote(meta.db_table), quote(str(meta.pk.column))
    names = [quote(str(column.column)) for column in columns]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # one statement for all: psycopg2's executemany waits for the server after every row, which plans each anew
            kinds = [str(column.cast_db_type(connection)) for column in columns]
            settings = ", ".join(
                f"{name} = new.{name}::{kind}" for name, kind in zip(names, kinds, strict=True)
            )
            statement = (
                f"UPDATE {table} SET {settings} FROM (VALUES %s) AS new ({', '.join([*names, key])}) "  # noqa: S608  # names of our own columns
                f"WHERE {table}.{key} = new.{key}"
            )
            execute_values(cursor.cursor, statement, values, page_size=len(values))
        else:
            settings = ", ".join(f"{name} = %s" for name in names)
            cursor.executemany(f"UPDATE {table} SET {settings} WHERE {key} = %s", values)  # noqa: S608  # names of our own columns


def prepared(
    rows: Sequence[models.Model], columns: Sequence[models.Field[Any, Any]], connection: Any
) -> list[list[Any]]:
    """The values of these columns as the database takes them, and the key, for each row."""
    kinds = [
        (column, column.attname, isinstance(column, models.CharField | models.TextField))
        for column in columns
    ]
    values: list[list[Any]] = []
    for row in rows:
        ready = []
        for column, name, is_text in kinds:
            value = getattr(row, name)
            # plain text is sent as it is: asking its field takes long
            if not (is_text and type(value) is str):
                value = column.get_db_prep_save(value, connection=connection)
            ready.append(value)
        values.append([*ready, row.pk])
    return values


def keep_in_history(rows: Sequence[Recorded], *, by: User | None, reason: str) -> None:
    """Keep rows that were changed, as they are stored now, in the history of their table.

    One statement copies them: simple_history's own helper makes two objects of each row in Python first, which takes
    as long as checking a quotation does.
    """
    if not rows:
        return
    model: type[Recorded] = type(rows[0])
    history = model.history.model
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    kept = {field.name for field in history._meta.concrete_fields}
    columns = [quote(str(field.column)) for field in model._meta.concrete_fields if field.name in kept]
    about = {
        "history_date": timezone.now(),
        "history_type": "~",
        "history_change_reason": reason,
        "history_user": by and by.pk,
    }
    fields = {name: history._meta.get_field(name) for name in about}
    values = [fields[name].get_db_prep_save(value, connection=connection) for name, value in about.items()]
    about_columns = [quote(str(field.column)) for field in fields.values()]
    places = ", ".join(["%s"] * len(values))
    which = ", ".join(["%s"] * len(rows))
    statement = (
        f"INSERT INTO {quote(history._meta.db_table)} ({', '.join([*columns, *about_columns])}) "  # noqa: S608  # names of our own
        f"SELECT {', '.join(columns)}, {places} FROM {quote(model._meta.db_table)} "
        f"WHERE {quote(str(model._meta.pk.column))} IN ({which}) ORDER BY {quote(str(model._meta.pk.column))}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *(row.pk for row in rows)])
