"""Many rows of one table written at once, each with values of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connections, models, router


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
    quote = connection.ops.quote_name
    settings = ", ".join(f"{quote(str(column.column))} = %s" for column in columns)
    statement = f"UPDATE {quote(meta.db_table)} SET {settings} WHERE {quote(str(meta.pk.column))} = %s"  # noqa: S608  # names of our own columns
    values = [
        [
            *(
                column.get_db_prep_save(getattr(row, column.attname), connection=connection)
                for column in columns
            ),
            row.pk,
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
