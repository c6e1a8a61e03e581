"""Documents, and the copies of them that archives hold."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse

from evidence.choices import Access, DocumentKind, HoldingStatus, SourceClass
from evidence.dates import DateNotUnderstood, read_printed
from evidence.models.archives import Collection
from evidence.models.base import Recorded
from evidence.models.constraints import filled_exactly_when, in_order, not_empty, one_of
from evidence.models.edtf_dates import bounds_of
from evidence.models.references import ancestors
from evidence.querysets import DocumentQuerySet, OfDocumentQuerySet

#: Crockford's letters: no i, l, o or u, so that a key can be read aloud and copied by hand.
KEY_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

validate_languages = RegexValidator(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*( [A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)*\Z",
    "Give language tags (BCP 47) separated by single spaces, for instance “en” or “zh-Hant ja”.",
)


def new_document_key() -> str:
    """A permanent key that says nothing of the document, ten letters long (fifty bits)."""
    return "".join(secrets.choice(KEY_LETTERS) for _ in range(10))


class Document(Recorded):
    """One writing, archival or scholarly, wherever copies of it lie. Not its wording: see DocumentText."""

    NATURAL_KEY = ("key",)

    key = models.SlugField(
        unique=True,
        default=new_document_key,
        help_text="Our permanent key of the document. What archives call it is kept with its holdings.",
    )
    short_title = models.CharField(
        max_length=200,
        help_text="The name scholars use, for instance “NSC 5514”, or author and year of a work.",
    )
    title = models.TextField(blank=True, help_text="The title as printed, in its own script.")
    title_romanised = models.TextField(blank=True, help_text="The title in Latin letters.")
    title_translated = models.TextField(blank=True, help_text="The title in English.")
    kind = models.CharField(
        max_length=16,
        choices=DocumentKind,
        default=DocumentKind.OTHER,
        help_text="What sort of writing it is.",
    )
    source_class = models.CharField(
        max_length=12, choices=SourceClass, help_text="Before whose eyes it was written."
    )
    date_printed = models.CharField(
        max_length=200, blank=True, help_text="The date exactly as the document or its edition prints it."
    )
    date_edtf = models.CharField(
        "date (EDTF)",
        max_length=100,
        blank=True,
        help_text=(
            "When it was written, in Extended Date/Time Format: 1953, 1953-07, 1953-07-11, 1953?, 1950-10/1951-01. "
            "Left empty, it is read from the printed date, Showa, Minguo and Dangi years included."
        ),
    )
    date_earliest = models.DateField(
        null=True, blank=True, editable=False, help_text="The earliest day that the date allows."
    )
    date_latest = models.DateField(
        null=True, blank=True, editable=False, help_text="The latest day that the date allows."
    )
    place = models.CharField(max_length=200, blank=True, help_text="Where it was written.")
    languages = models.CharField(
        max_length=100,
        blank=True,
        validators=[validate_languages],
        help_text="Its languages as BCP 47 tags separated by spaces, for instance “ja en”.",
    )
    classification = models.CharField(
        max_length=100,
        blank=True,
        help_text="The original classification, as printed (Top Secret, 極秘 ...).",
    )
    source_note = models.TextField(
        blank=True, help_text="What the edition says of where the document came from."
    )
    is_editorial = models.BooleanField(
        "editors' prose", default=False, help_text="Written by the editors of a volume, not by the actors."
    )
    excisions = models.TextField(blank=True, help_text="What editors or censors left out, in their words.")
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="enclosures",
        help_text="The document that encloses this one.",
    )
    quoted_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        help_text="The work through which alone we know it.",
    )
    quoted_in_page = models.CharField(max_length=100, blank=True, help_text="The page of that work.")
    access = models.CharField(
        max_length=12,
        choices=Access,
        default=Access.OPEN,
        help_text="Who may read it and what is quoted from it.",
    )
    embargoed_until = models.DateField(
        null=True, blank=True, help_text="The first day on which an embargoed document may be read."
    )
    rights = models.TextField(
        blank=True, help_text="Whose permission its reproduction needs, and on what terms."
    )
    authors = models.TextField(
        blank=True, help_text="Authors as the title page prints them, separated by semicolons (literature)."
    )
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Year of publication (literature)."
    )
    container = models.CharField(
        max_length=500,
        blank=True,
        help_text="The journal with volume and number, or the edited book, it is in.",
    )
    publisher = models.CharField(max_length=300, blank=True, help_text="Place and name of the publisher.")
    doi = models.CharField("DOI", max_length=200, blank=True, help_text="Its DOI, beginning with 10.")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("date_earliest", "short_title", "pk")
        permissions = (("see_restricted_document", "Can see restricted and embargoed documents"),)
        indexes = (
            # the admin's list and the API: documents by date, and by the name scholars use
            models.Index(fields=("date_earliest", "short_title", "id"), name="evidence_document_by_date"),
            models.Index(fields=("short_title",), name="evidence_document_by_title"),
        )
        constraints = (
            one_of("kind", DocumentKind),
            one_of("source_class", SourceClass),
            one_of("access", Access),
            not_empty("key"),
            not_empty("short_title"),
            in_order("date_earliest", "date_latest"),
            filled_exactly_when(
                "embargoed_until",
                Q(access=Access.EMBARGOED),
                name="embargo_dated",
                message="An embargoed document, and no other, needs the day on which the embargo ends.",
            ),
            CheckConstraint(
                condition=~Q(date_edtf="") | (Q(date_earliest__isnull=True) & Q(date_latest__isnull=True)),
                name="%(app_label)s_%(class)s_bounds_need_date",
                violation_error_code="bounds-without-date",
                violation_error_message="A document without a date in EDTF has no earliest and latest day.",
            ),
            CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="%(app_label)s_%(class)s_not_in_itself",
                violation_error_code="part-of-itself",
                violation_error_message="A document cannot be part of itself.",
            ),
            CheckConstraint(
                condition=Q(quoted_in__isnull=True) | ~Q(quoted_in=F("id")),
                name="%(app_label)s_%(class)s_not_quoted_in_itself",
                violation_error_code="quoted-in-itself",
                violation_error_message="A document cannot be known only through itself.",
            ),
        )

    def __str__(self) -> str:
        is_dated = self.date_edtf and self.date_edtf not in self.short_title
        return f"{self.short_title} ({self.date_edtf})" if is_dated else self.short_title

    def get_absolute_url(self) -> str:
        """The document's page."""
        return reverse("document-detail", kwargs={"key": self.key})

    def clean(self) -> None:
        """Read the printed date where no EDTF is given, and work out the bounds.

        A printed date that cannot be read is kept as it is; the document then counts as undated.
        """
        super().clean()
        if self.date_printed and not self.date_edtf:
            try:
                self.date_edtf = read_printed(self.date_printed).edtf
            except DateNotUnderstood:
                self.date_edtf = ""
        self.date_earliest, self.date_latest = bounds_of(self.date_edtf, field="date_edtf")
        for field in ("part_of", "quoted_in"):
            self.refuse_circle(field)

    def refuse_circle(self, field: str) -> None:
        """Refuse a chain of `part_of` or `quoted_in` that comes back to this document."""
        if self in ancestors(self, field):
            raise ValidationError({field: "This would make the document contain itself."})


class Holding(Recorded):
    """One copy of a document in one collection, under the identifier that the source gives it."""

    NATURAL_KEY = ("document__key", "collection__archive__slug", "collection__reference_code", "identifier")

    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        related_name="holdings",
        help_text="The document of which it is a copy.",
    )
    collection = models.ForeignKey(
        Collection,
        on_delete=models.PROTECT,
        related_name="holdings",
        help_text="The collection that holds it.",
    )
    identifier = models.CharField(
        max_length=100, blank=True, help_text="What the source calls it, as printed or encoded: “d72a”."
    )
    number = models.CharField(
        max_length=50, blank=True, help_text="Its number as the source prints it: “72A”."
    )
    pages = models.CharField(max_length=100, blank=True, help_text="The pages it fills in that collection.")
    url = models.URLField(blank=True, max_length=500, help_text="Where this copy is found on the web.")
    status = models.CharField(
        max_length=8,
        choices=HoldingStatus,
        default=HoldingStatus.CITED,
        help_text="Whether one of us has seen this copy, or only a reference to it.",
    )
    section = models.CharField(
        max_length=500,
        blank=True,
        editable=False,
        help_text="The headings in the volume under which it stands, from the widest down.",
    )
    sort_key = models.CharField(
        max_length=120,
        blank=True,
        editable=False,
        help_text="Its identifier with figures padded, so that d9 comes before d72a, and that before d100.",
    )
    as_imported = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What the last import read of the document in this source, to be told from corrections.",
    )

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "collection", "identifier", "pk")
        indexes = (models.Index(fields=("collection", "sort_key"), name="evidence_holding_order"),)
        constraints = (
            UniqueConstraint(
                fields=("document", "collection", "identifier"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This document already has this holding.",
            ),
            UniqueConstraint(
                fields=("collection", "identifier"),
                condition=~Q(identifier=""),
                name="%(app_label)s_%(class)s_identifier_once",
                violation_error_code="identifier-taken",
                violation_error_message="Another document has this identifier in this collection.",
            ),
            one_of("status", HoldingStatus),
        )

    def __str__(self) -> str:
        return ", ".join(part for part in (str(self.collection), self.identifier, self.pages) if part)
