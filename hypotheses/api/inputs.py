"""What is sent for the records of the hypotheses app, in the names under which they are shown."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone

from evidence.api.writing.inputs import InputSerializer
from evidence.services.records import Author, Nested
from hypotheses.api import serializers as shown
from hypotheses.models import (
    Adjudication,
    Assessment,
    Explanation,
    Hypothesis,
    NotApplicable,
    Prediction,
    PublishedVerdict,
    State,
)


class StateInput(InputSerializer):
    """One state: a column of its study's table."""

    shown_by: ClassVar[Any] = shown.StateSerializer

    class Meta:
        model = State
        fields = ("study", "slug", "name", "native_name", "position")
        validators = ()


class PublishedVerdictsInput(InputSerializer):
    """What an author claimed in print of one state."""

    shown_by: ClassVar[Any] = shown.PublishedVerdictSerializer

    class Meta:
        model = PublishedVerdict
        fields = ("state", "verdict", "source", "page")
        validators = ()


class NotApplicableInput(InputSerializer):
    """A state of which a hypothesis says nothing, and why."""

    shown_by: ClassVar[Any] = shown.NotApplicableSerializer

    class Meta:
        model = NotApplicable
        fields = ("state", "reason", "source", "pages")
        validators = ()


class ExplanationInput(InputSerializer):
    """One explanation: a row of its study's table; a list that is sent is the whole list."""

    shown_by: ClassVar[Any] = shown.ExplanationSerializer
    nested = (Nested("published_verdicts", PublishedVerdict, "explanation", ("state",)),)

    published_verdicts = PublishedVerdictsInput(
        many=True, required=False, help_text="What was claimed in print of the explanation as a whole."
    )

    class Meta:
        model = Explanation
        fields = (
            *("study", "slug", "name", "role", "tradition", "authors", "summary", "position"),
            "published_verdicts",
        )
        validators = ()


class HypothesisInput(InputSerializer):
    """One claim of an explanation; a list that is sent is the whole list."""

    shown_by: ClassVar[Any] = shown.HypothesisSerializer
    nested = (
        Nested("published_verdicts", PublishedVerdict, "hypothesis", ("state",)),
        Nested("not_applicable", NotApplicable, "hypothesis", ("state",)),
    )

    published_verdicts = PublishedVerdictsInput(
        many=True, required=False, help_text="What was claimed in print of this hypothesis."
    )
    not_applicable = NotApplicableInput(
        many=True, required=False, help_text="The states of which it says nothing."
    )

    class Meta:
        model = Hypothesis
        fields = (
            *("study", "explanation", "slug", "name", "claim", "source", "pages", "position"),
            *("published_verdicts", "not_applicable"),
        )
        validators = ()


class PredictionInput(InputSerializer):
    """What one hypothesis leads us to expect of one state."""

    shown_by: ClassVar[Any] = shown.PredictionSerializer

    class Meta:
        model = Prediction
        fields = (
            *("study", "key", "hypothesis", "state", "statement", "kind", "predicted_value", "test_type"),
            *("weight", "certainty", "uniqueness", "source", "pages", "used_in_verdict", "verdict_pages"),
        )
        validators = ()


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


class AdjudicationInput(InputSerializer):
    """A lead's ruling on a passage and prediction; it is made now, unless another time is said."""

    shown_by: ClassVar[Any] = shown.AdjudicationSerializer

    class Meta:
        model = Adjudication
        fields = (
            *("study", "prediction", "passage", "direction", "strength", "reason", "ruled_by", "ruled_at"),
        )
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "ruled_by": {"required": False},
            "ruled_at": {"required": False},
        }
        validators = ()

    def write(self, row: Any, values: dict[str, Any], lists: dict[str, Any], author: Author) -> None:
        """A ruling is made now."""
        made = {} if row.ruled_at else {"ruled_at": timezone.now()}
        super().write(row, {**made, **values}, lists, author)
