"""Memos: what somebody thought of something."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from evidence.models.base import StudyRow
from evidence.models.constraints import not_empty
from evidence.models.studies import Coder, Study
from evidence.querysets import MemoQuerySet


class Memo(StudyRow):
    """A remark on any row: a doubt, an idea, an inconsistency in the source. Never counted."""

    NATURAL_KEY = ("study__slug", "subject_type__app_label", "subject_type__model", "subject_id", "text")
    WORK_OF = "created_by"

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, help_text="What kind of row it is a memo on."
    )
    subject_id = models.PositiveBigIntegerField(help_text="Which row of that kind.")
    subject = GenericForeignKey("subject_type", "subject_id")
    text = models.TextField(help_text="The remark.")
    created_by = models.ForeignKey(
        Coder,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memos",
        help_text="Who made the remark.",
    )

    objects = MemoQuerySet.as_manager()

    class Meta:
        ordering = ("study", "subject_type", "subject_id", "pk")
        indexes = (
            # the memos of one row, shown beside it
            models.Index(fields=("subject_type", "subject_id"), name="evidence_memo_by_subject"),
        )
        constraints = (not_empty("text"),)

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        """Refuse a remark on nothing, and on a row of another study."""
        super().clean()
        subject = self.subject
        if self.subject_id is not None and subject is None:
            raise ValidationError({"subject_id": "There is no such row."})
        of_study = subject.pk if isinstance(subject, Study) else getattr(subject, "study_id", self.study_id)
        if subject is not None and of_study != self.study_id:
            raise ValidationError(
                {"subject_id": ValidationError("This row belongs to another study.", code="other-study")}
            )
