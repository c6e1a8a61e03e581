"""The lists and records of the hypotheses app. Each begins with what whoever asks may see."""

from __future__ import annotations

from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.views import WritesRecords
from hypotheses.api import examples, filters, inputs, serializers
from hypotheses.api.grades import with_grades
from hypotheses.models import Adjudication, Assessment, Explanation, Hypothesis, Prediction, State


@described(inputs.StateInput, serializers.StateSerializer)
class StateViewSet(WritesRecords, VisibleRecords):
    """The states, or other cases, that studies compare."""

    input_class = inputs.StateInput
    queryset = State.objects.select_related("study")
    serializer_class = serializers.StateSerializer
    filterset_class = filters.StudyRowFilter


@described(inputs.ExplanationInput, serializers.ExplanationSerializer)
class ExplanationViewSet(WritesRecords, VisibleRecords):
    """Explanations that studies test, with what was claimed of them in print."""

    input_class = inputs.ExplanationInput
    queryset = Explanation.objects.select_related("study").prefetch_related("published_verdicts__state")
    serializer_class = serializers.ExplanationSerializer
    filterset_class = filters.StudyRowFilter


@described(inputs.HypothesisInput, serializers.HypothesisSerializer)
class HypothesisViewSet(WritesRecords, VisibleRecords):
    """Hypotheses, with what was claimed of them in print and the states of which they say nothing."""

    input_class = inputs.HypothesisInput
    queryset = Hypothesis.objects.select_related("study", "explanation").prefetch_related(
        "published_verdicts__state", "not_applicable__state"
    )
    serializer_class = serializers.HypothesisSerializer
    filterset_class = filters.HypothesisFilter


@described(inputs.PredictionInput, serializers.PredictionSerializer)
class PredictionViewSet(WritesRecords, VisibleRecords):
    """What hypotheses lead us to expect of states."""

    input_class = inputs.PredictionInput
    queryset = Prediction.objects.select_related("study", "hypothesis__explanation", "state")
    serializer_class = serializers.PredictionSerializer
    filterset_class = filters.PredictionFilter


@described(inputs.AssessmentInput, serializers.AssessmentSerializer, examples.ASSESSMENTS)
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


@described(inputs.AdjudicationInput, serializers.AdjudicationSerializer)
class AdjudicationViewSet(WritesRecords, VisibleRecords):
    """Leads' rulings where coders differ; they stand in for the coders' mean. Only leads write them."""

    queryset = Adjudication.objects.select_related("study", "prediction", "passage", "ruled_by")
    serializer_class = serializers.AdjudicationSerializer
    input_class = inputs.AdjudicationInput
    filterset_class = filters.StudyRowFilter
