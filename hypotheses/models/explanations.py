"""States, explanations and the hypotheses that explanations make."""

from __future__ import annotations

from django.db import models

from evidence.choices import LEADS
from evidence.models import StudyRow
from evidence.models.constraints import not_empty, one_of, slug_once_in_study
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import ExplanationRole


class State(StudyRow):
    """One of the cases that a study compares, usually a state. A column of its table."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(help_text="The state's short name in addresses and filters.")
    name = models.CharField(max_length=100, help_text="The state's name.")
    native_name = models.CharField(max_length=100, blank=True, help_text="Its name in its own script.")
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Its place among the columns of the table."
    )

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "position", "slug", "pk")
        constraints = (
            slug_once_in_study("a state"),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name


class Explanation(StudyRow):
    """One theory of what happened: powerplay, historical memory. A row of the table."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(help_text="The explanation's short name in addresses and filters.")
    name = models.CharField(max_length=100, help_text="The explanation's name.")
    role = models.CharField(
        max_length=8,
        choices=ExplanationRole,
        default=ExplanationRole.RIVAL,
        help_text="Whether the study puts it forward or sets itself against it.",
    )
    tradition = models.CharField(max_length=100, blank=True, help_text="The school of thought it stands in.")
    authors = models.CharField(max_length=300, blank=True, help_text="Who argues for it, with year.")
    summary = models.TextField(blank=True, help_text="What it says, in a sentence or two.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place among the rows of the table.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "position", "slug", "pk")
        constraints = (
            slug_once_in_study("an explanation"),
            not_empty("slug"),
            not_empty("name"),
            one_of("role", ExplanationRole),
        )

    def __str__(self) -> str:
        return self.name


class Hypothesis(StudyRow):
    """One claim of an explanation, from which predictions for states follow."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    explanation = models.ForeignKey(
        Explanation,
        on_delete=models.PROTECT,
        related_name="hypotheses",
        help_text="The explanation that makes it.",
    )
    slug = models.SlugField(help_text="The hypothesis's short name in addresses and filters.")
    name = models.CharField(max_length=100, help_text="The hypothesis's name.")
    claim = models.TextField(blank=True, help_text="What it claims, in a sentence.")
    source = models.CharField(max_length=300, blank=True, help_text="The work that states it.")
    pages = models.CharField(max_length=100, blank=True, help_text="The pages there.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place within its explanation.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "explanation__position", "explanation__slug", "position", "slug", "pk")
        verbose_name_plural = "hypotheses"
        constraints = (
            slug_once_in_study("a hypothesis"),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name
