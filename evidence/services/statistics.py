"""What PostgreSQL knows of the sizes of our tables, brought up to date after much was written at once."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

APPS = ("evidence", "hypotheses")
#: Fewer new rows change no plan that matters.
MANY = 500


def refresh_statistics(n_written: int) -> None:
    """Let PostgreSQL count our tables anew, where so many rows were written that its plans may go wrong.

    It does so by itself within a minute or two. Until then it takes tables for what they were, and may go through
    thousands of rows for each of thousands of others: a table by archive took minutes right after volumes had come in.
    SQLite needs no such counts for the plans that we ask of it.
    """
    if connection.vendor != "postgresql" or n_written < MANY:
        return
    models = (model for app in APPS for model in apps.get_app_config(app).get_models())
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")
