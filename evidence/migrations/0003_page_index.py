"""The full-text index of pages: FTS5 beside the table on SQLite, a stored tsvector on PostgreSQL (ruling 22).

SQLite drops a table's triggers when Django rebuilds the table: a migration that changes evidence_page must run
`make_index` again. A test looks for the triggers.
"""

from __future__ import annotations

from django.db import migrations

SQLITE_MAKE = (
    "CREATE VIRTUAL TABLE evidence_page_index USING fts5("
    "folded, content='evidence_page', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER evidence_page_index_insert AFTER INSERT ON evidence_page BEGIN "
    "INSERT INTO evidence_page_index(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER evidence_page_index_delete AFTER DELETE ON evidence_page BEGIN "
    "INSERT INTO evidence_page_index(evidence_page_index, rowid, folded) VALUES ('delete', old.id, old.folded); END",
    "CREATE TRIGGER evidence_page_index_update AFTER UPDATE OF folded ON evidence_page BEGIN "
    "INSERT INTO evidence_page_index(evidence_page_index, rowid, folded) VALUES ('delete', old.id, old.folded); "
    "INSERT INTO evidence_page_index(rowid, folded) VALUES (new.id, new.folded); END",
    "INSERT INTO evidence_page_index(evidence_page_index) VALUES ('rebuild')",
)
SQLITE_DROP = (
    "DROP TRIGGER IF EXISTS evidence_page_index_insert",
    "DROP TRIGGER IF EXISTS evidence_page_index_delete",
    "DROP TRIGGER IF EXISTS evidence_page_index_update",
    "DROP TABLE IF EXISTS evidence_page_index",
)
POSTGRESQL_MAKE = (
    "ALTER TABLE evidence_page ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, folded)) STORED",
    "CREATE INDEX evidence_page_words ON evidence_page USING gin (words)",
)
POSTGRESQL_DROP = ("ALTER TABLE evidence_page DROP COLUMN words",)


def make_index(apps, schema_editor):
    """Make the index of the engine at hand."""
    run(schema_editor, SQLITE_MAKE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_MAKE)


def drop_index(apps, schema_editor):
    """Take it away."""
    run(schema_editor, SQLITE_DROP if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_DROP)


def run(schema_editor, statements):
    """Run statements one by one."""
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_texts_as_imported")]

    operations = [migrations.RunPython(make_index, drop_index)]
