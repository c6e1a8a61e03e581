"""How documents are shown, with the copies of them and the people in them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.api.serializers.texts import TextVersionSerializer
from evidence.models import Agent, AgentSuggestion, Archive, Document, DocumentAgent, Holding
from evidence.neighbours import Neighbours, neighbours
from evidence.reports import citation_of


class HoldingSerializer(RecordSerializer):
    """One copy of a document."""

    archive = name_of(Archive, "collection.archive", help_text="The archive that keeps the copy.")

    class Meta:
        model = Holding
        fields = ("archive", "collection", "identifier", "number", "section", "pages", "url", "status")
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


class AgentSuggestionSerializer(RecordSerializer):
    """A name that an edition marks; nobody need have looked at it."""

    class Meta:
        model = AgentSuggestion
        fields = ("name_printed", "role", "listed_as")
        read_only_fields = fields


class DocumentSerializer(RecordSerializer):
    """One document, with its holdings, agents and versions of its wording."""

    link = link_to("document", by="key")
    quoted_in_page = serializers.SerializerMethodField(
        help_text=Document._meta.get_field("quoted_in_page").help_text
    )
    citation = serializers.SerializerMethodField(help_text="How it is cited, as its archive wants.")
    holdings = HoldingSerializer(many=True, read_only=True, help_text="The copies of it that we know of.")
    agents = DocumentAgentSerializer(many=True, read_only=True, help_text="Who wrote, received or took part.")
    agent_suggestions = AgentSuggestionSerializer(
        many=True, read_only=True, help_text="Whom the edition marks as such, to be confirmed by a person."
    )
    texts = TextVersionSerializer(
        many=True,
        read_only=True,
        help_text="The versions of its wording; `text/` under its address has the words.",
    )

    class Meta:
        model = Document
        fields: tuple[str, ...] = (
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
            "agent_suggestions",
            "texts",
        )
        read_only_fields: tuple[str, ...] = fields

    def get_quoted_in_page(self, document: Document) -> str:
        """The page of the work through which we know it; nothing where that work may not be seen."""
        return document.quoted_in_page if document.quoted_in else ""

    def get_citation(self, document: Document) -> str:
        """The citation."""
        return citation_of(document)


class NeighboursSerializer(serializers.Serializer[Any]):
    """What stands before and after a document in a collection, of what may be seen; null at its ends."""

    collection = serializers.CharField(help_text="Reference code of the collection.")
    previous = serializers.CharField(allow_null=True, help_text="Key of the document before it.")
    next = serializers.CharField(allow_null=True, help_text="Key of the document after it.")


class DocumentDetailSerializer(DocumentSerializer):
    """One document, with all that its row in the list has, and its neighbours."""

    neighbours = serializers.SerializerMethodField(
        help_text="The documents beside it, in each collection into whose order an import has put it."
    )

    class Meta(DocumentSerializer.Meta):
        fields = (*DocumentSerializer.Meta.fields, "neighbours")
        read_only_fields = fields

    @extend_schema_field(NeighboursSerializer(many=True))
    def get_neighbours(self, document: Document) -> list[dict[str, str | None]]:
        """The keys of the neighbours in each collection."""
        user = self.context["request"].user
        placed = [holding for holding in document.holdings.all() if holding.sort_key]
        return [beside(holding, neighbours(holding, user)) for holding in placed]


def beside(holding: Holding, found: Neighbours) -> dict[str, str | None]:
    """The keys of a copy's neighbours, with the collection in which they are."""
    sides = {"previous": found.previous, "next": found.next}
    keys = {side: copy.document.key if copy else None for side, copy in sides.items()}
    return {"collection": holding.collection.reference_code, **keys}
