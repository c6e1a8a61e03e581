"""How the rows of long lists of the hypotheses app are shown: assessments, and the predictions that they bear on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from rest_framework.request import Request

from evidence.api.shown import Apart, Including, ShownRows
from evidence.queries.statements import Values
from hypotheses.api.grades import with_grades
from hypotheses.api.serializers import AssessmentSerializer, PredictionSerializer
from hypotheses.models import Assessment, Prediction

#: Read apart from what bears on them: PostgreSQL takes longer to plan a statement of all nine tables than to run it.
ASSESSMENTS = ShownRows(
    AssessmentSerializer,
    with_grades(Assessment.objects.order_by()),
    [
        Apart(
            "prediction",
            Prediction.objects.order_by(),
            prediction="key",
            hypothesis="hypothesis__slug",
            explanation="hypothesis__explanation__slug",
            state="state__slug",
        )
    ],
)
PREDICTIONS = ShownRows(PredictionSerializer, Prediction.objects.order_by())


class AssessmentsOfPassages(Including):
    """The assessments of each passage, as the list of assessments has them."""

    names = ("assessments",)
    paths = ("pk",)
    serializer = AssessmentSerializer
    help_text = "The assessments of the passage that you may see."

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """The list of each passage, in the order in which they were made."""
        seen = Assessment.objects.visible_on([key for (key,) in rows], request.user)
        passages = dict(seen.order_by("pk").values_list("pk", "passage_id"))
        lists: dict[int, list[Any]] = defaultdict(list)
        shown = dict(ASSESSMENTS.read(list(passages), request))
        for key, passage in passages.items():
            if key in shown:
                lists[passage].append(shown[key])
        return [(lists[key],) for (key,) in rows]
