"""The lists and records of the hypotheses app. Each begins with what whoever asks may see."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet

from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.views import WritesRecords
from hypotheses.api import examples, filters, inputs, serializers, shown
from hypotheses.api.grades import with_grades
from hypotheses.models import Adjudication, Assessment, Explanation, Hypothesis, Prediction, State


@described(inputs.StateInput, serializers.StateSerializer)
class StateViewSet(WritesRecords, VisibleRecords):
    """The states, or other cases, that studies compare."""

    input_class = inputs.StateInput
    queryset = State.objects.select_related("study")
    serializer_class = serializers.StateSerializer
    filterset_class = filters.StudyRowFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "slug": "slug",
        "name": "name",
        "position": "position",
    }


@described(inputs.ExplanationInput, serializers.ExplanationSerializer)
class ExplanationViewSet(WritesRecords, VisibleRecords):
    """Explanations that studies test, with what was claimed of them in print."""

    input_class = inputs.ExplanationInput
    queryset = Explanation.objects.select_related("study").prefetch_related("published_verdicts__state")
    serializer_class = serializers.ExplanationSerializer
    filterset_class = filters.ExplanationFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "slug": "slug",
        "name": "name",
        "position": "position",
    }


@described(inputs.HypothesisInput, serializers.HypothesisSerializer)
class HypothesisViewSet(WritesRecords, VisibleRecords):
    """Hypotheses, with what was claimed of them in print and the states of which they say nothing."""

    input_class = inputs.HypothesisInput
    queryset = Hypothesis.objects.select_related("study", "explanation").prefetch_related(
        "published_verdicts__state", "not_applicable__state"
    )
    serializer_class = serializers.HypothesisSerializer
    filterset_class = filters.HypothesisFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "explanation": "explanation__slug",
        "slug": "slug",
        "name": "name",
        "position": "position",
    }


@described(inputs.PredictionInput, serializers.PredictionSerializer)
class PredictionViewSet(WritesRecords, VisibleRecords):
    """What hypotheses lead us to expect of states."""

    input_class = inputs.PredictionInput
    queryset = Prediction.objects.select_related("study", "hypothesis__explanation", "state")
    serializer_class = serializers.PredictionSerializer
    filterset_class = filters.PredictionFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "key": "key",
        "explanation": "hypothesis__explanation__slug",
        "hypothesis": "hypothesis__slug",
        "state": "state__slug",
        "test_type": "test_type",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"explanation": ("hypothesis", "hypothesis__explanation")}
    shown = shown.PREDICTIONS


#: Fetched apart from what bears on them: PostgreSQL takes longer to plan a statement of all nine tables than to run it.
PREDICTIONS = Prediction.objects.select_related("hypothesis__explanation", "state").order_by()


@described(inputs.AssessmentInput, serializers.AssessmentSerializer, examples.ASSESSMENTS)
class AssessmentViewSet(WritesRecords, VisibleRecords):
    """Coders' judgements of what passages say about predictions. Drafts are their coder's alone."""

    input_class = inputs.AssessmentInput
    queryset = Assessment.objects.select_related("study", "passage__document", "coder").prefetch_related(
        Prefetch("prediction", PREDICTIONS)
    )
    serializer_class = serializers.AssessmentSerializer
    filterset_class = filters.AssessmentFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "explanation": "prediction__hypothesis__explanation__slug",
        "hypothesis": "prediction__hypothesis__slug",
        "state": "prediction__state__slug",
        "prediction": "prediction__key",
        "document": "passage__document__key",
        "passage": "passage__key",
        "coder": "coder__slug",
        "direction": "direction",
        "strength": "strength",
        "status": "status",
        "submitted_at": "submitted_at",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {
        "explanation": ("prediction",),
        "hypothesis": ("prediction",),
        "state": ("prediction",),
        "document": ("passage", "passage__document"),
    }
    shown = shown.ASSESSMENTS

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """Assessments with the grades of their documents."""
        return with_grades(rows)


@described(inputs.AdjudicationInput, serializers.AdjudicationSerializer)
class AdjudicationViewSet(WritesRecords, VisibleRecords):
    """Leads' rulings where coders differ; they stand in for the coders' mean. Only leads write them."""

    queryset = Adjudication.objects.select_related("study", "prediction", "passage", "ruled_by")
    serializer_class = serializers.AdjudicationSerializer
    input_class = inputs.AdjudicationInput
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "prediction": "prediction__key",
        "passage": "passage__key",
        "direction": "direction",
        "ruled_at": "ruled_at",
    }
    filterset_class = filters.StudyRowFilter
