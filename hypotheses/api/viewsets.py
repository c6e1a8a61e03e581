"""The lists and records of the hypotheses app. Each begins with what whoever asks may see."""

from __future__ import annotations

from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.views import WritesRecords
from hypotheses.api import filters, inputs, serializers
from hypotheses.api.grades import with_grades
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, State


class StateViewSet(VisibleRecords):
    """The states, or other cases, that studies compare."""

    queryset = State.objects.select_related("study")
    serializer_class = serializers.StateSerializer
    filterset_class = filters.StudyRowFilter


class ExplanationViewSet(VisibleRecords):
    """Explanations that studies test, with what was claimed of them in print."""

    queryset = Explanation.objects.select_related("study").prefetch_related("published_verdicts__state")
    serializer_class = serializers.ExplanationSerializer
    filterset_class = filters.StudyRowFilter


class HypothesisViewSet(VisibleRecords):
    """Hypotheses, with what was claimed of them in print and the states of which they say nothing."""

    queryset = Hypothesis.objects.select_related("study", "explanation").prefetch_related(
        "published_verdicts__state", "not_applicable__state"
    )
    serializer_class = serializers.HypothesisSerializer
    filterset_class = filters.HypothesisFilter


class PredictionViewSet(VisibleRecords):
    """What hypotheses lead us to expect of states."""

    queryset = Prediction.objects.select_related("study", "hypothesis__explanation", "state")
    serializer_class = serializers.PredictionSerializer
    filterset_class = filters.PredictionFilter


class AssessmentViewSet(WritesRecords, VisibleRecords):
    """Coders' judgements of what passages say about predictions. Drafts are their coder's alone."""

    input_class = inputs.AssessmentInput
    queryset = with_grades(
        Assessment.objects.select_related(
            "study", "prediction__hypothesis__explanation", "prediction__state", "passage__document", "coder"
        )
    )
    serializer_class = serializers.AssessmentSerializer
    filterset_class = filters.AssessmentFilter
