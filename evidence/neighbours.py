"""Turning the leaves of a volume: which document stands before another in a collection, and which after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from evidence.models import Holding

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The copies on either side of one, with their documents; None at the ends of the collection."""

    previous: Holding | None = None
    next: Holding | None = None


def neighbours(holding: Holding, user: AnyUser) -> Neighbours:
    """What stands before and after a copy in its collection, of what the user may see; two queries at most.

    A copy that no import has put in its place has no neighbours, and is nobody's.
    """
    if not holding.sort_key:
        return Neighbours()
    placed = Holding.objects.filter(collection=holding.collection_id).exclude(sort_key="")
    seen = placed.exclude(document=holding.document_id).visible_to(user).select_related("document")
    before = Q(sort_key__lt=holding.sort_key) | Q(sort_key=holding.sort_key, pk__lt=holding.pk)
    after = Q(sort_key__gt=holding.sort_key) | Q(sort_key=holding.sort_key, pk__gt=holding.pk)
    return Neighbours(
        previous=seen.filter(before).order_by("-sort_key", "-pk").first(),
        next=seen.filter(after).order_by("sort_key", "pk").first(),
    )
