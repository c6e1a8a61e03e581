"""How far each study has come, as its members see it when they log in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from evidence.choices import Verification
from evidence.models import Passage, Quotation, Study
from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Assessment, Prediction

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one study stands.

    Documents, passages, quotations and assessments are those that exist for the user; what is tested and
    contested is the study's, the same for everybody (ruling 1).
    """

    study: Study
    documents: int
    passages: int
    #: how many quotations there are of each outcome of checking (its label), only those that occur
    quotations: Mapping[str, int]
    submitted: int
    #: of the user's own
    drafts: int
    predictions: int
    #: predictions with a counted assessment, neutral ones included (ruling 5)
    tested: int
    #: passages on which coders stand on opposite sides of one prediction
    contested: int


def standing_of_studies(user: AnyUser) -> Sequence[Standing]:
    """Where each study stands that the user may read, in a fixed number of statements."""
    passages = count_by_study(
        Passage.objects.all().visible_to(user), n=Count("pk"), documents=Count("document", distinct=True)
    )
    assessments = count_by_study(
        Assessment.objects.all().visible_to(user),
        submitted=Count("pk", filter=Q(status=AssessmentStatus.SUBMITTED)),
        drafts=Count("pk", filter=Q(status=AssessmentStatus.DRAFT)),
    )
    predictions = count_by_study(Prediction.objects.all(), n=Count("pk"))
    tested = count_by_study(Assessment.objects.all().counted(), n=Count("prediction", distinct=True))
    quotations, contested = quotations_by_outcome(user), contested_units()
    return [
        Standing(
            study=study,
            documents=passages[study.pk]["documents"],
            passages=passages[study.pk]["n"],
            quotations=quotations[study.pk],
            submitted=assessments[study.pk]["submitted"],
            drafts=assessments[study.pk]["drafts"],
            predictions=predictions[study.pk]["n"],
            tested=tested[study.pk]["n"],
            contested=contested[study.pk],
        )
        for study in Study.objects.all().visible_to(user)
    ]


def count_by_study(rows: Any, **counts: Count) -> Mapping[int, Mapping[str, int]]:
    """These counts for each study that has such rows; 0 for every other."""
    found = rows.order_by().values("study").annotate(**counts)
    return defaultdict(Counter, {row.pop("study"): row for row in found})


def quotations_by_outcome(user: AnyUser) -> Mapping[int, Mapping[str, int]]:
    """For each study how many of its quotations had which outcome when they were checked."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    visible = Quotation.objects.all().visible_to(user).order_by()
    for study, outcome, n in visible.values_list("study", "verification").annotate(Count("pk")):
        found[study][Verification(outcome).label] = n
    return found


def contested_units() -> Mapping[int, int]:
    """For each study on how many passages, under one prediction, coders stand on opposite sides."""
    both_sides = (
        Assessment.objects.all()
        .counted()
        .order_by()
        .values("study", "prediction", "passage")
        .annotate(
            supporting=Count("pk", filter=Q(direction=Direction.SUPPORTS)),
            contradicting=Count("pk", filter=Q(direction=Direction.CONTRADICTS)),
        )
        .filter(supporting__gt=0, contradicting__gt=0)
    )
    return Counter(both_sides.values_list("study", flat=True))
