"""How a study adds up its evidence."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evidence.choices import LEADS, Directness, Grade
from evidence.models import StudyRow
from evidence.querysets import StudyRowQuerySet
from hypotheses.fields import FractionField
from hypotheses.scoring.rule import Rule

DEFAULT = Rule()


def multiplier(source: str, default: Fraction) -> FractionField:
    """A column for the number that a grade or a directness stands for."""
    return FractionField(default=default, help_text=f"What {source} counts: above 0, at most 1.")


class ScoringSettings(StudyRow):
    """The numbers of one study's scoring rule. Printed with every result; a study without this row has the defaults."""

    NATURAL_KEY = ("study__slug",)
    WRITTEN_BY = LEADS

    kappa = FractionField(
        default=DEFAULT.kappa,
        help_text="Shrinkage: how many full-strength documents' worth of doubt every prediction starts with.",
    )
    threshold = FractionField(
        default=DEFAULT.threshold,
        help_text="The score from which a cell says yes; at or below its negative it says no.",
    )
    fail_threshold = FractionField(
        default=DEFAULT.fail_threshold, help_text="How far below zero a hoop test must fall to fail."
    )
    minimum_clusters = models.PositiveSmallIntegerField(
        default=DEFAULT.minimum_clusters,
        help_text="How many independent clusters a verdict needs on its own side.",
    )
    minimum_coverage = FractionField(
        default=DEFAULT.minimum_coverage,
        help_text="The share of the predictions, by weight, that must be tested.",
    )
    minimum_mass = FractionField(
        default=DEFAULT.minimum_mass, help_text="The mass from which a cluster counts towards a verdict."
    )
    discount = FractionField(
        default=DEFAULT.discount,
        help_text="What a further passage of a cluster adds; 0 means one vote per direction and cluster.",
    )
    grade_a = multiplier("a document of grade A", DEFAULT.grades[Grade.A])
    grade_b = multiplier("a document of grade B", DEFAULT.grades[Grade.B])
    grade_c = multiplier("a document of grade C", DEFAULT.grades[Grade.C])
    grade_d = multiplier("a document of grade D", DEFAULT.grades[Grade.D])
    grade_e = multiplier("a document of grade E", DEFAULT.grades[Grade.E])
    directness_direct = multiplier("the speaker's own words", Fraction(1))
    directness_reported = multiplier("a hearer's report", Fraction(1))
    directness_relayed = multiplier("a report at second hand", Fraction(1))
    directness_inferred = multiplier("a writer's reading of the speaker's mind", Fraction(1))
    directness_unstated = multiplier("a passage of unstated directness", Fraction(1))

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "pk")
        verbose_name = verbose_name_plural = "scoring settings"
        constraints = (
            UniqueConstraint(
                fields=("study",),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The study already has scoring settings.",
            ),
            CheckConstraint(
                condition=Q(minimum_clusters__gte=1),
                name="%(app_label)s_%(class)s_minimum_clusters_positive",
                violation_error_code="out-of-range",
                violation_error_message="A verdict needs at least one cluster.",
            ),
        )

    def __str__(self) -> str:
        return f"Scoring settings of {self.study}"

    def clean(self) -> None:
        """Refuse numbers that make no rule, all faults at once."""
        super().clean()
        try:
            self.to_rule()
        except ValueError as fault:
            raise ValidationError(str(fault), code="no-rule") from fault

    def to_rule(self) -> Rule:
        """These settings as the rule that scoring takes.

        Raises:
            ValueError: when they make no rule.
        """
        numbers: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "kappa",
                "threshold",
                "fail_threshold",
                "minimum_clusters",
                "minimum_coverage",
                "minimum_mass",
                "discount",
            )
        }
        grades = {grade: getattr(self, f"grade_{grade.lower()}") for grade in Grade}
        directness = {str(value): getattr(self, f"directness_{value}") for value in Directness}
        return Rule(**numbers, grades=grades, directness=directness | {"": self.directness_unstated})
