"""What quick entry takes and gives over the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from evidence.choices import CollectionLevel, DocumentKind, SourceClass, Verification
from evidence.finding.sources import NamedSource
from hypotheses.choices import AssessmentStatus, Basis, Direction
from hypotheses.services.quick_entry import STRENGTHS

_MOST_QUOTATIONS = 50


def _text(help_text: str, length: int = 10_000, **options: Any) -> serializers.CharField:
    """A text that may be empty, or left out."""
    return serializers.CharField(
        help_text=help_text, max_length=length, **{"required": False, "allow_blank": True, **options}
    )


class NamedSourceSerializer(serializers.Serializer[NamedSource]):
    """A document as a citation describes it; what is left out is as it was read."""

    short_title = _text("The name scholars use.", 200)
    title = _text("The title as printed.")
    title_translated = _text("The title in English.")
    kind = serializers.ChoiceField(
        choices=DocumentKind.choices,
        required=False,
        allow_blank=True,
        help_text="What sort of writing it is.",
    )
    source_class = serializers.ChoiceField(
        choices=SourceClass.choices,
        required=False,
        allow_blank=True,
        help_text="Before whose eyes it was written.",
    )
    date_printed = _text("The date as printed.", 200)
    authors = _text("Authors, separated by semicolons (literature).")
    year = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=9999,
        help_text="Year of publication (literature).",
    )
    container = _text("The journal or book it is in.", 500)
    publisher = _text("Place and name of the publisher.", 300)
    doi = _text("Its DOI.", 200)
    archive = _text("Short name of the archive that keeps it.", 50)
    archive_name = _text("Name of an archive that is not here yet.", 200)
    collection = _text("Reference code of the collection.", 200)
    collection_title = _text("Title of a collection that is not here yet.", 500)
    level = serializers.ChoiceField(
        choices=CollectionLevel.choices,
        required=False,
        allow_blank=True,
        help_text="How large a part of the archive that collection is.",
    )
    identifier = _text("What the source calls the document.", 100)
    number = _text("Its number as printed.", 50)
    url = _text("Where the copy is found on the web.", 500)
    cited_pages = _text("The pages of the document in the collection.", 100)


class QuickEntrySerializer(serializers.Serializer[Any]):
    """A citation in hand, the words quoted, and what they bear on."""

    study = serializers.SlugField(help_text="The study (its slug) in which you code.")
    citation = _text("The citation, as a note prints it.", required=True, allow_blank=False)
    quotations = serializers.ListField(
        child=serializers.CharField(max_length=100_000),
        max_length=_MOST_QUOTATIONS,
        required=False,
        default=list,
        help_text="The exact words quoted, in order.",
    )
    language = _text("Their language (BCP 47).", 35, default="")
    is_translation = serializers.BooleanField(default=False, help_text="The words are a translation.")
    pages = _text("The pages cited; left out, those of the citation.", 100, default="")
    summary = _text("What the passage says, in your own words.", default="")
    document = _text(
        "The document that is meant (its key); left out, the one that is told beyond doubt.", 50, default=""
    )
    make_new = serializers.BooleanField(
        default=False, help_text="Make a new document of what was read and of `described`, whatever is here."
    )
    described = NamedSourceSerializer(
        required=False, help_text="Corrections to what was read of the citation, for a new document."
    )
    prediction = _text(
        "The prediction (its key) it bears on; left out, the passage alone is kept.", 50, default=""
    )
    direction = serializers.ChoiceField(
        choices=Direction.choices, required=False, default="", help_text="Which way it bears on it."
    )
    strength = serializers.ChoiceField(
        choices=STRENGTHS,
        required=False,
        allow_null=True,
        default=None,
        help_text="3: it states it in terms. 2: it implies it. 1: it is consistent with it. Neutral ones have none.",
    )
    rationale = _text("Why, in a sentence or two.", default="")
    basis = serializers.ChoiceField(
        choices=Basis.choices,
        default=Basis.INFERRED,
        help_text="Whether the author draws the link, or you do.",
    )
    status = serializers.ChoiceField(
        choices=[AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT],
        default=AssessmentStatus.SUBMITTED,
        help_text="A draft does not count yet: submitted or draft.",
    )
    dry_run = serializers.BooleanField(default=False, help_text="Only say what was read and found.")


class ReadPartSerializer(serializers.Serializer[Any]):
    """A stretch of the citation, and what it was read as."""

    name = serializers.CharField(help_text="What it tells; “rest” of what was not understood.")
    start = serializers.IntegerField(help_text="Where it begins in the citation, in code points.")
    end = serializers.IntegerField(help_text="Where it ends, exclusive.")
    text = serializers.CharField(help_text="Its text.")


class ReadingSerializer(serializers.Serializer[Any]):
    """One reference of the citation."""

    kind = serializers.CharField(
        help_text="What sort of reference it is; “unknown” of what was left as text."
    )
    reading = serializers.CharField(help_text="How much of it was understood: full, part or none.")
    stretches = ReadPartSerializer(many=True, help_text="Its parts and what stands between them, in order.")


class FoundQuotationSerializer(serializers.Serializer[Any]):
    """A quotation, and what it is in the document's text."""

    text = serializers.CharField(help_text="The words quoted.")
    verification = serializers.ChoiceField(
        choices=Verification.choices, help_text="How they compare with the document's text."
    )
    pages_found = serializers.CharField(help_text="The pages on which they stand.")


class OfferSerializer(serializers.Serializer[Any]):
    """A document that may be meant."""

    document = serializers.CharField(source="document.key", help_text="Its key.")
    short_title = serializers.CharField(source="document.short_title", help_text="The name scholars use.")
    reasons = serializers.ListField(child=serializers.CharField(), help_text="Why it may be meant.")
    quotations = FoundQuotationSerializer(many=True, help_text="What the words quoted are in its text.")


class QuickEntryResultSerializer(serializers.Serializer[Any]):
    """What was read and found, and what was written, if anything was."""

    references = ReadingSerializer(
        many=True, help_text="What was read of the citation; the first understood counts."
    )
    described = NamedSourceSerializer(help_text="The document as read and corrected.")
    candidates = OfferSerializer(many=True, help_text="The documents that may be meant, the surest first.")
    document = serializers.CharField(allow_null=True, help_text="The document that is meant (its key).")
    passage = serializers.CharField(allow_null=True, help_text="The passage written (its key).")
    is_new_passage = serializers.BooleanField(help_text="It was not there before.")
    assessment = serializers.IntegerField(allow_null=True, help_text="The assessment written (its id).")
    quotations = FoundQuotationSerializer(many=True, help_text="The passage's quotations, as checked.")
    doubts = serializers.ListField(
        child=serializers.CharField(),
        help_text="What to think twice about, a sentence each; nothing is forbidden.",
    )
