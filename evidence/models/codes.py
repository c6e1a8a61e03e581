"""Codebooks, the codes in them, and the codings that put a code on a passage."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from evidence.models.base import StudyRow
from evidence.models.constraints import not_empty, slug_once_in_study
from evidence.models.passages import Passage
from evidence.models.references import ancestors
from evidence.models.studies import Coder
from evidence.querysets import OfPassageQuerySet, StudyRowQuerySet


class Codebook(StudyRow):
    """One set of codes with their definitions."""

    NATURAL_KEY = ("study__slug", "slug")

    slug = models.SlugField(help_text="The codebook's short name.")
    name = models.CharField(max_length=200, help_text="The codebook's name.")
    description = models.TextField(blank=True, help_text="What it is for and how it is to be applied.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "name", "pk")
        constraints = (
            slug_once_in_study("a codebook"),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name


class Code(StudyRow):
    """One label of a codebook, with what it means; codes form a tree."""

    NATURAL_KEY = ("study__slug", "codebook__slug", "slug")

    codebook = models.ForeignKey(
        Codebook, on_delete=models.PROTECT, related_name="codes", help_text="The codebook that defines it."
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The wider code it stands under.",
    )
    slug = models.SlugField(help_text="The code's short name.")
    name = models.CharField(max_length=200, help_text="The code's name.")
    definition = models.TextField(blank=True, help_text="When to use it and when not.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("codebook", "name", "pk")
        constraints = (
            UniqueConstraint(
                fields=("codebook", "slug"),
                name="%(app_label)s_%(class)s_slug_once",
                violation_error_code="doubled",
                violation_error_message="The codebook already has a code of this short name.",
            ),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a parent in another codebook, and a circle of parents."""
        super().clean()
        for ancestor in ancestors(self, "parent"):
            if ancestor.codebook_id != self.codebook_id:
                raise ValidationError({"parent": "The wider code must be in the same codebook."})
            if ancestor == self:
                raise ValidationError({"parent": "A code cannot stand under itself."})


class Coding(StudyRow):
    """That a coder put a code on a passage. Not a judgement of what it proves: see Assessment."""

    NATURAL_KEY = ("study__slug", "passage__key", "code__codebook__slug", "code__slug", "coder__slug")
    WORK_OF = "coder"

    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="codings", help_text="The passage coded."
    )
    code = models.ForeignKey(
        Code, on_delete=models.PROTECT, related_name="codings", help_text="The code put on it."
    )
    coder = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="codings", help_text="The coder who put it there."
    )

    objects = OfPassageQuerySet.as_manager()

    class Meta:
        ordering = ("passage", "code", "coder", "pk")
        constraints = (
            UniqueConstraint(
                fields=("passage", "code", "coder"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This coder has already put this code on the passage.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.passage.key}: {self.code}"
