"""What is sent for the records of the hypotheses app, in the names under which they are shown."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api.writing.inputs import InputSerializer
from hypotheses.api import serializers as shown
from hypotheses.models import Assessment


class AssessmentInput(InputSerializer):
    """One coder's judgement of one passage on one prediction. It is submitted, and counts, unless draft is said."""

    shown_by: ClassVar[Any] = shown.AssessmentSerializer

    class Meta:
        model = Assessment
        fields = (
            *("study", "prediction", "passage", "coder", "direction", "strength", "rationale", "basis"),
            *("stated_at", "status"),
        )
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()
