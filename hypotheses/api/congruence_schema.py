"""What the schema says of a congruence table in JSON; made of the columns that make the table."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from evidence.tables import FORMATS
from hypotheses.choices import By, Flag, Verdict
from hypotheses.exports.columns import CELL_COLUMNS

NUMBERS = ("score", "score_tested", "coverage", "support", "contradiction")


class CongruenceMetaSerializer(serializers.Serializer):
    """What made a table."""

    study = serializers.SlugField(help_text="The study's slug.")
    by = serializers.ChoiceField(choices=By.choices, help_text="What the rows are.")
    version = serializers.CharField(help_text="Version of Touchstone that made the table.")
    settings = serializers.DictField(help_text="Settings of the scoring rule; fractions are exact, as text.")
    filters = serializers.DictField(help_text="What part of the evidence was counted.")
    as_of = serializers.DateTimeField(
        allow_null=True, help_text="The past moment shown; null for the table as it is."
    )


def cell_field(key: str, description: str) -> serializers.Field:
    """The schema of one column of a cell."""
    if key.startswith("n_"):
        return serializers.IntegerField(help_text=description)
    if key in NUMBERS:
        return serializers.FloatField(allow_null=True, help_text=description)
    if key == "failed_hoops":
        return serializers.ListField(child=serializers.CharField(), help_text=description)
    if key == "flags":
        return serializers.ListField(
            child=serializers.ChoiceField(choices=Flag.choices), help_text=description
        )
    if key == "agrees":
        return serializers.BooleanField(allow_null=True, help_text=description)
    if key in ("verdict", "published"):
        return serializers.ChoiceField(
            choices=Verdict.choices, allow_null=key == "published", help_text=description
        )
    return serializers.SlugField(allow_null=key == "hypothesis", help_text=description)


CongruenceCellSerializer = type(
    "CongruenceCellSerializer",
    (serializers.Serializer,),
    {
        "__doc__": "One cell: what the evidence adds up to in one state, and what was published.",
        **{column.key: cell_field(column.key, column.description) for column in CELL_COLUMNS},
    },
)


class CongruenceTableSerializer(serializers.Serializer):
    """A congruence table."""

    meta = CongruenceMetaSerializer(help_text="What made the table.")
    cells = CongruenceCellSerializer(many=True, help_text="Every cell of the table, row by row.")


def in_every_format(answer: Any) -> dict[tuple[int, str], Any]:
    """What a table's address answers, by media type: the serializer in JSON, a file in every other format."""
    return {
        (200, each.media_type.split(";")[0]): (
            answer if name == "json" else OpenApiTypes.STR if each.is_text else OpenApiTypes.BINARY
        )
        for name, each in FORMATS.items()
    }
