from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A study's assessments in the order of their submission, for pages of the API."""

    dependencies: ClassVar = [("hypotheses", "0005_units")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                fields=["study", "submitted_at", "id", "status", "coder", "passage"],
                name="hypotheses_assessment_newest",
            ),
        ),
    ]
