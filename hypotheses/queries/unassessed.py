"""Which passage a coder has still to judge."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from evidence.models import Passage
from hypotheses.cautions import ALIVE
from hypotheses.models import Assessment


def next_unassessed(passages: QuerySet[Any], after: Passage, coder: int) -> Passage | None:
    """The next of these passages in the study of this one, by key and round to the first, not judged by the coder.

    A draft is a judgement begun; what was withdrawn or superseded is none. None where nothing is left.
    """
    judged = Assessment.objects.filter(passage=OuterRef("pk"), coder=coder, status__in=ALIVE)
    rest = passages.filter(~Exists(judged), study=after.study_id).exclude(pk=after.pk).order_by("key", "pk")
    return rest.filter(key__gt=after.key).first() or rest.first()
