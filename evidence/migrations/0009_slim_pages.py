"""Pages that are found by the thousand are read from few blocks; which wordings are current, from an index alone.

On PostgreSQL, words and folded text of a page are kept beside the table: what a search asks of each page that has a
frequent word (its key, its text) then lies a hundred rows to a block instead of seven. Pages that are there are
written anew, in the order of their keys.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q

SLIM = (
    "ALTER TABLE evidence_page SET (toast_tuple_target = 128)",
    "CLUSTER evidence_page USING evidence_page_pkey",
    "ALTER TABLE evidence_page SET WITHOUT CLUSTER",
)
WIDE = ("ALTER TABLE evidence_page RESET (toast_tuple_target)",)


def make_slim(apps, schema_editor):
    """Keep long values apart, on the engine that can."""
    run(schema_editor, SLIM)


def make_wide(apps, schema_editor):
    """Keep them where the engine would put them; rows that are there stay."""
    run(schema_editor, WIDE)


def run(schema_editor, statements):
    """Run statements one by one on PostgreSQL."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0008_api_tokens")]

    operations = [
        migrations.RunPython(make_slim, make_wide),
        migrations.AddIndex(
            model_name="documenttext",
            index=models.Index(
                condition=Q(("is_current", True)),
                fields=["document", "id"],
                name="evidence_text_current",
            ),
        ),
    ]
