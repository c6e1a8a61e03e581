"""The wording of documents: versions that never change, their notes and their pages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from evidence.choices import TextKind
from evidence.models.base import Recorded
from evidence.models.constraints import not_empty, one_of
from evidence.models.documents import Document
from evidence.querysets import OfDocumentQuerySet


class DocumentText(Recorded):
    """One version of a document's wording. It never changes: a better reading is a new version.

    Offsets into it count Unicode code points; the end is exclusive.
    """

    NATURAL_KEY = ("document__key", "kind", "language", "sha256")

    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        related_name="texts",
        help_text="The document whose wording it is.",
    )
    kind = models.CharField(max_length=14, choices=TextKind, help_text="Where the wording comes from.")
    language = models.CharField(max_length=35, help_text="Its language (BCP 47).")
    body = models.TextField(help_text="The wording, as the source has it.")
    sha256 = models.CharField(
        "SHA-256", max_length=64, help_text="Fingerprint of the projection's number and body."
    )
    projection = models.PositiveSmallIntegerField(
        default=1, help_text="Number of the rule by which the source was turned into running text."
    )
    is_current = models.BooleanField(
        default=True, help_text="The version that quotations are checked against."
    )
    source_file = models.CharField(max_length=200, blank=True, help_text="Name of the file it came from.")
    importer_version = models.CharField(
        max_length=50, blank=True, help_text="Version of the program that read it."
    )

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "kind", "language", "pk")
        constraints = (
            UniqueConstraint(
                fields=("document", "kind", "language"),
                condition=Q(is_current=True),
                name="%(app_label)s_%(class)s_one_current",
                violation_error_code="two-current",
                violation_error_message="The document already has a current text of this kind and language.",
            ),
            UniqueConstraint(
                fields=("document", "kind", "language", "sha256"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The document already has this text.",
            ),
            one_of("kind", TextKind),
            not_empty("language"),
            not_empty("sha256"),
        )

    def __str__(self) -> str:
        return f"{self.document}, {self.get_kind_display().lower()} ({self.language})"

    def clean(self) -> None:
        """Refuse to change the wording of a version that exists."""
        super().clean()
        if self.pk and not type(self).objects.filter(pk=self.pk, body=self.body, sha256=self.sha256).exists():
            raise ValidationError({"body": "A text never changes. Add the better reading as a new version."})


class Note(Recorded):
    """One footnote or source note of a text, kept apart so that no quotation breaks on a note mark."""

    NATURAL_KEY = ("text__document__key", "text__sha256", "label", "anchor")

    text = models.ForeignKey(
        DocumentText, on_delete=models.CASCADE, related_name="notes", help_text="The text that it annotates."
    )
    label = models.CharField(max_length=50, help_text="Its mark as printed.")
    anchor = models.PositiveIntegerField(help_text="Where the mark stands in the text, in code points.")
    body = models.TextField(help_text="The note's own wording.")
    is_source_note = models.BooleanField(default=False, help_text="It says where the document came from.")

    objects = OfDocumentQuerySet.as_manager()
    #: where the document is, seen from here (for querysets that ask who may see it)
    DOCUMENT_PATH = "text__document"

    class Meta:
        ordering = ("text", "anchor", "pk")
        constraints = (
            UniqueConstraint(
                fields=("text", "label", "anchor"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The text already has this note at this place.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text.document}, n. {self.label}"


class Page(Recorded):
    """One printed page of a text: its label and the stretch of text that stands on it."""

    NATURAL_KEY = ("text__document__key", "text__sha256", "label", "start")

    text = models.ForeignKey(
        DocumentText,
        on_delete=models.CASCADE,
        related_name="pages",
        help_text="The text of which it is a page.",
    )
    label = models.CharField(max_length=50, help_text="The page number as printed.")
    start = models.PositiveIntegerField(help_text="Where the page begins in the text, in code points.")
    end = models.PositiveIntegerField(help_text="Where it ends, exclusive.")

    objects = OfDocumentQuerySet.as_manager()
    #: where the document is, seen from here (for querysets that ask who may see it)
    DOCUMENT_PATH = "text__document"

    class Meta:
        ordering = ("text", "start", "pk")
        constraints = (
            UniqueConstraint(
                fields=("text", "label", "start"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The text already has this page at this place.",
            ),
            CheckConstraint(
                condition=Q(start__lte=F("end")),
                name="%(app_label)s_%(class)s_forward",
                violation_error_code="reversed",
                violation_error_message="A page cannot end before it begins.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text.document}, p. {self.label}"
