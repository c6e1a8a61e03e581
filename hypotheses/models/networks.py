"""Readings of how closely states were tied to one another, and how willing they were to be, with the passages read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from evidence.models import Coder, Passage, StudyRow
from evidence.models.constraints import filled_exactly_when, not_empty, one_of
from evidence.models.edtf_dates import bounds_of
from hypotheses.choices import AssessmentStatus, Basis, Picture, TieStrength, Willingness
from hypotheses.models.explanations import State
from hypotheses.querysets import AttestationQuerySet, ReadingQuerySet


class Reading(StudyRow):
    """What all readings of networks share: a key, a time for which they hold, whose they are, and on what basis."""

    NATURAL_KEY = ("study__slug", "key")
    WORK_OF = "coder"
    #: the letter with which keys begin that are made for the coder
    LETTER: ClassVar[str]

    key = models.SlugField(blank=True, help_text="The reading's key in the study. Left empty, one is made.")
    valid = models.CharField(
        "valid (EDTF)",
        max_length=100,
        blank=True,
        help_text=(
            "For what time it holds: 1951-09/1959, or 1960/.. where it went on. Without it the reading belongs to no "
            "date, and is listed and not drawn."
        ),
    )
    valid_earliest = models.DateField(
        null=True, blank=True, editable=False, help_text="The first day for which it holds."
    )
    valid_latest = models.DateField(
        null=True, blank=True, editable=False, help_text="The last day for which it holds."
    )
    basis = models.CharField(
        max_length=8,
        choices=Basis,
        default=Basis.INFERRED,
        help_text="Whether the author of the study states or implies it, or the coder infers it.",
    )
    is_illustrative = models.BooleanField(
        "illustrative",
        default=False,
        help_text="Set down to show how the method works, and not as a finding. Results say so.",
    )
    rationale = models.TextField(blank=True, help_text="Why, in a sentence or two.")
    coder = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="%(class)ss", help_text="The coder who reads it so."
    )
    status = models.CharField(
        max_length=10,
        choices=AssessmentStatus,
        default=AssessmentStatus.SUBMITTED,
        help_text="Only submitted readings count. A draft is seen by its coder alone.",
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Make the key where none is given, and work out the days for which the reading holds."""
        super().clean()
        if not self.key and self.study_id is not None:
            self.key = type(self).objects.next_key(self.study_id, self.LETTER)
        self.valid_earliest, self.valid_latest = bounds_of(self.valid, field="valid")

    @property
    def states(self) -> tuple[State, ...]:
        """The states that it speaks of."""
        raise NotImplementedError

    @property
    def value(self) -> int:
        """What it reads, from 0 to 4."""
        raise NotImplementedError


def key_once(thing: str) -> UniqueConstraint:
    """No two readings of a kind have the same key in a study."""
    return UniqueConstraint(
        fields=("study", "key"),
        name="%(app_label)s_%(class)s_key_once",
        violation_error_code="doubled",
        violation_error_message=f"The study already has a {thing} of this key.",
    )


def on_the_scale(field: str, scale: type[models.IntegerChoices]) -> CheckConstraint:
    """The value is one of the scale's."""
    return CheckConstraint(
        condition=Q(**{f"{field}__gte": min(scale.values), f"{field}__lte": max(scale.values)}),
        name=f"%(app_label)s_%(class)s_{field}_on_the_scale",
        violation_error_code="not-listed",
        violation_error_message=(
            f"The value must be a whole number from {min(scale.values)} to {max(scale.values)}."
        ),
    )


def begins_before_it_ends() -> CheckConstraint:
    """The first day of a reading does not lie after its last; either may be open."""
    either_open = Q(valid_earliest__isnull=True) | Q(valid_latest__isnull=True)
    return CheckConstraint(
        condition=either_open | Q(valid_earliest__lte=F("valid_latest")),
        name="%(app_label)s_%(class)s_begins_before_it_ends",
        violation_error_code="reversed",
        violation_error_message="What a reading says must not end before it begins.",
    )


class TieReading(Reading):
    """One coder's reading of how strong the security tie between two states was, or was wished to be, for a time."""

    LETTER = "T"

    first = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="ties_as_first", help_text="One of the two states."
    )
    second = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="ties_as_second",
        help_text="The other. A tie has no direction.",
    )
    strength = models.PositiveSmallIntegerField(
        choices=TieStrength, help_text="How strong it was, from 0 to 4."
    )
    picture = models.CharField(
        max_length=6,
        choices=Picture,
        default=Picture.ACTUAL,
        help_text="The tie as it was, or as somebody wished it to be.",
    )
    ideal_of = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ideal_ties",
        help_text="Whose wish it was; of an ideal tie only.",
    )

    class Meta:
        ordering = ("study", "key", "pk")
        constraints = (
            key_once("reading of a tie"),
            not_empty("key"),
            CheckConstraint(
                condition=~Q(first=F("second")),
                name="%(app_label)s_%(class)s_between_two_states",
                violation_error_code="tie-with-itself",
                violation_error_message="A tie joins two states. Choose another state for one of its ends.",
            ),
            on_the_scale("strength", TieStrength),
            one_of("picture", Picture),
            filled_exactly_when(
                "ideal_of",
                Q(picture=Picture.IDEAL),
                name="ideal_is_somebodys",
                message="An ideal tie is some state's wish: say whose. A tie as it was is nobody's.",
            ),
            begins_before_it_ends(),
            one_of("basis", Basis),
            one_of("status", AssessmentStatus),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.first}, {self.second} ({self.strength})"

    @property
    def states(self) -> tuple[State, ...]:
        """The two that the tie joins."""
        return (self.first, self.second)

    @property
    def value(self) -> int:
        """How strong the tie is."""
        return self.strength


class WillingnessReading(Reading):
    """One coder's reading of how willing a state was, for a time, to tie itself to the other spokes."""

    LETTER = "W"

    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="willingness_readings", help_text="The state."
    )
    willingness = models.PositiveSmallIntegerField(
        choices=Willingness, help_text="How willing it was, from 0 to 4."
    )

    class Meta:
        ordering = ("study", "key", "pk")
        constraints = (
            key_once("reading of willingness"),
            not_empty("key"),
            on_the_scale("willingness", Willingness),
            begins_before_it_ends(),
            one_of("basis", Basis),
            one_of("status", AssessmentStatus),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.state} ({self.willingness})"

    @property
    def states(self) -> tuple[State, ...]:
        """The one that is willing or not."""
        return (self.state,)

    @property
    def value(self) -> int:
        """How willing it is."""
        return self.willingness


class Attestation(StudyRow):
    """What the passages of all readings share."""

    NATURAL_KEY = ("study__slug", "reading__key", "passage__key")

    objects = AttestationQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        # its two kinds each refer to a reading of their own
        return f"{self.passage.key} for {self.reading.key}"  # type: ignore[attr-defined]


def attested_once() -> UniqueConstraint:
    """A passage attests a reading once."""
    return UniqueConstraint(
        fields=("reading", "passage"),
        name="%(app_label)s_%(class)s_once",
        violation_error_code="doubled",
        violation_error_message="This passage already stands under the reading.",
    )


class TieAttestation(Attestation):
    """That a passage attests a reading of a tie."""

    reading = models.ForeignKey(
        TieReading, on_delete=models.CASCADE, related_name="attestations", help_text="The reading."
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="tie_attestations", help_text="The passage read."
    )

    class Meta:
        ordering = ("study", "reading", "passage", "pk")
        constraints = (attested_once(),)


class WillingnessAttestation(Attestation):
    """That a passage attests a reading of a state's willingness."""

    reading = models.ForeignKey(
        WillingnessReading, on_delete=models.CASCADE, related_name="attestations", help_text="The reading."
    )
    passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        related_name="willingness_attestations",
        help_text="The passage read.",
    )

    class Meta:
        ordering = ("study", "reading", "passage", "pk")
        constraints = (attested_once(),)
