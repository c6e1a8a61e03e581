"""What authors claimed in print; never mixed with what the evidence here adds up to."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evidence.choices import LEADS
from evidence.models import StudyRow
from evidence.models.constraints import not_empty, one_of
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import Verdict
from hypotheses.models.explanations import Explanation, Hypothesis, State


class PublishedVerdict(StudyRow):
    """One cell of a table that somebody printed: an explanation, or one of its hypotheses, in one state."""

    NATURAL_KEY = ("study__slug", "explanation__slug", "hypothesis__slug", "state__slug")
    WRITTEN_BY = LEADS

    explanation = models.ForeignKey(
        Explanation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_verdicts",
        help_text="The explanation judged; leave empty where one hypothesis is.",
    )
    hypothesis = models.ForeignKey(
        Hypothesis,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_verdicts",
        help_text="The hypothesis judged; leave empty where a whole explanation is.",
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="published_verdicts", help_text="The state."
    )
    verdict = models.CharField(max_length=24, choices=Verdict, help_text="The verdict as printed.")
    source = models.CharField(max_length=300, help_text="The work that prints it.")
    page = models.CharField(max_length=50, blank=True, help_text="The page, and table, there.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "explanation", "hypothesis", "state", "pk")
        constraints = (
            CheckConstraint(
                condition=(
                    Q(explanation__isnull=False, hypothesis__isnull=True)
                    | Q(explanation__isnull=True, hypothesis__isnull=False)
                ),
                name="%(app_label)s_%(class)s_on_one_thing",
                violation_error_code="one-of-two",
                violation_error_message="Name either the explanation or the hypothesis, and not both.",
            ),
            UniqueConstraint(
                fields=("study", "explanation", "state"),
                condition=Q(explanation__isnull=False),
                name="%(app_label)s_%(class)s_explanation_once",
                violation_error_code="doubled",
                violation_error_message="A published verdict on this explanation and state is already recorded.",
            ),
            UniqueConstraint(
                fields=("study", "hypothesis", "state"),
                condition=Q(hypothesis__isnull=False),
                name="%(app_label)s_%(class)s_hypothesis_once",
                violation_error_code="doubled",
                violation_error_message="A published verdict on this hypothesis and state is already recorded.",
            ),
            one_of("verdict", Verdict),
            not_empty("source"),
        )

    def __str__(self) -> str:
        return f"{self.explanation or self.hypothesis}, {self.state}: {self.get_verdict_display()}"
