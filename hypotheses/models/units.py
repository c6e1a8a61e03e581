"""Which passages are one and the same piece of evidence, where a lead has said so."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from evidence.choices import LEADS
from evidence.models import Coder, Passage, StudyRow
from evidence.models.constraints import not_empty
from evidence.models.references import referred
from evidence.querysets import OfPassageQuerySet
from hypotheses.models.predictions import Prediction


class UnitDecision(StudyRow):
    """A lead's word on which unit a passage belongs to under one prediction; it stands above overlapping quotations.

    Passages under one prediction that carry the same name are one unit. A passage whose name no other carries is a unit
    by itself, whatever its quotations overlap.
    """

    NATURAL_KEY = ("study__slug", "prediction__key", "passage__key")
    WRITTEN_BY = LEADS
    WORK_OF = "decided_by"

    prediction = models.ForeignKey(
        Prediction, on_delete=models.PROTECT, related_name="unit_decisions", help_text="The prediction."
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="unit_decisions", help_text="The passage."
    )
    unit = models.SlugField(
        help_text="Its name. Two passages of the same name are one unit; a name of its own splits a passage off."
    )
    reason = models.TextField(help_text="Why they are, or are not, the same piece of evidence.")
    decided_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="unit_decisions", help_text="The lead who decided."
    )
    decided_at = models.DateTimeField(help_text="When.")

    objects = OfPassageQuerySet.as_manager()

    class Meta:
        ordering = ("study", "prediction", "unit", "passage", "pk")
        constraints = (
            UniqueConstraint(
                fields=("prediction", "passage"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="It is already decided to which unit this passage belongs here.",
            ),
            not_empty("unit"),
            not_empty("reason"),
        )

    def __str__(self) -> str:
        return f"{self.passage.key} belongs to {self.unit} under {self.prediction.key}"

    def clean(self) -> None:
        """Refuse a unit of passages from several documents: those are witnesses of one thing, which clusters join.

        Raises:
            ValidationError: at the name of the unit.
        """
        super().clean()
        passage = referred(self, "passage")
        if passage is None or self.prediction_id is None:
            return
        elsewhere = (
            type(self).objects.filter(prediction=self.prediction_id, unit=self.unit).exclude(pk=self.pk)
        )
        if elsewhere.exclude(passage__document=passage.document_id).exists():
            raise ValidationError(
                {
                    "unit": ValidationError(
                        "A unit lies within one document, and this name is that of a unit in another. Choose another "
                        "name; put passages of several documents into a cluster instead.",
                        code="other-document",
                    )
                }
            )
