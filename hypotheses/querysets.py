"""The questions a historian asks of assessments."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet

from evidence.querysets import OfPassageQuerySet, documents, passages
from hypotheses.choices import AssessmentStatus

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


class AssessmentQuerySet(OfPassageQuerySet):
    """Assessments."""

    def counted(self) -> Self:
        """Those that enter the table: submitted, neither superseded nor withdrawn (ruling 2)."""
        return self.filter(status=AssessmentStatus.SUBMITTED)

    def visible_to(self, user: AnyUser) -> Self:
        """Those on passages the user may see; drafts only for the coder who is writing them."""
        finished = ~Q(status=AssessmentStatus.DRAFT)
        own = Q(coder__in=coders().filter(user=user)) if user.is_authenticated else Q(pk__in=())
        return super().visible_to(user).filter(finished | own)

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


def coders() -> QuerySet[Any]:
    """All coders."""
    return QuerySet(apps.get_model("evidence", "Coder"))
