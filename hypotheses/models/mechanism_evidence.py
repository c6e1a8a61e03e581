"""What ties a mechanism to the archive: events, and coders' judgements on its parts and links."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evidence.models import Coder, Passage, StudyRow
from evidence.models.constraints import in_order, not_empty, one_of
from evidence.models.edtf_dates import bounds_of
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import AssessmentStatus, Basis, Direction, TestType, TraceKind
from hypotheses.models.assessments import STRENGTH_HELP, strength_fits_direction
from hypotheses.models.mechanisms import MechanismLink, MechanismPart
from hypotheses.querysets import AssessmentQuerySet


class Event(StudyRow):
    """Something that somebody did at a place and time: what happened, not yet what it was a part of."""

    NATURAL_KEY = ("study__slug", "key")

    key = models.SlugField(help_text="The event's short name in the study: “shigemitsu-draft”.")
    actor = models.CharField(max_length=200, help_text="Who acted.")
    act = models.CharField(max_length=300, help_text="What was done.")
    place = models.CharField(max_length=200, blank=True, help_text="Where.")
    date_edtf = models.CharField(
        "date (EDTF)",
        max_length=100,
        blank=True,
        help_text="When: a day, a month, “1953?”, or from-to as 1950-10/1951-01. Left empty where nobody knows.",
    )
    date_earliest = models.DateField(
        null=True, blank=True, editable=False, help_text="The earliest day that the date allows."
    )
    date_latest = models.DateField(
        null=True, blank=True, editable=False, help_text="The latest day that the date allows."
    )
    source = models.CharField(max_length=300, blank=True, help_text="Where this is known from.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "date_earliest", "key", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "key"),
                name="%(app_label)s_%(class)s_key_once",
                violation_error_code="doubled",
                violation_error_message="The study already has an event of this short name.",
            ),
            not_empty("key"),
            not_empty("actor"),
            not_empty("act"),
            in_order("date_earliest", "date_latest"),
            CheckConstraint(
                condition=~Q(date_edtf="") | (Q(date_earliest__isnull=True) & Q(date_latest__isnull=True)),
                name="%(app_label)s_%(class)s_bounds_need_date",
                violation_error_code="bounds-without-date",
                violation_error_message="An event without a date in EDTF has no earliest and latest day.",
            ),
        )

    def __str__(self) -> str:
        dated = f" ({self.date_edtf})" if self.date_edtf else ""
        return f"{self.actor} {self.act}{dated}"[:150]

    def clean(self) -> None:
        """Work out the first and last day that the date allows."""
        super().clean()
        self.date_earliest, self.date_latest = bounds_of(self.date_edtf, field="date_edtf")


class EventPart(StudyRow):
    """That an event is an instance of a part of a mechanism."""

    NATURAL_KEY = ("study__slug", "event__key", "part__mechanism__slug", "part__key")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parts", help_text="The event.")
    part = models.ForeignKey(
        MechanismPart,
        on_delete=models.CASCADE,
        related_name="events",
        help_text="The part that it shows at work.",
    )

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "event", "part", "pk")
        verbose_name = "part of an event"
        verbose_name_plural = "parts of events"
        constraints = (
            UniqueConstraint(
                fields=("event", "part"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This event already stands under this part.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event.key} under {self.part.key}"


def once(target: str, status: AssessmentStatus, said: str) -> UniqueConstraint:
    """One row of this status for each part (or link), passage and coder."""
    return UniqueConstraint(
        fields=(target, "passage", "coder"),
        condition=Q(status=status, **{f"{target}__isnull": False}),
        name=f"%(app_label)s_%(class)s_one_{status.value}_on_{target}",
        violation_error_code="doubled",
        violation_error_message=said,
    )


class PartEvidence(StudyRow):
    """One coder's judgement that one passage speaks for or against a part, or a link, of a mechanism."""

    NATURAL_KEY = (
        "study__slug",
        "part__mechanism__slug",
        "part__key",
        "link__mechanism__slug",
        "link__from_part__key",
        "link__to_part__key",
        "passage__key",
        "coder__slug",
    )
    WORK_OF = "coder"

    part = models.ForeignKey(
        MechanismPart,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        help_text="The part it bears on; leave empty where it bears on a link.",
    )
    link = models.ForeignKey(
        MechanismLink,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        help_text="The link it bears on; leave empty where it bears on a part.",
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="part_evidence", help_text="The passage judged."
    )
    coder = models.ForeignKey(
        Coder, on_delete=models.PROTECT, related_name="part_evidence", help_text="The coder who judges."
    )
    kind = models.CharField(
        max_length=8,
        choices=TraceKind,
        default=TraceKind.ACCOUNT,
        help_text="Pattern in figures, order in time, a trace that only this leaves, or somebody's account.",
    )
    direction = models.CharField(
        max_length=12, choices=Direction, help_text="Which way the passage bears on it."
    )
    strength = models.PositiveSmallIntegerField(null=True, blank=True, help_text=STRENGTH_HELP)
    test_type = models.CharField(
        max_length=20,
        choices=TestType,
        default=TestType.STRAW,
        help_text="How much finding it decides. It is shown, and moves no score.",
    )
    basis = models.CharField(
        max_length=8,
        choices=Basis,
        default=Basis.INFERRED,
        help_text="Whether the author of the study states or implies the link, or the coder infers it.",
    )
    rationale = models.TextField(blank=True, help_text="Why, in a sentence or two.")
    status = models.CharField(
        max_length=10,
        choices=AssessmentStatus,
        default=AssessmentStatus.SUBMITTED,
        help_text="Only submitted judgements count. A draft is seen by its coder alone.",
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ("study", "part", "link", "passage", "coder", "pk")
        verbose_name = "evidence on a part"
        verbose_name_plural = "evidence on parts"
        constraints = (
            CheckConstraint(
                condition=Q(part__isnull=False, link__isnull=True) | Q(part__isnull=True, link__isnull=False),
                name="%(app_label)s_%(class)s_on_one_thing",
                violation_error_code="one-of-two",
                violation_error_message="Name either the part or the link, and not both.",
            ),
            *(
                once(target, status, f"This coder already has {said} on this passage and {target}.")
                for target in ("part", "link")
                for status, said in (
                    (AssessmentStatus.SUBMITTED, "a submitted judgement"),
                    (AssessmentStatus.DRAFT, "a draft"),
                )
            ),
            one_of("kind", TraceKind),
            one_of("direction", Direction),
            one_of("test_type", TestType),
            one_of("basis", Basis),
            one_of("status", AssessmentStatus),
            strength_fits_direction(),
        )

    def __str__(self) -> str:
        strength = f" ({self.strength})" if self.strength else ""
        bears_on = self.part.key if self.part else self.link
        return f"{self.passage.key} {self.get_direction_display().lower()} {bears_on}{strength}"
