"""How a document is shown that has words of another."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from evidence.models import Document
from evidence.queries.reuse import Reuse, Side
from evidence.reports import citation_of


class SharedSideSerializer(serializers.Serializer[Any]):
    """A stretch as it stands in one of two documents."""

    words = serializers.CharField(help_text="The words, as this document has them.")
    page = serializers.CharField(
        help_text="The page on which they begin; empty where the text does not tell."
    )
    passages = serializers.SerializerMethodField(
        help_text="The passages, by key, whose quotations stand in them and that whoever asks may see."
    )

    def get_passages(self, side: Side) -> list[str]:
        """Their keys."""
        return [passage.key for passage in side.passages]


class SharedStretchSerializer(serializers.Serializer[Any]):
    """Words that stand in both documents, with at most a few that differ between them."""

    n_words = serializers.IntegerField(help_text="How many words are the same.")
    is_exact = serializers.BooleanField(help_text="Every word is the same.")
    here = SharedSideSerializer(help_text="The words in the document asked for.")
    there = SharedSideSerializer(help_text="The words in the other document.")


class ReuseSerializer(serializers.Serializer[Any]):
    """A document that has long stretches of words of another."""

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
    citation = serializers.SerializerMethodField(help_text="How the document is cited.")
    n_words = serializers.IntegerField(help_text="How many words are the same, all stretches together.")
    stretches = SharedStretchSerializer(
        many=True, help_text="The stretches, in the order of the document asked for."
    )

    def get_citation(self, reuse: Reuse) -> str:
        """The citation."""
        return citation_of(reuse.document)
