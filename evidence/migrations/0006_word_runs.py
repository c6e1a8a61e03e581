"""The runs of words by which texts that share a long stretch are found; those of texts that are there are made."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from evidence.reuse import word_runs

TEXTS_AT_ONCE = 200


def make_word_runs(apps, schema_editor):
    """Read the folded words of the pages, some texts at a time."""
    database = schema_editor.connection.alias
    Page, WordRun = (apps.get_model("evidence", name) for name in ("Page", "WordRun"))
    texts = list(Page.objects.using(database).order_by("text").values_list("text", flat=True).distinct())
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        words = {}
        pages = Page.objects.using(database).filter(text__in=texts[start : start + TEXTS_AT_ONCE])
        for text, folded in pages.order_by("text", "start").values_list("text", "folded"):
            words.setdefault(text, []).extend(folded.split())
        rows = (
            WordRun(text_id=text, value=value)
            for text, of_text in words.items()
            for value in sorted(word_runs(of_text))
        )
        WordRun.objects.using(database).bulk_create(rows, batch_size=5000)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_quotation_findings")]

    operations = [
        migrations.CreateModel(
            name="WordRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.BigIntegerField(help_text="The number of the run.")),
                (
                    "text",
                    models.ForeignKey(
                        help_text="The text in which the words stand.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="word_runs",
                        to="evidence.documenttext",
                    ),
                ),
            ],
            options={
                "ordering": ("text", "value", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("value", "text"),
                        name="evidence_wordrun_once",
                        violation_error_code="doubled",
                        violation_error_message="The text already has this run of words.",
                    )
                ],
            },
        ),
        migrations.RunPython(make_word_runs, migrations.RunPython.noop),
    ]
