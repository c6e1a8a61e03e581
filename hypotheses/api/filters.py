"""What the lists of the hypotheses app can be narrowed by."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Exists, OuterRef
from django_filters import rest_framework as filters

from evidence.api.common_filters import ChangedFilter, HoldingCollectionFilter, ReferenceFilter
from evidence.api.filtering import ArchiveFilter, ListedFilter, NamedFilter, Rows
from evidence.choices import SourceClass
from evidence.models import Coder, Document, Passage, Study
from evidence.querysets import passages
from hypotheses.choices import AssessmentStatus, Basis, Direction, TestType
from hypotheses.models import Explanation, Hypothesis, Prediction, State


def strength_filter(path: str, *, method: str | None = None) -> filters.TypedMultipleChoiceFilter:
    """Rows by the strength in a column."""
    return filters.TypedMultipleChoiceFilter(
        field_name=path,
        method=method,
        choices=[(1, "Consistent with it"), (2, "Implies it"), (3, "States it in terms")],
        coerce=int,
        distinct=False,
        help_text="How strongly. May be repeated: any of them.",
        error_messages={"invalid_choice": "“%(value)s” is none of: 1, 2, 3."},
    )


class StudyRowFilter(ChangedFilter):
    """Rows of a study."""

    study = NamedFilter(Study, "study")


class ExplanationFilter(StudyRowFilter):
    """Explanations of a study."""

    PARTS: ClassVar[tuple[str, ...]] = ("published_verdicts",)


class HypothesisFilter(StudyRowFilter):
    """Hypotheses of a study, of an explanation."""

    PARTS: ClassVar[tuple[str, ...]] = ("published_verdicts", "not_applicable")

    explanation = NamedFilter(Explanation, "explanation")


class PredictionFilter(StudyRowFilter):
    """Predictions by what they follow from, what they speak of, and how much they decide."""

    state = NamedFilter(State, "state")
    explanation = NamedFilter(Explanation, "hypothesis__explanation")
    hypothesis = NamedFilter(Hypothesis, "hypothesis")
    test_type = ListedFilter(TestType, "test_type", help_text="How much the test decides.")


class AssessmentFilter(StudyRowFilter, ReferenceFilter):
    """Assessments by what they bear on, where the words stand, who judged, and how."""

    TO_PASSAGE: ClassVar[str] = "passage__"

    state = NamedFilter(State, "prediction__state")
    explanation = NamedFilter(Explanation, "prediction__hypothesis__explanation")
    hypothesis = NamedFilter(Hypothesis, "prediction__hypothesis")
    prediction = NamedFilter(Prediction, "prediction")
    passage = NamedFilter(Passage, "passage")
    document = NamedFilter(Document, "passage__document")
    archive = ArchiveFilter("passage__document")
    collection = HoldingCollectionFilter("passage__document")
    source_class = ListedFilter(
        SourceClass,
        "passage__document__source_class",
        help_text="Before whose eyes it was written.",
        method="of_source_class",
    )
    coder = NamedFilter(Coder, "coder")
    direction = ListedFilter(
        Direction, "direction", help_text="Which way the passage bears on the prediction."
    )
    strength = strength_filter("strength")
    basis = ListedFilter(Basis, "basis", help_text="How the link was reached.")
    status = ListedFilter(AssessmentStatus, "status", help_text="Where it stands; only submitted ones count.")

    def of_source_class(self, rows: Rows, name: str, classes: list[str]) -> Rows:
        """Assessments on documents of these classes, asked row by row as a class has very many."""
        on_class = passages().filter(pk=OuterRef("passage"), document__source_class__in=classes)
        return rows.filter(Exists(on_class)) if classes else rows
