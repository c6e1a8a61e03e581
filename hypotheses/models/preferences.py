"""Outcomes that states choose between, what passages say of who prefers what, and orders that somebody printed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Greatest, Least

from evidence.choices import LEADS
from evidence.models import Coder, Passage, StudyRow
from evidence.models.constraints import not_empty, one_of, slug_once_in_study
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import AssessmentStatus, Basis
from hypotheses.models.explanations import State
from hypotheses.querysets import JudgementQuerySet
from hypotheses.scoring.preferences.printed import read_ranking

#: Orders are written with letters and signs; a letter that holds a sign could not be read back.
PLAIN = RegexValidator(
    r"^[^\s>=~,;()]+\Z", "Give a letter or a few, without spaces and signs: orders are written with it."
)


class Outcome(StudyRow):
    """One of the things that the states of a study could have got, and prefer to each other in some order."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(help_text="The outcome's short name in addresses and files.")
    name = models.CharField(max_length=100, help_text="The outcome's name.")
    letter = models.CharField(
        max_length=4,
        validators=[PLAIN],
        help_text="One letter or a few, by which orders and figures call it: H.",
    )
    description = models.TextField(blank=True, help_text="What it is, in a sentence or two.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place where outcomes are listed.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "position", "slug", "pk")
        constraints = (
            slug_once_in_study("an outcome"),
            UniqueConstraint(
                fields=("study", "letter"),
                name="%(app_label)s_%(class)s_letter_once",
                violation_error_code="doubled",
                violation_error_message="The study already has an outcome of this letter.",
            ),
            not_empty("slug"),
            not_empty("name"),
            not_empty("letter"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.letter})"


class PreferenceReading(StudyRow):
    """One coder's reading of one passage: a state prefers one outcome to another."""

    NATURAL_KEY = (
        "study__slug",
        "state__slug",
        "better__slug",
        "worse__slug",
        "passage__key",
        "coder__slug",
    )
    WORK_OF = "coder"

    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="preference_readings",
        help_text="The state whose preference it is, whoever tells of it.",
    )
    passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        related_name="preference_readings",
        help_text="The passage that shows it.",
    )
    better = models.ForeignKey(
        Outcome,
        on_delete=models.PROTECT,
        related_name="preferred_readings",
        help_text="The outcome that the state prefers.",
    )
    worse = models.ForeignKey(
        Outcome,
        on_delete=models.PROTECT,
        related_name="lesser_readings",
        help_text="The outcome to which it is preferred.",
    )
    strength = models.PositiveSmallIntegerField(
        help_text="3: the passage states it in terms. 2: it implies it. 1: it is consistent with it."
    )
    coder = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="preference_readings", help_text="The coder who reads."
    )
    basis = models.CharField(
        max_length=8,
        choices=Basis,
        default=Basis.INFERRED,
        help_text="Whether the author of the study states or implies the preference, or the coder infers it.",
    )
    rationale = models.TextField(blank=True, help_text="Why, in a sentence or two.")
    status = models.CharField(
        max_length=10,
        choices=AssessmentStatus,
        default=AssessmentStatus.SUBMITTED,
        help_text="Only submitted readings count. A draft is seen by its coder alone.",
    )

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ("study", "state", "better", "worse", "passage", "coder", "pk")
        indexes = (models.Index(fields=("study", "status", "state"), name="hypotheses_preference_order"),)
        constraints = (
            UniqueConstraint(
                "passage",
                "state",
                "coder",
                Least("better", "worse"),
                Greatest("better", "worse"),
                condition=Q(status=AssessmentStatus.SUBMITTED),
                name="%(app_label)s_%(class)s_one_submitted",
                violation_error_code="doubled",
                violation_error_message=(
                    "This coder has already read this pair of outcomes in this passage for this state, one way or "
                    "the other. Change that reading instead."
                ),
            ),
            UniqueConstraint(
                "passage",
                "state",
                "coder",
                Least("better", "worse"),
                Greatest("better", "worse"),
                condition=Q(status=AssessmentStatus.DRAFT),
                name="%(app_label)s_%(class)s_one_draft",
                violation_error_code="doubled",
                violation_error_message="This coder already has a draft on this passage, state and pair of outcomes.",
            ),
            CheckConstraint(
                condition=~Q(better=F("worse")),
                name="%(app_label)s_%(class)s_of_two",
                violation_error_code="same",
                violation_error_message="An outcome cannot be preferred to itself. Choose two.",
            ),
            CheckConstraint(
                condition=Q(strength__gte=1, strength__lte=3),
                name="%(app_label)s_%(class)s_strength_known",
                violation_error_code="strength",
                violation_error_message="Give the reading a strength of 1, 2 or 3.",
            ),
            one_of("basis", Basis),
            one_of("status", AssessmentStatus),
        )

    def __str__(self) -> str:
        pair = f"{self.better.letter} over {self.worse.letter}"
        return f"{self.passage.key}, {self.state}: {pair} ({self.strength})"


class PublishedOrder(StudyRow):
    """The order of a state's preferences as somebody printed it; never mixed with what the readings add up to."""

    NATURAL_KEY = ("study__slug", "state__slug")
    WRITTEN_BY = LEADS

    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="published_orders", help_text="The state."
    )
    ranking = models.CharField(
        max_length=200,
        help_text="The outcomes' letters, the most preferred first: “D > H > O”; = between those of one place.",
    )
    source = models.CharField(max_length=300, help_text="The work that prints it.")
    page = models.CharField(max_length=50, blank=True, help_text="The page, and table, there.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "state", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "state"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="A published order of this state is already recorded.",
            ),
            not_empty("ranking"),
            not_empty("source"),
        )

    def __str__(self) -> str:
        return f"{self.state}: {self.ranking}"

    def clean(self) -> None:
        """Refuse an order that the study's letters cannot spell.

        Raises:
            ValidationError: at the field, saying which letter is unknown or stands there twice.
        """
        super().clean()
        if self.study_id is None or not self.ranking:
            return
        letters = Outcome.objects.filter(study=self.study_id).values_list("letter", "slug")
        try:
            read_ranking(self.ranking, dict(letters))
        except ValueError as fault:
            raise ValidationError({"ranking": ValidationError(str(fault), code="order")}) from fault
