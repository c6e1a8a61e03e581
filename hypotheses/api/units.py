"""Leads' decisions on which passages are one piece of evidence: how they are shown, sent, narrowed and listed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone

from evidence.api.filtering import NamedFilter
from evidence.api.serializers.base import RecordSerializer, link_to
from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.inputs import InputSerializer
from evidence.api.writing.views import WritesRecords
from evidence.models import Passage
from evidence.services.records import Author
from hypotheses.api.filters import StudyRowFilter
from hypotheses.models import Prediction, UnitDecision

DECIDED = ("study", "prediction", "passage", "unit", "reason", "decided_by", "decided_at")


class UnitDecisionSerializer(RecordSerializer):
    """A lead's word on which unit of evidence a passage belongs to under one prediction."""

    link = link_to("unit-decision")

    class Meta:
        model = UnitDecision
        fields = ("link", "id", *DECIDED)
        read_only_fields = fields


class UnitDecisionInput(InputSerializer):
    """A lead's word on which unit a passage belongs to; it is given now, unless another time is said."""

    shown_by: ClassVar[Any] = UnitDecisionSerializer

    class Meta:
        model = UnitDecision
        fields = DECIDED
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "decided_by": {"required": False},
            "decided_at": {"required": False},
        }
        validators = ()

    def write(self, row: Any, values: dict[str, Any], lists: dict[str, Any], author: Author) -> None:
        """A decision is made now."""
        made = {} if row.decided_at else {"decided_at": timezone.now()}
        super().write(row, {**made, **values}, lists, author)


class UnitDecisionFilter(StudyRowFilter):
    """Decisions by prediction and passage."""

    prediction = NamedFilter(Prediction, "prediction")
    passage = NamedFilter(Passage, "passage")


@described(UnitDecisionInput, UnitDecisionSerializer)
class UnitDecisionViewSet(WritesRecords, VisibleRecords):
    """Which passages are one piece of evidence under a prediction, where a lead has said so. Only leads write them."""

    input_class = UnitDecisionInput
    queryset = UnitDecision.objects.select_related("study", "prediction", "passage", "decided_by")
    serializer_class = UnitDecisionSerializer
    filterset_class = UnitDecisionFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "prediction": "prediction__key",
        "passage": "passage__key",
        "unit": "unit",
        "decided_at": "decided_at",
    }
