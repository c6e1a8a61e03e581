"""How the wording of documents is shown: its versions, and of one of them the words, the notes and the pages.

Offsets count Unicode code points, ends are exclusive (docs/adr/0010).
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer
from evidence.models import DocumentText, Note, Page

VERSION = (
    "kind",
    "language",
    "sha256",
    "is_current",
    "projection",
    "source_file",
    "source_sha256",
    "importer_version",
    "created_at",
)


class TextVersionSerializer(RecordSerializer):
    """One version of the wording, without the words."""

    class Meta:
        model = DocumentText
        fields = VERSION
        read_only_fields = fields


class SpanSerializer(serializers.Serializer[Any]):
    """A stretch of a text or note that is something: a heading, emphasis, a name, a gap."""

    kind = serializers.CharField(help_text="What it is.")
    start = serializers.IntegerField(help_text="Where it begins.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")
    value = serializers.CharField(help_text="More of it, where there is more.")

    def to_representation(self, instance: list[str | int]) -> dict[str, str | int]:
        """The span with names for its three or four values."""
        kind, start, end, *value = instance
        return {"kind": kind, "start": start, "end": end, "value": value[0] if value else ""}


class NoteSerializer(RecordSerializer):
    """One note of a text; a note on a note is anchored in that."""

    in_note = serializers.SlugRelatedField[Note](
        slug_field="position",
        allow_null=True,
        read_only=True,
        help_text="Position of the note in which it stands, if it is a note on a note.",
    )
    structure = SpanSerializer(
        many=True, read_only=True, help_text=Note._meta.get_field("structure").help_text
    )

    class Meta:
        model = Note
        fields = ("position", "kind", "label", "identifier", "in_note", "anchor", "body", "structure")
        read_only_fields = fields


class PageSerializer(RecordSerializer):
    """One printed page of a text."""

    class Meta:
        model = Page
        fields = ("label", "start", "end")
        read_only_fields = fields


class TextSerializer(RecordSerializer):
    """One version of a document's wording, with its notes and pages."""

    structure = SpanSerializer(
        many=True, read_only=True, help_text=DocumentText._meta.get_field("structure").help_text
    )
    notes = NoteSerializer(many=True, read_only=True, help_text="Its notes, in their order.")
    pages = PageSerializer(many=True, read_only=True, help_text="Its pages: end to end, over all of it.")

    class Meta:
        model = DocumentText
        fields = ("document", *VERSION, "body", "structure", "notes", "pages")
        read_only_fields = fields
