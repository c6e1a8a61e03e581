"""How a document is shown in which a quotation stands."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evidence.api.serializers.quotations import DifferenceSerializer, ElisionSerializer
from evidence.choices import Verification
from evidence.models import Document, DocumentText
from evidence.queries.origins import Origin
from evidence.reports import citation_of


class OriginSerializer(serializers.Serializer[Any]):
    """A document in which a quotation stands, or nearly stands."""

    document = serializers.CharField(
        source="document.key", help_text=Document._meta.get_field("key").help_text
    )
    link = serializers.HyperlinkedRelatedField[Document](
        view_name="api:document-detail",
        lookup_field="key",
        read_only=True,
        source="document",
        help_text="The address of the document in this API.",
    )
    citation = serializers.SerializerMethodField(help_text="How the place is cited.")
    verification = serializers.ChoiceField(
        choices=Verification.choices,
        source="comparison.status",
        help_text="How the words compare with the document's.",
    )
    pages = serializers.ListField(
        child=serializers.CharField(),
        help_text="The pages, by their labels; of several places the first of each.",
    )
    start = serializers.IntegerField(
        source="comparison.place.start",
        default=None,
        allow_null=True,
        help_text="Where it begins, in code points of the text or note; null where it stands in several places.",
    )
    end = serializers.IntegerField(
        source="comparison.place.end", default=None, allow_null=True, help_text="Where it ends, exclusive."
    )
    is_in_note = serializers.SerializerMethodField(help_text="It stands in a note of the text.")
    text_sha256 = serializers.CharField(
        source="stored.text.sha256", help_text=DocumentText._meta.get_field("sha256").help_text
    )
    differences = DifferenceSerializer(
        many=True,
        source="comparison.differences",
        help_text="What differs from the document's words, in order.",
    )
    elisions = ElisionSerializer(
        many=True, source="comparison.elisions", help_text="What each ellipsis stands for, in order."
    )
    warnings = serializers.ListField(
        child=serializers.CharField(), help_text="What a person should know, a sentence each."
    )

    def get_citation(self, origin: Origin) -> str:
        """The citation with the pages found."""
        return citation_of(origin.document, pages=origin.shown_pages)

    @extend_schema_field(bool)
    def get_is_in_note(self, origin: Origin) -> bool:
        """Whether it stands in a note."""
        place = origin.comparison.place
        return place is not None and place.note is not None
