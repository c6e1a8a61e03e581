"""Which passage a coder has still to assess."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from evidence.models import Passage, User
from hypotheses.cautions import ALIVE
from hypotheses.models import Assessment


def next_uncoded(after: Passage, user: User) -> Passage | None:
    """The passage of the same study that comes next by key, and that the user sees and has not assessed yet.

    After the last one the search goes on from the first; a draft of the user's own counts as an assessment.
    """
    own = Assessment.objects.filter(passage=OuterRef("pk"), coder__user=user, status__in=ALIVE)
    open_ones = (
        Passage.objects.visible_to(user).filter(~Exists(own), study=after.study_id).exclude(pk=after.pk)
    )
    rows = open_ones.order_by("key", "pk")
    found: Passage | None = rows.filter(key__gt=after.key).first() or rows.first()
    return found
