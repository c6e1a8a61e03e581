"""Coders' judgements of what passages say about predictions, and leads' rulings where coders differ."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from evidence.choices import LEADS
from evidence.models import Coder, Passage, StudyRow
from evidence.models.constraints import not_empty, one_of
from evidence.querysets import OfPassageQuerySet
from hypotheses.choices import AssessmentStatus, Basis, Direction
from hypotheses.models.predictions import Prediction
from hypotheses.querysets import AssessmentQuerySet

STRENGTH_HELP = (
    "3: it states it in terms. 2: it implies it. 1: it is consistent with it. Neutral ones have none."
)


def strength_fits_direction() -> CheckConstraint:
    """Strength is 1, 2 or 3 for or against; a neutral judgement has none (ruling 20)."""
    neutral = Q(direction=Direction.NEUTRAL)
    return CheckConstraint(
        condition=(neutral & Q(strength__isnull=True))
        | (~neutral & Q(strength__isnull=False, strength__gte=1, strength__lte=3)),
        name="%(app_label)s_%(class)s_strength_fits_direction",
        violation_error_code="strength",
        violation_error_message="Give what supports or contradicts a strength of 1, 2 or 3; give what is neutral none.",
    )


class Assessment(StudyRow):
    """One coder's judgement that one passage supports, contradicts or is neutral towards one prediction."""

    NATURAL_KEY = ("study__slug", "prediction__key", "passage__key", "coder__slug")
    WORK_OF = "coder"

    prediction = models.ForeignKey(
        Prediction,
        on_delete=models.PROTECT,
        related_name="assessments",
        help_text="The prediction it bears on.",
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="assessments", help_text="The passage judged."
    )
    coder = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="assessments", help_text="The coder who judges."
    )
    direction = models.CharField(
        max_length=12, choices=Direction, help_text="Which way the passage bears on it."
    )
    strength = models.PositiveSmallIntegerField(null=True, blank=True, help_text=STRENGTH_HELP)
    rationale = models.TextField(blank=True, help_text="Why, in a sentence or two.")
    basis = models.CharField(
        max_length=8,
        choices=Basis,
        default=Basis.INFERRED,
        help_text="Whether the author of the study states or implies the link, or the coder infers it.",
    )
    stated_at = models.CharField(max_length=100, blank=True, help_text="Where the author draws the link.")
    status = models.CharField(
        max_length=10,
        choices=AssessmentStatus,
        default=AssessmentStatus.SUBMITTED,
        help_text="Only submitted assessments count. A draft is seen by its coder alone.",
    )
    submitted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the judgement as it stands was submitted."
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("study", "prediction", "passage", "coder", "pk")
        indexes = (
            # the table: all counted assessments of a study, by unit, without touching the rows
            models.Index(
                fields=(
                    "study",
                    "status",
                    "prediction",
                    "passage",
                    "coder",
                    "direction",
                    "strength",
                    "basis",
                    "submitted_at",
                ),
                name="hypotheses_assessment_table",
            ),
            # the API: a study's assessments, the newest or oldest first, and who may see them without touching the
            # rows; else SQLite would rather read the whole index above, and sort
            models.Index(
                fields=("study", "submitted_at", "id", "status", "coder", "passage"),
                name="hypotheses_assessment_newest",
            ),
        )
        constraints = (
            UniqueConstraint(
                fields=("prediction", "passage", "coder"),
                condition=Q(status=AssessmentStatus.SUBMITTED),
                name="%(app_label)s_%(class)s_one_submitted",
                violation_error_code="doubled",
                violation_error_message=(
                    "This coder has already assessed this passage on this prediction. Change that assessment instead."
                ),
            ),
            UniqueConstraint(
                fields=("prediction", "passage", "coder"),
                condition=Q(status=AssessmentStatus.DRAFT),
                name="%(app_label)s_%(class)s_one_draft",
                violation_error_code="doubled",
                violation_error_message="This coder already has a draft on this passage and prediction.",
            ),
            one_of("direction", Direction),
            one_of("basis", Basis),
            one_of("status", AssessmentStatus),
            strength_fits_direction(),
            CheckConstraint(
                condition=(
                    Q(status=AssessmentStatus.SUBMITTED, submitted_at__isnull=False)
                    | Q(status=AssessmentStatus.DRAFT, submitted_at__isnull=True)
                    | Q(status__in=(AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN))
                ),
                name="%(app_label)s_%(class)s_submission_dated",
                violation_error_code="submission-undated",
                violation_error_message="What is submitted has its moment of submission; a draft has none.",
            ),
        )

    def __str__(self) -> str:
        strength = f" ({self.strength})" if self.strength else ""
        return f"{self.passage.key} {self.get_direction_display().lower()} {self.prediction.key}{strength}"

    def clean(self) -> None:
        """Note the moment at which the judgement, as it now stands, was submitted."""
        super().clean()
        if self.status == AssessmentStatus.DRAFT:
            self.submitted_at = None
        elif self.status == AssessmentStatus.SUBMITTED and not self.stands_as_submitted():
            self.submitted_at = timezone.now()

    def stands_as_submitted(self) -> bool:
        """Whether the stored row is this very judgement, already submitted."""
        same = ("prediction_id", "passage_id", "coder_id", "direction", "strength", "status")
        stored = type(self).objects.filter(pk=self.pk, **{name: getattr(self, name) for name in same})
        return self.submitted_at is not None and stored.exists()


class Adjudication(StudyRow):
    """A lead's ruling on one passage and prediction; it stands in for the coders' mean, whose rows stay."""

    NATURAL_KEY = ("study__slug", "prediction__key", "passage__key")
    WRITTEN_BY = LEADS
    WORK_OF = "ruled_by"

    prediction = models.ForeignKey(
        Prediction, on_delete=models.PROTECT, related_name="adjudications", help_text="The prediction."
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="adjudications", help_text="The passage."
    )
    direction = models.CharField(max_length=12, choices=Direction, help_text="The direction ruled.")
    strength = models.PositiveSmallIntegerField(null=True, blank=True, help_text=STRENGTH_HELP)
    reason = models.TextField(help_text="Why the lead rules so.")
    ruled_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="adjudications", help_text="The lead who ruled."
    )
    ruled_at = models.DateTimeField(help_text="When. Assessments made later are flagged and change nothing.")

    objects = OfPassageQuerySet.as_manager()

    class Meta:
        ordering = ("study", "prediction", "passage", "pk")
        constraints = (
            UniqueConstraint(
                fields=("prediction", "passage"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="There is already a ruling on this passage and prediction.",
            ),
            one_of("direction", Direction),
            strength_fits_direction(),
            not_empty("reason"),
        )

    def __str__(self) -> str:
        return f"{self.passage.key} {self.get_direction_display().lower()} {self.prediction.key} (ruling)"
