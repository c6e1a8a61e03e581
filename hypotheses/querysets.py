"""The questions a historian asks of coders' judgements."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from evidence.querysets import SHARED, OfPassageQuerySet, StudyRowQuerySet, documents, passages
from hypotheses.choices import AssessmentStatus

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


class JudgementQuerySet(OfPassageQuerySet):
    """What coders judge of passages, and submit."""

    def counted(self) -> Self:
        """Those that count: submitted, neither superseded nor withdrawn (ruling 2)."""
        return self.filter(status=AssessmentStatus.SUBMITTED)

    def visible_to(self, user: AnyUser) -> Self:
        """Those on passages the user may see; drafts only for the coder who is writing them."""
        return super().visible_to(user).filter(is_finished_or_of(user))

    def visible_on(self, seen: Collection[int], user: AnyUser) -> Self:
        """Those on some passages (keys), all of which were found among those that the user may see.

        Their documents are not asked for again: for a hundred passages PostgreSQL would go through all that there are.
        """
        of_studies = StudyRowQuerySet.visible_to(self, user)
        return of_studies.filter(is_finished_or_of(user), passage__in=seen)


class AssessmentQuerySet(JudgementQuerySet):
    """Assessments."""

    def held_in(self, archives: Collection[str]) -> Self:
        """Those on documents of which a copy lies in one of these archives (slugs)."""
        return self.filter(passage__document__in=documents().held_in(archives))

    def held_beyond(self, archives: Collection[str]) -> Self:
        """Those on documents that remain when these archives are left out."""
        return self.filter(passage__document__in=documents().held_beyond(archives))

    def of_source_classes(self, source_classes: Collection[str]) -> Self:
        """Those on documents of these source classes."""
        return self.filter(passage__document__source_class__in=source_classes)

    def by_coders(self, coders: Collection[str]) -> Self:
        """Those made by these coders (slugs)."""
        return self.filter(coder__slug__in=coders)

    def referring_within(self, earliest: datetime.date | None, latest: datetime.date | None) -> Self:
        """Those on passages that speak of a time wholly inside the range (ruling 9)."""
        return self.filter(passage__in=passages().referring_within(earliest, latest))

    def undated(self) -> Self:
        """Those on passages of which nobody knows what time they speak of."""
        return self.filter(passage__in=passages().undated())


class ReadingQuerySet(StudyRowQuerySet):
    """Readings of networks, each with the passages that attest it."""

    def counted(self) -> Self:
        """Those that enter a network: submitted, neither superseded nor withdrawn (ruling 2)."""
        return self.filter(status=AssessmentStatus.SUBMITTED)

    def visible_to(self, user: AnyUser) -> Self:
        """Readings of readable studies that rest on nothing hidden (ADR 25); drafts only for their coder."""
        attestations = self.model._meta.get_field("attestations").related_model._base_manager
        hidden = attestations.filter(reading=OuterRef("pk")).exclude(
            passage__document__in=documents().visible_to(user)
        )
        return super().visible_to(user).filter(is_finished_or_of(user)).exclude(Exists(hidden))

    def next_key(self, study_id: int, letter: str) -> str:
        """The key for the study's next reading: T001, T002 ... after the highest of that form."""
        numbered = self.filter(study_id=study_id, key__regex=rf"^{letter}([0-9]{{3}}|[1-9][0-9]{{3,8}})$")
        last = numbered.order_by(Length("key").desc(), "-key").values_list("key", flat=True).first()
        return f"{letter}{int(last[1:]) + 1 if last else 1:03d}"


class AttestationQuerySet(OfPassageQuerySet):
    """Which passages attest which readings."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those on passages that the user may see, of readings that exist for the user."""
        readings = self.model._meta.get_field("reading").related_model._default_manager
        seen = readings.all().visible_to(user).filter(pk=OuterRef("reading"))
        return super().visible_to(user).filter(Exists(seen))


def is_finished_or_of(user: AnyUser) -> Q:
    """The condition that a judgement is no draft, or one that this user is writing."""
    return is_finished_or_of_login(user.pk) if user.is_authenticated else ~Q(status=AssessmentStatus.DRAFT)


@lru_cache(maxsize=SHARED)
def is_finished_or_of_login(user: int) -> Q:
    """The condition that a judgement is no draft, or one that a coder with this login (a key) is writing."""
    return ~Q(status=AssessmentStatus.DRAFT) | Q(coder__in=coders().filter(user=user))


def coders() -> QuerySet[Any]:
    """All coders."""
    return QuerySet(apps.get_model("evidence", "Coder"))
