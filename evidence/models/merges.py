"""Which documents were found to be one, and what that did: enough to undo it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from evidence.models.base import Recorded
from evidence.models.constraints import in_order, not_empty
from evidence.models.documents import Document
from evidence.querysets import MergeQuerySet


class DocumentMerge(Recorded):
    """That two documents were found to be one. The one is kept; of the other this row remembers everything.

    Its key keeps its meaning: `DocumentMerge.objects.heir_of(key)` is the document that it names now.
    """

    NATURAL_KEY = ("other_key", "merged_at")

    kept = models.ForeignKey(
        Document,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="merges",
        help_text="The document that both are now; nothing if it was deleted since.",
    )
    kept_key = models.CharField(max_length=50, help_text="The key it had at the time.")
    other_key = models.CharField(max_length=50, help_text="The key of the document that is gone.")
    other_values = models.JSONField(
        default=dict, blank=True, help_text="All fields of the document that is gone."
    )
    moved = models.JSONField(
        default=dict,
        blank=True,
        help_text="The rows that pointed to it and point to the other now: table, field, keys.",
    )
    changed = models.JSONField(
        default=dict,
        blank=True,
        help_text="What else changed: table, key, field, value before and after.",
    )
    dropped = models.JSONField(
        default=list,
        blank=True,
        help_text="Rows that the kept document had already: table, key and all fields of each, in order.",
    )
    n_passages_joined = models.PositiveIntegerField(
        default=0, help_text="How many passages became one cluster by it, of two."
    )
    reason = models.TextField(blank=True, help_text="Why they are one.")
    merged_at = models.DateTimeField(default=timezone.now, help_text="When they were merged.")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who merged them.",
    )
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When this was undone, if it was.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who undid it.",
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ("-merged_at", "pk")
        constraints = (
            UniqueConstraint(
                fields=("other_key",),
                condition=Q(undone_at__isnull=True),
                name="%(app_label)s_%(class)s_standing_once",
                violation_error_code="merged-already",
                violation_error_message="This document is merged into another already.",
            ),
            UniqueConstraint(
                fields=("other_key", "merged_at"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This document was merged into another at the same moment.",
            ),
            not_empty("kept_key"),
            not_empty("other_key"),
            in_order("merged_at", "undone_at"),
            CheckConstraint(
                condition=Q(undone_by__isnull=True) | Q(undone_at__isnull=False),
                name="%(app_label)s_%(class)s_undoing_dated",
                violation_error_code="undone-without-date",
                violation_error_message="Who undid a merge is told with the moment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.other_key} merged into {self.kept_key}{' (undone)' if self.undone_at else ''}"
