"""Archives and the collections inside them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from evidence.choices import CollectionLevel
from evidence.citations import CitationPatternError, check_pattern
from evidence.models.base import Recorded
from evidence.models.constraints import not_empty, one_of
from evidence.models.references import ancestors
from evidence.querysets import ArchiveQuerySet, CollectionQuerySet


class Archive(Recorded):
    """One archive, published series or library: a place that documents are fetched from and cited after."""

    NATURAL_KEY = ("slug",)

    slug = models.SlugField(unique=True, help_text="The archive's short name in addresses and filters.")
    name = models.CharField(max_length=200, help_text="The archive's name in English.")
    native_name = models.CharField(
        max_length=200, blank=True, help_text="The archive's name in its own script, as it calls itself."
    )
    city = models.CharField(max_length=100, blank=True, help_text="The city where it is.")
    country = models.CharField(
        max_length=2, blank=True, help_text="The country where it is, as its two letters (ISO 3166)."
    )
    url = models.URLField(blank=True, help_text="Where its catalogue or edition is found on the web.")
    citation_form = models.CharField(
        max_length=300,
        blank=True,
        help_text=(
            "How its documents are cited, with places in braces: {title}, {date}, {collection}, {path}, "
            "{identifier}, {number}, {pages}. An empty place drops out with the comma before it."
        ),
    )

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (not_empty("slug"), not_empty("name"))

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a citation form with a place that does not exist."""
        super().clean()
        try:
            check_pattern(self.citation_form)
        except CitationPatternError as fault:
            raise ValidationError({"citation_form": str(fault)}) from fault


class Collection(Recorded):
    """One part of an archive as its finding aid divides it: a series, a volume, a file, a box. Not a document."""

    NATURAL_KEY = ("archive__slug", "reference_code")

    archive = models.ForeignKey(Archive, on_delete=models.PROTECT, help_text="The archive that keeps it.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The larger collection that it is part of.",
    )
    level = models.CharField(
        max_length=12, choices=CollectionLevel, help_text="How large a part of the archive it is."
    )
    reference_code = models.CharField(
        max_length=200, help_text="Its reference code in full, by which the archive tells it from all others."
    )
    title = models.CharField(max_length=500, blank=True, help_text="Its title, as scholars cite it.")

    objects = CollectionQuerySet.as_manager()

    class Meta:
        ordering = ("archive", "reference_code", "pk")
        constraints = (
            UniqueConstraint(
                fields=("archive", "reference_code"),
                name="%(app_label)s_%(class)s_reference_code_once",
                violation_error_code="doubled",
                violation_error_message="This archive already has a collection of this reference code.",
            ),
            one_of("level", CollectionLevel),
            not_empty("reference_code"),
        )

    def __str__(self) -> str:
        return self.title or self.reference_code

    def clean(self) -> None:
        """Refuse a parent in another archive, and a circle of parents."""
        super().clean()
        for ancestor in ancestors(self, "parent"):
            if ancestor.archive_id != self.archive_id:
                raise ValidationError({"parent": "The larger collection must be in the same archive."})
            if ancestor == self:
                raise ValidationError({"parent": "A collection cannot be part of itself."})
