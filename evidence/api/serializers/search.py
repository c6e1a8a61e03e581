"""How what a search found is shown: documents and pages, and the words around what was looked for."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from evidence.models import Document, DocumentText, Note, Page
from evidence.queries.hits import Hit, Place


class StretchSerializer(serializers.Serializer[Any]):
    """A stretch of a text or note, in code points."""

    start = serializers.IntegerField(help_text="Where it begins.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")

    def to_representation(self, instance: tuple[int, int]) -> dict[str, int]:
        """The stretch with names for its ends."""
        return {"start": instance[0], "end": instance[1]}


class PlaceSerializer(serializers.Serializer[Any]):
    """A place on a page where something was found, in the text or in a note of it."""

    note = serializers.IntegerField(
        allow_null=True, help_text="Position of the note in which it stands; null in the text itself."
    )
    note_label = serializers.CharField(help_text=Note._meta.get_field("label").help_text)
    words = serializers.CharField(help_text="The words around it, as printed.")
    start = serializers.IntegerField(help_text="Where these words begin, in the text or note.")
    end = serializers.IntegerField(help_text="Where they end, exclusive.")
    matches = StretchSerializer(
        many=True, help_text="What matches, by its place in the text or note, not in the words shown."
    )

    def to_representation(self, instance: Place) -> dict[str, Any]:
        """The place with offsets into the whole text or note."""
        found, offset = instance.excerpt, instance.offset
        return {
            "note": instance.note.position if instance.note else None,
            "note_label": instance.note.label if instance.note else "",
            "words": found.text,
            "start": found.start + offset,
            "end": found.end + offset,
            "matches": [{"start": start + offset, "end": end + offset} for start, end in found.matches],
        }


class HitSerializer(serializers.Serializer[Any]):
    """A page on which the words stand."""

    document = serializers.CharField(help_text=Document._meta.get_field("key").help_text)
    link = serializers.HyperlinkedRelatedField[Document](
        view_name="api:document-detail",
        lookup_field="key",
        read_only=True,
        source="document",
        help_text="The address of the document in this API.",
    )
    short_title = serializers.CharField(
        source="document.short_title", help_text=Document._meta.get_field("short_title").help_text
    )
    citation = serializers.CharField(help_text="How the page is cited, as its archive wants.")
    page = serializers.CharField(source="page.label", help_text=Page._meta.get_field("label").help_text)
    page_start = serializers.IntegerField(
        source="page.start", help_text=Page._meta.get_field("start").help_text
    )
    page_end = serializers.IntegerField(source="page.end", help_text=Page._meta.get_field("end").help_text)
    text_kind = serializers.CharField(
        source="text.kind", help_text=DocumentText._meta.get_field("kind").help_text
    )
    language = serializers.CharField(
        source="text.language", help_text=DocumentText._meta.get_field("language").help_text
    )
    sha256 = serializers.CharField(
        source="text.sha256", help_text=DocumentText._meta.get_field("sha256").help_text
    )
    address = serializers.SerializerMethodField(help_text="Where the page is read on this site.")
    weight = serializers.IntegerField(help_text="How much the page has to do with the query.")
    places = PlaceSerializer(many=True, help_text="Where on it the words stand, the best places.")

    def to_representation(self, instance: Hit) -> dict[str, Any]:
        """The hit, its document by its key."""
        return {**super().to_representation(instance), "document": instance.document.key}

    def get_address(self, hit: Hit) -> str:
        """The address with the name of the site."""
        return str(self.context["request"].build_absolute_uri(hit.address))


class FoundSerializer(serializers.Serializer[Any]):
    """A page of what a search found."""

    count = serializers.IntegerField(help_text="How many pages were found and weighed.")
    is_more = serializers.BooleanField(help_text="Whether more pages than that have the words.")
    next = serializers.CharField(allow_null=True, help_text="The address of the page after this one.")
    results = HitSerializer(many=True, help_text="The hits, the weightiest first.")
