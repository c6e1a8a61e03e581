"""How quotations are shown, with all that checking them against the documents showed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer
from evidence.choices import DifferenceKind
from evidence.models import DocumentText, Note, Quotation

#: What comparing a quotation with its document left, as the table keeps it.
Findings: TypeAlias = Mapping[str, Any]


class DifferenceSerializer(serializers.Serializer[Any]):
    """One difference between quotation and document."""

    kind = serializers.ChoiceField(
        choices=DifferenceKind.choices,
        help_text="What sort of difference; left out, added, changed, moved alter.",
    )
    quoted = serializers.CharField(help_text="The words of the quotation; empty where it has none there.")
    printed = serializers.CharField(help_text="The words of the document; empty where it has none there.")


class ElisionSerializer(serializers.Serializer[Any]):
    """What an ellipsis stands for."""

    words = serializers.CharField(help_text="The words of the document that are left out.")
    negates = serializers.BooleanField(help_text="A negation among them governs the words quoted.")
    crosses_paragraph = serializers.BooleanField(help_text="A paragraph ends among them.")


class CandidateSerializer(serializers.Serializer[Any]):
    """A place where the words may stand."""

    start = serializers.IntegerField(help_text="Where it begins, in code points of the text or note.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")
    is_in_note = serializers.BooleanField(help_text="It is in a note.")
    pages = serializers.ListField(child=serializers.CharField(), help_text="The pages, by their labels.")
    before = serializers.CharField(help_text="The words just before.")
    after = serializers.CharField(help_text="The words just after.")


class QuotationSerializer(RecordSerializer):
    """Exact words of a passage; `start` and `end` count Unicode code points of the text or note named."""

    text_sha256 = serializers.SlugRelatedField[DocumentText](
        source="document_text",
        slug_field="sha256",
        allow_null=True,
        read_only=True,
        help_text="Fingerprint of the version of the wording in which the words were found.",
    )
    in_note = serializers.SlugRelatedField[Note](
        slug_field="label",
        allow_null=True,
        read_only=True,
        help_text=Quotation._meta.get_field("in_note").help_text,
    )

    differences = serializers.SerializerMethodField(
        help_text="What differs from the document's words, in order."
    )
    elisions = serializers.SerializerMethodField(help_text="What each ellipsis stands for, in order.")
    candidates = serializers.SerializerMethodField(
        help_text="The places where the words may stand, among which somebody has to choose, or chose."
    )
    warnings = serializers.SerializerMethodField(help_text="What a person should know, a sentence each.")

    class Meta:
        model = Quotation
        fields = (
            "position",
            "text",
            "language",
            "is_translation",
            "translator",
            "original_text",
            "prefix",
            "suffix",
            "text_sha256",
            "in_note",
            "start",
            "end",
            "pages_found",
            "verification",
            "verified_at",
            "page_check",
            "differences",
            "elisions",
            "candidates",
            "warnings",
            "confirmed_reason",
            "confirmed_at",
        )
        read_only_fields = fields

    @extend_schema_field(DifferenceSerializer(many=True))
    def get_differences(self, quotation: Quotation) -> list[dict[str, str]]:
        """The differences."""
        return differences_in(quotation.findings)

    @extend_schema_field(ElisionSerializer(many=True))
    def get_elisions(self, quotation: Quotation) -> list[dict[str, Any]]:
        """The words left out."""
        return elisions_in(quotation.findings)

    @extend_schema_field(CandidateSerializer(many=True))
    def get_candidates(self, quotation: Quotation) -> list[dict[str, Any]]:
        """The places."""
        return candidates_in(quotation.findings)

    def get_warnings(self, quotation: Quotation) -> list[str]:
        """The sentences."""
        return warnings_in(quotation.findings)


def differences_in(findings: Findings) -> list[dict[str, str]]:
    """The differences that a comparison found."""
    return [
        {"kind": kind, "quoted": quoted, "printed": printed}
        for kind, quoted, printed in findings.get("differences", ())
    ]


def elisions_in(findings: Findings) -> list[dict[str, Any]]:
    """What it found each ellipsis to stand for."""
    return [
        {"words": words, "negates": negates, "crosses_paragraph": crosses_paragraph}
        for words, negates, crosses_paragraph in findings.get("elisions", ())
    ]


def candidates_in(findings: Findings) -> list[dict[str, Any]]:
    """The places where it found that the words may stand."""
    return [
        {
            "start": each["start"],
            "end": each["end"],
            "is_in_note": each["note"] is not None,
            "pages": each["pages"],
            "before": each["before"],
            "after": each["after"],
        }
        for each in findings.get("candidates", ())
    ]


def warnings_in(findings: Findings) -> list[str]:
    """What it has to say to a person."""
    return list(findings.get("warnings", ()))
