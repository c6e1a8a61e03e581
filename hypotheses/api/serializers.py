"""How states, explanations and their predictions are shown, and the judgements that test them."""

from __future__ import annotations

from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.choices import Grade
from evidence.models import Document
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


class StateSerializer(RecordSerializer):
    """One state: a column of its study's table."""

    link = link_to("state")

    class Meta:
        model = State
        fields = ("link", "id", "study", "slug", "name", "native_name", "position")
        read_only_fields = fields


class PublishedVerdictSerializer(RecordSerializer):
    """What an author claimed in print of one state."""

    class Meta:
        model = PublishedVerdict
        fields = ("state", "verdict", "source", "page")
        read_only_fields = fields


class NotApplicableSerializer(RecordSerializer):
    """A state of which a hypothesis says nothing, and why."""

    class Meta:
        model = NotApplicable
        fields = ("state", "reason", "source", "pages")
        read_only_fields = fields


class ExplanationSerializer(RecordSerializer):
    """One explanation: a row of its study's table."""

    link = link_to("explanation")
    published_verdicts = PublishedVerdictSerializer(
        many=True, read_only=True, help_text="What was claimed in print of the explanation as a whole."
    )

    class Meta:
        model = Explanation
        fields = (
            "link",
            "id",
            "study",
            "slug",
            "name",
            "role",
            "tradition",
            "authors",
            "summary",
            "position",
            "published_verdicts",
        )
        read_only_fields = fields


class HypothesisSerializer(RecordSerializer):
    """One claim of an explanation."""

    link = link_to("hypothesis")
    published_verdicts = PublishedVerdictSerializer(
        many=True, read_only=True, help_text="What was claimed in print of this hypothesis."
    )
    not_applicable = NotApplicableSerializer(
        many=True, read_only=True, help_text="The states of which it says nothing."
    )

    class Meta:
        model = Hypothesis
        fields = (
            "link",
            "id",
            "study",
            "explanation",
            "slug",
            "name",
            "claim",
            "source",
            "pages",
            "position",
            "published_verdicts",
            "not_applicable",
        )
        read_only_fields = fields


class PredictionSerializer(RecordSerializer):
    """What one hypothesis leads us to expect of one state."""

    link = link_to("prediction")
    explanation = name_of(
        Explanation, "hypothesis.explanation", help_text=Hypothesis._meta.get_field("explanation").help_text
    )

    class Meta:
        model = Prediction
        fields = (
            "link",
            "id",
            "study",
            "key",
            "explanation",
            "hypothesis",
            "state",
            "statement",
            "kind",
            "predicted_value",
            "test_type",
            "weight",
            "certainty",
            "uniqueness",
            "source",
            "pages",
            "used_in_verdict",
            "verdict_pages",
        )
        read_only_fields = fields


class AssessmentSerializer(RecordSerializer):
    """One coder's judgement of one passage on one prediction."""

    link = link_to("assessment")
    explanation = name_of(
        Explanation, "prediction.hypothesis.explanation", help_text="The explanation at stake."
    )
    hypothesis = name_of(Hypothesis, "prediction.hypothesis", help_text="The hypothesis at stake.")
    state = name_of(State, "prediction.state", help_text="The state of which the prediction speaks.")
    document = name_of(Document, "passage.document", help_text="The document that the passage stands in.")
    grade = serializers.ChoiceField(
        choices=Grade.choices,
        read_only=True,
        help_text="The document's grade in the study, or else the default of its source class.",
    )

    class Meta:
        model = Assessment
        fields = (
            "link",
            "id",
            "study",
            "explanation",
            "hypothesis",
            "state",
            "prediction",
            "document",
            "passage",
            "coder",
            "direction",
            "strength",
            "rationale",
            "basis",
            "stated_at",
            "status",
            "submitted_at",
            "grade",
        )
        read_only_fields = fields


class AdjudicationSerializer(RecordSerializer):
    """A lead's ruling on one passage and prediction."""

    link = link_to("adjudication")

    class Meta:
        model = Adjudication
        fields = (
            "link",
            "id",
            "study",
            "prediction",
            "passage",
            "direction",
            "strength",
            "reason",
            "ruled_by",
            "ruled_at",
        )
        read_only_fields = fields
