"""What quick entry takes over the API, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from rest_framework import serializers

from evidence.choices import CollectionLevel, DocumentKind, SourceClass, Verification
from evidence.citations.reading import PartName, ReferenceKind
from evidence.finding.sources import NamedSource
from hypotheses.choices import AssessmentStatus, Basis, Direction

LONGEST_CITATION = 10_000
LONGEST_QUOTATION = 50_000
MOST_QUOTATIONS = 20


def words(help_text: str, **options: Any) -> serializers.CharField:
    """A text that may be left out; sent empty, it takes away what was read."""
    return serializers.CharField(required=False, allow_blank=True, help_text=help_text, **options)


class NamedSourceSerializer(serializers.Serializer):
    """A document as its citation describes it; what is sent takes the place of what was read."""

    short_title = words("The name scholars use: NSC 5514.")
    title = words("Title as printed.")
    title_translated = words("Title in English.")
    kind = serializers.ChoiceField(
        choices=DocumentKind.choices, required=False, help_text="What sort of writing it is."
    )
    source_class = serializers.ChoiceField(
        choices=SourceClass.choices,
        required=False,
        help_text="Before whose eyes it was written; a new document needs it.",
    )
    date_printed = words("Date as printed.")
    authors = words("Authors of a work of literature, separated by semicolons.")
    year = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=9999, help_text="Year of publication."
    )
    container = words("Journal or book it appeared in.")
    publisher = words("Who published it.")
    doi = words("Its DOI.")
    archive = words("Slug of the archive that keeps it.")
    archive_name = words("Name of an archive that is not here yet: only if it is sent, one is made.")
    collection = words("Reference code of the collection: frus1952-54v14p2.")
    collection_title = words("Title of the collection, if it is new.")
    level = serializers.ChoiceField(
        choices=CollectionLevel.choices, required=False, help_text="What the collection is, if it is new."
    )
    identifier = words("What the source calls it in the collection: d588.")
    number = words("Its number in the collection.")
    url = words("Its address.")
    cited_pages = words("Its pages in the collection, as cited.")


class QuickEntrySerializer(NamedSourceSerializer):
    """A citation, the words quoted, and what they say about a prediction."""

    study = serializers.SlugField(help_text="The study, by its slug; you must be one of its coders.")
    citation = words(
        "As a note prints it. Nothing is guessed: what is not understood is left.",
        max_length=LONGEST_CITATION,
        trim_whitespace=False,
    )
    reference = serializers.IntegerField(
        required=False,
        min_value=0,
        max_value=999,
        help_text="Which of the references of the citation is meant, counted from 0; needed if it has several.",
    )
    document = words(
        "Key of the document that is meant, or “new”. Left out, it is the one document that fits beyond doubt, "
        "or a new one if none fits."
    )
    pages = words("Pages of the passage; left out, those that the citation gives.")
    quotations = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_QUOTATION),
        required=False,
        max_length=MOST_QUOTATIONS,
        help_text="The exact words, one text for each quotation.",
    )
    language = words("Language of the words quoted, by its tag: en, ja.")
    is_translation = serializers.BooleanField(
        required=False, default=False, help_text="Whether the words quoted are a translation."
    )
    summary = words("What the passage says, in your own words.")
    quoted_in = words(
        "Key of the work through which alone a new document is known, or “new” for the work that the citation names. "
        "Left out, it is the one that fits, or a new one if none does; sent empty, none."
    )
    quoted_in_page = words(
        "The page of that work; left out, the one that the citation gives.", max_length=100
    )
    cluster = words("Slug of the cluster that the passage joins; only leads of the study say so.")
    prediction = words("Key of the prediction it bears on: PP-US-1. Left out, only the passage is kept.")
    direction = serializers.ChoiceField(
        choices=Direction.choices, required=False, help_text="Which way the passage bears on the prediction."
    )
    strength = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=3,
        help_text="3: it states it in terms. 2: it implies it. 1: it is consistent with it. Neutral ones have none.",
    )
    rationale = words("Why, in a sentence or two.")
    basis = serializers.ChoiceField(
        choices=Basis.choices,
        required=False,
        default=Basis.INFERRED,
        help_text="Whether the author of the study states or implies the link, or the coder infers it.",
    )
    status = serializers.ChoiceField(
        choices=[each for each in AssessmentStatus.choices if each[0] in ("draft", "submitted")],
        required=False,
        default=AssessmentStatus.SUBMITTED,
        help_text="Only submitted assessments count.",
    )
    dry_run = serializers.BooleanField(
        required=False, default=False, help_text="Only tell what was read and found; write nothing."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What no field can say by itself; a dry run needs none of it."""
        faults = {} if attrs["dry_run"] else dict(_lacking(attrs))
        if faults:
            raise serializers.ValidationError(faults)
        return attrs


def _lacking(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Field and remedy of what is missing before anything can be written."""
    found = []
    if not given.get("quotations") and not given.get("summary"):
        found.append(("quotations", "Give the exact words, or say in `summary` what the passage says."))
    if given.get("prediction"):
        direction, strength = given.get("direction"), given.get("strength")
        if not direction:
            found.append(("direction", "Say which way the passage bears on the prediction."))
        elif direction == Direction.NEUTRAL and strength:
            found.append(("strength", "What is neutral has no strength: leave it out."))
        elif direction != Direction.NEUTRAL and not strength:
            found.append(("strength", "Give what supports or contradicts a strength of 1, 2 or 3."))
    return found


class PartSerializer(serializers.Serializer):
    """A stretch of the citation."""

    name = serializers.CharField(help_text=f"What it tells: {', '.join(PartName)}.")
    start = serializers.IntegerField(help_text="Where it begins in the citation, in code points.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")
    text = serializers.CharField(help_text="Its words.")


class ReferenceSerializer(serializers.Serializer):
    """One reference of the citation as it was read."""

    kind = serializers.CharField(help_text=f"What it leads to: {', '.join(ReferenceKind)}.")
    text = serializers.CharField(help_text="The reference as printed.")
    start = serializers.IntegerField(help_text="Where it begins in the citation, in code points.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")
    reading = serializers.CharField(help_text="How much of it was understood: full, part or none.")
    date_edtf = serializers.CharField(allow_blank=True, help_text="Its date in EDTF.")
    stretches = PartSerializer(many=True, help_text="All its text in order; “rest” was not understood.")


class HeldQuotationSerializer(serializers.Serializer):
    """What a quotation is when held against a document's text."""

    text = serializers.CharField(help_text="The words quoted.")
    verification = serializers.ChoiceField(choices=Verification.choices, help_text="The verdict.")
    verdict = serializers.CharField(help_text="The verdict in words, with the page.")
    details = serializers.ListField(child=serializers.CharField(), help_text="What differs.")
    pages_found = serializers.CharField(allow_blank=True, help_text="The pages on which it stands.")


class QuickCandidateSerializer(serializers.Serializer):
    """A document that may be meant."""

    document = serializers.CharField(help_text="Its key.")
    short_title = serializers.CharField(help_text="Its short title.")
    reasons = serializers.ListField(child=serializers.CharField(), help_text="Why it may be meant.")
    is_sure = serializers.BooleanField(help_text="Whether it is taken if no document is chosen.")
    quotations = HeldQuotationSerializer(many=True, help_text="What the quotations are in its text.")


class QuotingWorkSerializer(serializers.Serializer):
    """The work through which alone the document is known, as the citation names it."""

    named_source = serializers.DictField(
        child=serializers.CharField(allow_null=True), help_text="The work as it would be entered."
    )
    page = serializers.CharField(allow_blank=True, help_text="Its page, as cited.")
    candidates = serializers.ListField(
        child=serializers.CharField(), help_text="Keys of the documents that may be it, the surest first."
    )
    sure = serializers.CharField(
        allow_null=True, help_text="Key of the one that is taken for a new document if none is chosen."
    )


class QuickEntryAnswerSerializer(serializers.Serializer):
    """What was read and found, and what was written of it."""

    dry_run = serializers.BooleanField(help_text="Whether nothing was written.")
    references = ReferenceSerializer(many=True, help_text="The references read in the citation.")
    reference = serializers.IntegerField(
        allow_null=True,
        help_text="Which of them was taken, counted from 0; null if it is still to be chosen.",
    )
    named_source = serializers.DictField(
        child=serializers.CharField(allow_null=True),
        help_text=f"The document as it would be entered: {', '.join(each.name for each in fields(NamedSource))}.",
    )
    pages = serializers.CharField(allow_blank=True, help_text="The pages of the passage.")
    quoted_in = QuotingWorkSerializer(
        allow_null=True, help_text="The work that the citation says quotes it; null if it names none."
    )
    candidates = QuickCandidateSerializer(many=True, help_text="The documents that may be meant, best first.")
    document = serializers.CharField(allow_null=True, help_text="Key of the document of the passage written.")
    is_new_document = serializers.BooleanField(help_text="Whether the document was made.")
    passage = serializers.CharField(allow_null=True, help_text="Key of the passage written.")
    is_new_passage = serializers.BooleanField(help_text="Whether the passage was made.")
    assessment = serializers.IntegerField(allow_null=True, help_text="Number of the assessment written.")
    quotations = HeldQuotationSerializer(many=True, help_text="The quotations of the passage, as checked.")
    warnings = serializers.ListField(
        child=serializers.CharField(), help_text="What to think twice about; nothing of it is forbidden."
    )
