"""The wording of documents: versions that never change, their notes and their pages."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evidence.choices import NoteKind, TextKind
from evidence.models.base import Keyed
from evidence.models.constraints import not_empty, one_of
from evidence.models.documents import Document
from evidence.querysets import OfDocumentQuerySet

#: What makes a version what it is. Only whether it is the current one may change.
IMMUTABLE = ("document_id", "kind", "language", "sha256", "projection", "body")


class DocumentText(Keyed):
    """One version of a document's wording. It never changes: a better reading is a new version.

    Offsets into it count Unicode code points; the end is exclusive. The history keeps neither wording nor structure,
    which never change and would only stand there once more.
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
    structure = models.JSONField(
        default=list,
        blank=True,
        help_text="Headings, emphasis, names and gaps: kind, start, end and value of each.",
    )
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        help_text="Fingerprint of the projection's number, the wording, its notes and its pages.",
    )
    projection = models.PositiveSmallIntegerField(
        default=1, help_text="Number of the rule by which the source was turned into running text."
    )
    is_current = models.BooleanField(
        default=True, help_text="The version that quotations are checked against."
    )
    source_file = models.CharField(max_length=200, blank=True, help_text="Name of the file it came from.")
    source_sha256 = models.CharField(
        "SHA-256 of the file", max_length=64, blank=True, help_text="Fingerprint of that file."
    )
    importer_version = models.CharField(
        max_length=50, blank=True, help_text="Version of the program that read it."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was added.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The person or program who added it.",
    )

    history = HistoricalRecords(excluded_fields=["body", "structure"])
    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "kind", "language", "pk")
        indexes = (
            # which wordings a search is narrowed to, without looking at the wordings
            models.Index(
                fields=("document", "id"),
                condition=Q(is_current=True),
                name="evidence_text_current",
            ),
        )
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
        """Refuse to change a version that exists."""
        super().clean()
        same = {name: getattr(self, name) for name in IMMUTABLE}
        if self.pk and not type(self).objects.filter(pk=self.pk, **same).exists():
            raise ValidationError({"body": "A text never changes. Add the better reading as a new version."})


class Note(Keyed):
    """One footnote or source note of a text, kept apart so that no quotation breaks on a note mark.

    It is part of a version, which never changes, and so has no history of its own.
    """

    NATURAL_KEY = ("text__document__key", "text__kind", "text__language", "text__sha256", "position")

    text = models.ForeignKey(
        DocumentText, on_delete=models.CASCADE, related_name="notes", help_text="The text that it annotates."
    )
    position = models.PositiveIntegerField(help_text="Its place among the notes of the text, from 1.")
    kind = models.CharField(
        max_length=10, choices=NoteKind, default=NoteKind.FOOTNOTE, help_text="What the note is for."
    )
    label = models.CharField(
        max_length=50, blank=True, help_text="Its mark as printed; nothing where it is printed without one."
    )
    identifier = models.CharField(
        max_length=100, blank=True, help_text="What the source file calls it: “d588fn2”."
    )
    in_note = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notes",
        help_text="The note in which it stands, if it is a note on a note.",
    )
    anchor = models.PositiveIntegerField(
        help_text="Where the mark stands in the text, or in the note in which it stands, in code points."
    )
    body = models.TextField(help_text="The note's own wording.")
    structure = models.JSONField(
        default=list, blank=True, help_text="Emphasis and names in it: kind, start, end and value of each."
    )

    objects = OfDocumentQuerySet.as_manager()
    #: where the document is, seen from here (for querysets that ask who may see it)
    DOCUMENT_PATH = "text__document"

    class Meta:
        ordering = ("text", "position", "pk")
        constraints = (
            UniqueConstraint(
                fields=("text", "position"),
                name="%(app_label)s_%(class)s_position_once",
                violation_error_code="doubled",
                violation_error_message="The text already has a note at this position.",
            ),
            one_of("kind", NoteKind),
        )

    def __str__(self) -> str:
        name = f"n. {self.label}" if self.label else self.get_kind_display().lower()
        return f"{self.text.document}, {name}"


class Page(Keyed):
    """One printed page of a text, or as much of it as the search index takes in one piece.

    Pages lie end to end and cover the whole text. The label is empty where the source does not tell the page.
    """

    NATURAL_KEY = ("text__document__key", "text__kind", "text__language", "text__sha256", "start")

    text = models.ForeignKey(
        DocumentText,
        on_delete=models.CASCADE,
        related_name="pages",
        help_text="The text of which it is a page.",
    )
    label = models.CharField(max_length=50, blank=True, help_text="The page number as printed.")
    start = models.PositiveIntegerField(help_text="Where the page begins in the text, in code points.")
    end = models.PositiveIntegerField(help_text="Where it ends, exclusive.")
    folded = models.TextField(
        blank=True,
        editable=False,
        help_text="The words of the page and of its notes as the search index has them.",
    )

    objects = OfDocumentQuerySet.as_manager()
    #: where the document is, seen from here (for querysets that ask who may see it)
    DOCUMENT_PATH = "text__document"

    class Meta:
        ordering = ("text", "start", "pk")
        constraints = (
            UniqueConstraint(
                fields=("text", "start"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The text already has a page at this place.",
            ),
            CheckConstraint(
                condition=Q(start__lte=F("end")),
                name="%(app_label)s_%(class)s_forward",
                violation_error_code="reversed",
                violation_error_message="A page cannot end before it begins.",
            ),
        )
        indexes = (models.Index(fields=("label",), name="evidence_page_label"),)

    def __str__(self) -> str:
        return f"{self.text.document}, {f'p. {self.label}' if self.label else 'page unknown'}"


class WordRun(Keyed):
    """A run of words of a text, as a number that every text has in which these words stand (`evidence.reuse`).

    A text has a few hundred: enough to find the texts that share a long stretch with it. Where that is, is read in the
    texts themselves.
    """

    NATURAL_KEY = ("text__document__key", "text__kind", "text__language", "text__sha256", "value")
    IS_DERIVED = True

    text = models.ForeignKey(
        DocumentText,
        on_delete=models.CASCADE,
        related_name="word_runs",
        help_text="The text in which the words stand.",
    )
    value = models.BigIntegerField(help_text="The number of the run.")

    objects = OfDocumentQuerySet.as_manager()
    #: where the document is, seen from here (for querysets that ask who may see it)
    DOCUMENT_PATH = "text__document"

    class Meta:
        ordering = ("text", "value", "pk")
        constraints = (
            UniqueConstraint(
                fields=("value", "text"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The text already has this run of words.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text.document}, {self.value}"
