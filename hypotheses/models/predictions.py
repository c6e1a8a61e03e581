"""What hypotheses lead us to expect of states, and where they expect nothing."""

from __future__ import annotations

from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evidence.choices import LEADS
from evidence.models import StudyRow
from evidence.models.constraints import label, not_empty, one_of
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import PredictionKind, TestType
from hypotheses.fields import FractionField
from hypotheses.models.explanations import Hypothesis, State


def strictly_between_nought_and_one(field: str) -> CheckConstraint:
    """A probability that is argued is never certainty: one find would settle everything for ever (Cromwell's rule)."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": 0, f"{field}__lt": 1}),
        name=f"%(app_label)s_%(class)s_{field}_probable",
        violation_error_code="out-of-range",
        violation_error_message=f"{label(field)} must lie between 0 and 1, and be neither.",
    )


class Prediction(StudyRow):
    """What one hypothesis leads us to expect of one state: an observable implication, written before the search."""

    NATURAL_KEY = ("study__slug", "key")
    WRITTEN_BY = LEADS

    hypothesis = models.ForeignKey(
        Hypothesis,
        on_delete=models.PROTECT,
        related_name="predictions",
        help_text="The hypothesis it follows from.",
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="predictions", help_text="The state of which it speaks."
    )
    key = models.SlugField(help_text="The prediction's key in the study, for instance PP-US-1.")
    statement = models.TextField(help_text="What we should find if the hypothesis is right.")
    kind = models.CharField(
        max_length=8,
        choices=PredictionKind,
        default=PredictionKind.OUTCOME,
        help_text="What sort of trace it leads us to expect.",
    )
    predicted_value = models.CharField(
        max_length=200, blank=True, help_text="The value predicted, in a few words."
    )
    test_type = models.CharField(
        max_length=20,
        choices=TestType,
        default=TestType.STRAW,
        help_text="How much passing or failing it decides. Changing it after coding began is kept in the history.",
    )
    weight = FractionField(
        default=Fraction(1), help_text="Its weight beside the other predictions of the cell; 1 unless argued."
    )
    certainty = models.DecimalField(
        max_digits=4,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="How surely the trace appears if the hypothesis is right, where argued (0 to 1).",
    )
    uniqueness = models.DecimalField(
        max_digits=4,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="How unlikely the trace is if the hypothesis is wrong, where argued (0 to 1).",
    )
    source = models.CharField(
        max_length=300, blank=True, help_text="The work from which the prediction is drawn."
    )
    pages = models.CharField(max_length=100, blank=True, help_text="The pages there.")
    used_in_verdict = models.BooleanField(
        default=True, help_text="The author of the published verdict used this prediction to reach it."
    )
    verdict_pages = models.CharField(
        max_length=100, blank=True, help_text="Where the author holds the evidence against it."
    )

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "hypothesis", "state", "key", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "key"),
                name="%(app_label)s_%(class)s_key_once",
                violation_error_code="doubled",
                violation_error_message="The study already has a prediction of this key.",
            ),
            not_empty("key"),
            not_empty("statement"),
            one_of("kind", PredictionKind),
            one_of("test_type", TestType),
            CheckConstraint(
                condition=~Q(weight__startswith="-") & ~Q(weight="0"),
                name="%(app_label)s_%(class)s_weight_positive",
                violation_error_code="out-of-range",
                violation_error_message="The weight must be greater than zero.",
            ),
            strictly_between_nought_and_one("certainty"),
            strictly_between_nought_and_one("uniqueness"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.statement[:80]}"

    def clean(self) -> None:
        """Refuse a prediction where the hypothesis is recorded as saying nothing."""
        super().clean()
        ruled_out = NotApplicable.objects.filter(hypothesis=self.hypothesis_id, state=self.state_id).first()
        if ruled_out is not None:
            raise ValidationError(
                {
                    "hypothesis": ValidationError(
                        "This hypothesis is recorded as not applicable to %(state)s: %(reason)s "
                        "Delete that record before adding a prediction.",
                        code="not-applicable",
                        params={"state": ruled_out.state, "reason": ruled_out.reason},
                    )
                }
            )


class NotApplicable(StudyRow):
    """That a hypothesis says nothing of a state, and why. Not missing evidence, and not neutral evidence."""

    NATURAL_KEY = ("study__slug", "hypothesis__slug", "state__slug")
    WRITTEN_BY = LEADS

    hypothesis = models.ForeignKey(
        Hypothesis, on_delete=models.PROTECT, related_name="not_applicable", help_text="The hypothesis."
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="not_applicable",
        help_text="The state of which it is silent.",
    )
    reason = models.TextField(help_text="Why the hypothesis makes no prediction here.")
    source = models.CharField(max_length=300, blank=True, help_text="The work that says so.")
    pages = models.CharField(max_length=100, blank=True, help_text="The pages there.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "hypothesis", "state", "pk")
        verbose_name = "not-applicable record"
        constraints = (
            UniqueConstraint(
                fields=("study", "hypothesis", "state"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This is already recorded as not applicable.",
            ),
            not_empty("reason"),
        )

    def __str__(self) -> str:
        return f"{self.hypothesis} says nothing of {self.state}"

    def clean(self) -> None:
        """Refuse to call not applicable what has predictions."""
        super().clean()
        keys = Prediction.objects.filter(hypothesis=self.hypothesis_id, state=self.state_id)
        if keys.exists():
            named = ", ".join(keys.values_list("key", flat=True))
            raise ValidationError(
                {
                    "state": ValidationError(
                        "The hypothesis predicts something of this state (%(keys)s). Delete the predictions first.",
                        code="has-predictions",
                        params={"keys": named},
                    )
                }
            )
