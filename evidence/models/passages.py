"""Passages: places in documents that say one thing, their exact words, and where a manuscript uses them."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from evidence.choices import Directness, PageCheck, Verification
from evidence.citations import cite_pages
from evidence.models.agents import Agent
from evidence.models.appraisals import Cluster
from evidence.models.base import StudyRow
from evidence.models.constraints import in_order, not_empty, one_of
from evidence.models.documents import Document
from evidence.models.edtf_dates import bounds_of
from evidence.models.references import referred
from evidence.models.studies import Coder
from evidence.models.texts import DocumentText, Note
from evidence.querysets import OfPassageQuerySet, PassageQuerySet


class Passage(StudyRow):
    """One place in a document that says one thing, as a study uses it. Not an interpretation: see Assessment."""

    NATURAL_KEY = ("study__slug", "key")
    WORK_OF = "created_by"

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="passages", help_text="The document that says it."
    )
    key = models.SlugField(blank=True, help_text="The passage's key in the study. Left empty, one is made.")
    pages = models.CharField(max_length=100, blank=True, help_text="The pages cited, as a note prints them.")
    summary = models.TextField(blank=True, help_text="What the passage says, in your own words.")
    refers_to = models.CharField(
        "refers to (EDTF)",
        max_length=100,
        blank=True,
        help_text="When what the words speak of happened. Left empty, the date of the document stands for it.",
    )
    refers_earliest = models.DateField(
        null=True, blank=True, editable=False, help_text="The earliest day that it may refer to."
    )
    refers_latest = models.DateField(
        null=True, blank=True, editable=False, help_text="The latest day that it may refer to."
    )
    speaker = models.ForeignKey(
        Agent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        help_text="Whose will the words express.",
    )
    directness = models.CharField(
        max_length=10, choices=Directness, blank=True, help_text="How near the words are to the speaker."
    )
    also_cited = models.TextField(blank=True, help_text="Other works that a note names for the same thing.")
    cluster = models.ForeignKey(
        Cluster,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The passages it is no independent witness from. Left empty, those of the same document.",
    )
    created_by = models.ForeignKey(
        Coder,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The coder who picked the passage out.",
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ("study", "key", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "key"),
                name="%(app_label)s_%(class)s_key_once",
                violation_error_code="doubled",
                violation_error_message="The study already has a passage of this key.",
            ),
            not_empty("key"),
            one_of("directness", Directness, or_empty=True),
            in_order("refers_earliest", "refers_latest"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.document}"

    def clean(self) -> None:
        """Make the key where none is given, and work out the bounds of what the passage refers to."""
        super().clean()
        if not self.key and self.study_id is not None:
            self.key = type(self).objects.next_key(self.study_id)
        self.refers_earliest, self.refers_latest = bounds_of(self.refers_to, field="refers_to")


def _cite_notes(notes: str) -> str:
    """'n. 12', 'nn. 18–20': labelled by their number, as pages are."""
    return re.sub(r"^pp?(?=\.)", lambda label: "n" * len(label[0]), cite_pages(notes))


class PassageUse(StudyRow):
    """That a manuscript uses a passage, in which note and on which page."""

    NATURAL_KEY = ("study__slug", "passage__key", "publication", "note", "page")
    PART_OF = "passage"

    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="uses", help_text="The passage used."
    )
    publication = models.CharField(max_length=200, help_text="The manuscript or publication that uses it.")
    note = models.CharField(max_length=50, blank=True, help_text="The number of the note there.")
    page = models.CharField(max_length=50, blank=True, help_text="The page there.")

    objects = OfPassageQuerySet.as_manager()

    class Meta:
        ordering = ("passage", "publication", "note", "pk")
        constraints = (
            UniqueConstraint(
                fields=("passage", "publication", "note", "page"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This use of the passage is already recorded.",
            ),
            not_empty("publication"),
        )

    def __str__(self) -> str:
        return ", ".join(
            part
            for part in (
                self.publication,
                _cite_notes(self.note),
                cite_pages(self.page),
            )
            if part
        )


class Quotation(StudyRow):
    """Exact words of a passage as somebody printed them, and what checking them against the document showed.

    Start and end count Unicode code points in the text or, when it was found there, in the note; the end is exclusive.
    """

    NATURAL_KEY = ("study__slug", "passage__key", "position")
    PART_OF = "passage"

    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="quotations", help_text="The passage it belongs to."
    )
    position = models.PositiveSmallIntegerField(
        help_text="Its place among the quotations of the passage, from 1."
    )
    text = models.TextField(help_text="The exact words, as quoted.")
    language = models.CharField(max_length=35, blank=True, help_text="The language of these words (BCP 47).")
    is_translation = models.BooleanField(
        default=False, help_text="The words are a translation of the document's."
    )
    translator = models.CharField(max_length=200, blank=True, help_text="Who translated them.")
    original_text = models.TextField(blank=True, help_text="The original words, where known.")
    prefix = models.TextField(blank=True, help_text="The words just before it in the document.")
    suffix = models.TextField(blank=True, help_text="The words just after it in the document.")
    document_text = models.ForeignKey(
        DocumentText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        help_text="The version of the wording in which it was found.",
    )
    in_note = models.ForeignKey(
        Note,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        help_text="The note of that text in which it was found.",
    )
    start = models.PositiveIntegerField(null=True, blank=True, help_text="Where it begins, in code points.")
    end = models.PositiveIntegerField(null=True, blank=True, help_text="Where it ends, exclusive.")
    pages_found = models.CharField(max_length=100, blank=True, help_text="The pages on which it was found.")
    verification = models.CharField(
        max_length=12,
        choices=Verification,
        default=Verification.NOT_CHECKED,
        help_text="How the words compare with the document's text.",
    )
    verified_at = models.DateTimeField(
        null=True, blank=True, help_text="When they were compared, with this outcome for the first time."
    )
    page_check = models.CharField(
        max_length=7,
        choices=PageCheck,
        default=PageCheck.UNKNOWN,
        help_text="How the pages cited compare with those on which the words stand.",
    )
    findings = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What differs, what ellipses stand for, other places, and what a person should know.",
    )
    confirmed_reason = models.TextField(
        blank=True, help_text="Why the difference is right as it is: “ellipsis omitted by the author”."
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who says so.",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When.")

    objects = OfPassageQuerySet.as_manager()

    class Meta:
        ordering = ("passage", "position", "pk")
        constraints = (
            UniqueConstraint(
                fields=("passage", "position"),
                name="%(app_label)s_%(class)s_position_once",
                violation_error_code="doubled",
                violation_error_message="The passage already has a quotation at this position.",
            ),
            not_empty("text"),
            one_of("verification", Verification),
            one_of("page_check", PageCheck),
            CheckConstraint(
                condition=(
                    Q(confirmed_reason="", confirmed_by__isnull=True, confirmed_at__isnull=True)
                    | (~Q(confirmed_reason="") & Q(confirmed_by__isnull=False, confirmed_at__isnull=False))
                ),
                name="%(app_label)s_%(class)s_confirmed_whole",
                violation_error_code="confirmed-in-parts",
                violation_error_message="A difference is confirmed with a reason, by somebody, at a time.",
            ),
            CheckConstraint(
                condition=(
                    Q(document_text__isnull=True, in_note__isnull=True, start__isnull=True, end__isnull=True)
                    | Q(
                        document_text__isnull=False,
                        start__isnull=False,
                        end__isnull=False,
                        start__lt=F("end"),
                    )
                ),
                name="%(app_label)s_%(class)s_anchor_whole",
                violation_error_code="anchor-in-parts",
                violation_error_message="A place in a text needs the text, its start and its end, in this order.",
            ),
            CheckConstraint(
                condition=(
                    Q(verification=Verification.NOT_CHECKED, verified_at__isnull=True)
                    | (~Q(verification=Verification.NOT_CHECKED) & Q(verified_at__isnull=False))
                ),
                name="%(app_label)s_%(class)s_check_dated",
                violation_error_code="check-undated",
                violation_error_message="A quotation that was checked, and no other, has the moment of the check.",
            ),
            CheckConstraint(
                condition=Q(is_translation=True) | Q(translator="", original_text=""),
                name="%(app_label)s_%(class)s_translator_translates",
                violation_error_code="translator-without-translation",
                violation_error_message="Only a translation has a translator and original words.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.passage.key}.{self.position} “{self.text[:60]}”"

    def clean(self) -> None:
        """Refuse a text of another document, and a note of another text."""
        super().clean()
        passage, text, note = (referred(self, field) for field in ("passage", "document_text", "in_note"))
        if text is not None and passage is not None and text.document_id != passage.document_id:
            raise ValidationError(
                {"document_text": "This is the text of another document than the passage's."}
            )
        if note is not None and text is not None and note.text_id != text.pk:
            raise ValidationError({"in_note": "This is a note of another text than the one named."})
