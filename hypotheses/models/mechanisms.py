"""Mechanisms: how an explanation says that a cause brought about its effect, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from evidence.choices import LEADS
from evidence.models import StudyRow
from evidence.models.constraints import not_empty, one_of, slug_once_in_study
from evidence.models.references import referred
from evidence.querysets import StudyRowQuerySet
from hypotheses.choices import LinkKind, RivalStatus
from hypotheses.models.explanations import Explanation, State
from hypotheses.scoring.mechanism_order import path_between


class Mechanism(StudyRow):
    """How one explanation says that its cause led to the outcome: parts in order, and the links between them."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(help_text="The mechanism's short name in addresses and commands.")
    name = models.CharField(max_length=200, help_text="The mechanism's name.")
    explanation = models.ForeignKey(
        Explanation,
        on_delete=models.PROTECT,
        related_name="mechanisms",
        help_text="The explanation whose mechanism it is.",
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mechanisms",
        help_text="The state in which it worked; left empty where it reaches over several.",
    )
    description = models.TextField(blank=True, help_text="What it says, in a sentence or two.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "slug", "pk")
        constraints = (slug_once_in_study("a mechanism"), not_empty("slug"), not_empty("name"))

    def __str__(self) -> str:
        return self.name


class MechanismPart(StudyRow):
    """One part of a mechanism: an entity engaging in an activity."""

    NATURAL_KEY = ("study__slug", "mechanism__slug", "key")
    WRITTEN_BY = LEADS

    mechanism = models.ForeignKey(
        Mechanism, on_delete=models.CASCADE, related_name="parts", help_text="The mechanism it belongs to."
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Its place in the mechanism: the least is the cause, the greatest the outcome."
    )
    key = models.SlugField(help_text="The part's short name in the mechanism: “sufficiency”.")
    entity = models.CharField(max_length=200, help_text="Who or what acts, a noun: “The United States”.")
    activity = models.CharField(max_length=300, help_text="What it does, a verb: “commits itself to defend”.")
    is_necessary = models.BooleanField(
        "necessary",
        default=True,
        help_text="The mechanism would not work without it. Only such parts make the chain.",
    )

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "mechanism", "position", "key", "pk")
        constraints = (
            UniqueConstraint(
                fields=("mechanism", "key"),
                name="%(app_label)s_%(class)s_key_once",
                violation_error_code="doubled",
                violation_error_message="The mechanism already has a part of this short name.",
            ),
            not_empty("key"),
            not_empty("entity"),
            not_empty("activity"),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.entity} {self.activity}"[:120]

    def clean(self) -> None:
        """Refuse a move to another mechanism: the links to it and from it would stay behind."""
        super().clean()
        moved = type(self).objects.filter(pk=self.pk).exclude(mechanism=self.mechanism_id)
        if self.pk is not None and moved.exists():
            message = "A part stays in its mechanism. Make a new one in the other."
            raise ValidationError({"mechanism": ValidationError(message, code="moved")})


class MechanismLink(StudyRow):
    """An arrow from one part of a mechanism to another, and why the one should lead to the other."""

    NATURAL_KEY = ("study__slug", "mechanism__slug", "from_part__key", "to_part__key")
    WRITTEN_BY = LEADS

    mechanism = models.ForeignKey(
        Mechanism, on_delete=models.CASCADE, related_name="links", help_text="The mechanism it belongs to."
    )
    from_part = models.ForeignKey(
        MechanismPart, on_delete=models.CASCADE, related_name="links_onward", help_text="The part before."
    )
    to_part = models.ForeignKey(
        MechanismPart, on_delete=models.CASCADE, related_name="links_back", help_text="The part after."
    )
    kind = models.CharField(
        max_length=8,
        choices=LinkKind,
        default=LinkKind.CAUSAL,
        help_text="Whether the one brings about the other, or only comes before it.",
    )
    is_feedback = models.BooleanField(
        "feedback",
        default=False,
        help_text="It leads back to an earlier part, in a later round. It has no say in the order of parts.",
    )
    justification = models.TextField(blank=True, help_text="Why the one should lead to the other.")

    #: whether a page holds it against the other links that were sent with it, which are not stored yet
    is_held_against_others = False

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "mechanism", "from_part__position", "to_part__position", "pk")
        constraints = (
            UniqueConstraint(
                fields=("from_part", "to_part"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="There is already a link from this part to that one.",
            ),
            CheckConstraint(
                condition=~Q(from_part=F("to_part")),
                name="%(app_label)s_%(class)s_not_to_itself",
                violation_error_code="to-itself",
                violation_error_message="A part does not lead to itself. Choose two parts.",
            ),
            one_of("kind", LinkKind),
        )

    def __str__(self) -> str:
        return f"{self.from_part.key} > {self.to_part.key}"

    def clean(self) -> None:
        """Refuse parts of another mechanism, and a round that is not marked as feedback, with its members named."""
        super().clean()
        parts = {name: referred(self, name) for name in ("from_part", "to_part")}
        message = "This is a part of another mechanism. Choose one of this mechanism."
        faults = {
            name: ValidationError(message, code="other-mechanism")
            for name, part in parts.items()
            if part is not None and part.mechanism_id != self.mechanism_id
        }
        if faults:
            raise ValidationError(faults)
        if not (self.is_feedback or self.is_held_against_others or None in parts.values()):
            self.refuse_round(parts["from_part"].key, parts["to_part"].key)

    def refuse_round(self, start: str, end: str) -> None:
        """Refuse the link where others lead from its end back to its start."""
        others = type(self).objects.filter(mechanism=self.mechanism_id, is_feedback=False).exclude(pk=self.pk)
        arrows = others.values_list("from_part__key", "to_part__key").order_by()
        way = path_between(arrows, end, start)
        if way:
            raise ValidationError({"to_part": of_round((start, *way))})


def of_round(members: Sequence[str]) -> ValidationError:
    """That parts lead round in a loop, with its members named."""
    return ValidationError(
        "These parts lead round in a loop: %(round)s. Turn a link round, or mark the one that leads back as feedback.",
        code="loop",
        params={"round": " > ".join(members)},
    )


class RivalCheck(StudyRow):
    """Whether a rival explanation could account for one link as well, and why it does or does not."""

    NATURAL_KEY = (
        "study__slug",
        "link__mechanism__slug",
        "link__from_part__key",
        "link__to_part__key",
        "rival__slug",
    )
    WRITTEN_BY = LEADS

    link = models.ForeignKey(
        MechanismLink, on_delete=models.CASCADE, related_name="rival_checks", help_text="The link at stake."
    )
    rival = models.ForeignKey(
        Explanation, on_delete=models.PROTECT, related_name="rival_checks", help_text="The rival explanation."
    )
    status = models.CharField(
        max_length=10,
        choices=RivalStatus,
        default=RivalStatus.STANDING,
        help_text="How the rival fares at this link.",
    )
    reason = models.TextField(help_text="Why, in a sentence or two.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "link", "rival", "pk")
        constraints = (
            UniqueConstraint(
                fields=("link", "rival"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This rival is already checked at this link. Change that check instead.",
            ),
            one_of("status", RivalStatus),
            not_empty("reason"),
        )

    def __str__(self) -> str:
        return f"{self.rival} at {self.link}: {self.get_status_display().lower()}"

    def clean(self) -> None:
        """Refuse to hold an explanation against its own mechanism."""
        super().clean()
        link, rival = referred(self, "link"), referred(self, "rival")
        if link is not None and rival is not None and link.mechanism.explanation_id == rival.pk:
            message = "This is the explanation whose mechanism it is. Choose a rival."
            raise ValidationError({"rival": ValidationError(message, code="no-rival")})
