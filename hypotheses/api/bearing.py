"""Documents, passages and codings by what they bear on: the part of their filters that knows of predictions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef
from django_filters import rest_framework as filters

from evidence.api import filters as evidence
from evidence.api import viewsets
from evidence.api.filtering import ListedFilter, NamedFilter, Rows
from evidence.api.shown import Including
from evidence.models import Coder
from hypotheses.api.filters import strength_filter
from hypotheses.api.shown import AssessmentsOfPassages
from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, State


class BearingFilter(filters.FilterSet):
    """Rows by an assessment of the passage: there is one, which whoever asks may see, that fits all that is asked."""

    #: The path from an assessment to what is listed, and the column of the list that it leads to.
    FROM_ASSESSMENT: ClassVar[str]
    LISTED_BY: ClassVar[str] = "pk"
    #: Each filter, and the column of the assessment that it is about.
    BEARING: ClassVar[dict[str, str]] = {
        "state": "prediction__state",
        "explanation": "prediction__hypothesis__explanation",
        "hypothesis": "prediction__hypothesis",
        "prediction": "prediction",
        "direction": "direction",
        "strength": "strength",
        "status": "status",
        "assessed_by": "coder",
    }

    state = NamedFilter(State, "pk", whose="a state on which it bears", method="kept")
    explanation = NamedFilter(Explanation, "pk", whose="an explanation on which it bears", method="kept")
    hypothesis = NamedFilter(Hypothesis, "pk", whose="a hypothesis on which it bears", method="kept")
    prediction = NamedFilter(Prediction, "pk", whose="a prediction on which it bears", method="kept")
    direction = ListedFilter(Direction, "pk", help_text="Which way it bears on a prediction.", method="kept")
    strength = strength_filter("pk", method="kept")
    status = ListedFilter(
        AssessmentStatus, "pk", help_text="Where an assessment of it stands.", method="kept"
    )
    assessed_by = NamedFilter(Coder, "pk", whose="a coder who assessed it", method="kept")

    def kept(self, rows: Rows, name: str, value: Any) -> Rows:
        """All rows: what these filters ask is asked of one assessment, in `filter_queryset`."""
        return rows

    def filter_queryset(self, rows: Rows) -> Rows:
        """The rows that pass all filters, of which those named in BEARING speak of one assessment."""
        found = super().filter_queryset(rows)
        given = self.form.cleaned_data
        wanted = {f"{path}__in": given[name] for name, path in self.BEARING.items() if given.get(name)}
        if not wanted:
            return found
        fitting = Assessment.objects.visible_to(self.request.user).order_by().filter(**wanted)
        return found.filter(Exists(fitting.filter(**{self.FROM_ASSESSMENT: OuterRef(self.LISTED_BY)})))


class DocumentFilter(BearingFilter, evidence.DocumentFilter):
    """Documents, also by what their passages bear on."""

    FROM_ASSESSMENT = "passage__document"


class PassageFilter(BearingFilter, evidence.PassageFilter):
    """Passages, also by what they bear on."""

    FROM_ASSESSMENT = "passage"


class CodingFilter(BearingFilter, evidence.CodingFilter):
    """Codings, also by what their passages bear on."""

    FROM_ASSESSMENT = "passage"
    LISTED_BY = "passage"


class DocumentViewSet(viewsets.DocumentViewSet):
    """Documents, with the copies of them, the people in them and the versions of their wording."""

    filterset_class = DocumentFilter


class PassageViewSet(viewsets.PassageViewSet):
    """Passages, with their exact words and where manuscripts use them."""

    filterset_class = PassageFilter
    includes: ClassVar[dict[str, Including]] = {"assessments": AssessmentsOfPassages()}


class CodingViewSet(viewsets.CodingViewSet):
    """Which coder put which code on which passage."""

    filterset_class = CodingFilter
