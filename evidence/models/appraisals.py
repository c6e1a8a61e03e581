"""What a study makes of documents as sources: their grade, and which passages are no independent witnesses."""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from evidence.choices import LEADS, Grade
from evidence.models.base import StudyRow
from evidence.models.constraints import not_empty, one_of, slug_once_in_study
from evidence.models.documents import Document
from evidence.querysets import ClusterQuerySet, OfStudyDocumentQuerySet


class Appraisal(StudyRow):
    """How far a study trusts a document about its author's stated view. Not how strongly a passage bears on a claim."""

    NATURAL_KEY = ("study__slug", "document__key")
    WRITTEN_BY = LEADS

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="appraisals", help_text="The document graded."
    )
    grade = models.CharField(max_length=1, choices=Grade, help_text="From A, the most reliable, to E.")
    reason = models.TextField(blank=True, help_text="Why it deserves this grade.")

    objects = OfStudyDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("study", "document", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "document"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The study has already graded this document.",
            ),
            one_of("grade", Grade),
        )

    def __str__(self) -> str:
        return f"{self.document}: {self.grade}"


class Cluster(StudyRow):
    """Passages that are not independent witnesses: drafts of one paper, two reports of one conversation."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(max_length=100, help_text="The cluster's short name.")
    name = models.CharField(max_length=200, help_text="What its passages go back to.")
    reason = models.TextField(blank=True, help_text="Why they are not independent.")

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ("study", "name", "pk")
        constraints = (
            slug_once_in_study("a cluster"),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name
