"""How documents are shown, with the copies of them and the people in them."""

from __future__ import annotations

from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.models import Agent, Archive, Document, DocumentAgent, Holding
from evidence.reports import citation_of


class HoldingSerializer(RecordSerializer):
    """One copy of a document."""

    archive = name_of(Archive, "collection.archive", help_text="The archive that keeps the copy.")

    class Meta:
        model = Holding
        fields = ("archive", "collection", "identifier", "number", "pages", "url", "status")
        read_only_fields = fields


class DocumentAgentSerializer(RecordSerializer):
    """One person, office or government in a document."""

    name = serializers.CharField(
        source="agent.name", read_only=True, help_text=Agent._meta.get_field("name").help_text
    )

    class Meta:
        model = DocumentAgent
        fields = ("agent", "name", "role", "confirmation")
        read_only_fields = fields


class DocumentSerializer(RecordSerializer):
    """One document, with its holdings and agents."""

    link = link_to("document", by="key")
    quoted_in_page = serializers.SerializerMethodField(
        help_text=Document._meta.get_field("quoted_in_page").help_text
    )
    citation = serializers.SerializerMethodField(help_text="How it is cited, as its archive wants.")
    holdings = HoldingSerializer(many=True, read_only=True, help_text="The copies of it that we know of.")
    agents = DocumentAgentSerializer(many=True, read_only=True, help_text="Who wrote, received or took part.")

    class Meta:
        model = Document
        fields = (
            "link",
            "key",
            "short_title",
            "title",
            "title_romanised",
            "title_translated",
            "kind",
            "source_class",
            "date_printed",
            "date_edtf",
            "date_earliest",
            "date_latest",
            "place",
            "languages",
            "classification",
            "source_note",
            "is_editorial",
            "excisions",
            "part_of",
            "quoted_in",
            "quoted_in_page",
            "access",
            "embargoed_until",
            "rights",
            "authors",
            "year",
            "container",
            "publisher",
            "doi",
            "citation",
            "holdings",
            "agents",
        )
        read_only_fields = fields

    def get_quoted_in_page(self, document: Document) -> str:
        """The page of the work through which we know it; nothing where that work may not be seen."""
        return document.quoted_in_page if document.quoted_in else ""

    def get_citation(self, document: Document) -> str:
        """The citation."""
        return citation_of(document)
