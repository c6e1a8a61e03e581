"""How the rows of long lists of the hypotheses app are shown: assessments, and the predictions that they bear on."""

from __future__ import annotations

from evidence.api.shown import Apart, ShownRows
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
