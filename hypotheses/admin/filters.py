"""Filters beside the lists of passages and assessments, by what they bear on. Drafts of others do not exist here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from evidence.admin.visibility import visible
from evidence.choices import Grade
from evidence.models import Appraisal
from hypotheses.choices import Direction
from hypotheses.models import Assessment, Explanation, State


class AssessedFilter(admin.SimpleListFilter):
    """Passages with an assessment, which the user may see, of a certain sort."""

    #: where the value asked for is found, from the assessment on
    lookup: ClassVar[str]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The passages that remain."""
        value = self.value()
        if value is None or value not in {str(key) for key, _ in self.lookup_choices}:
            return queryset
        seen: Any = visible(Assessment, request)
        return queryset.filter(Exists(seen.filter(passage=OuterRef("pk"), **{self.lookup: value})))


class AssessedOnStateFilter(AssessedFilter):
    """Passages that bear on a state."""

    title, parameter_name, lookup = "state it bears on", "state", "prediction__state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        """The states of the user's studies."""
        rows = visible(State, request).select_related("study").order_by("study__title", "position", "pk")
        return [(state.pk, str(state)) for state in rows]


class AssessedOnExplanationFilter(AssessedFilter):
    """Passages that bear on an explanation."""

    title, parameter_name = "explanation it bears on", "explanation"
    lookup = "prediction__hypothesis__explanation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        """The explanations of the user's studies."""
        rows = (
            visible(Explanation, request).select_related("study").order_by("study__title", "position", "pk")
        )
        return [(explanation.pk, str(explanation)) for explanation in rows]


class DirectionFilter(AssessedFilter):
    """Passages that speak for or against something."""

    title, parameter_name, lookup = "direction", "direction", "direction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        """All directions."""
        return Direction.choices


class GradeFilter(admin.SimpleListFilter):
    """Passages by the grade that their study gives their documents."""

    title, parameter_name = "grade of the document", "grade"
    #: where the document is, seen from the row
    document: ClassVar[str] = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All grades, and none."""
        return [*((value, value) for value, _ in Grade.choices), ("none", "not graded")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that remain."""
        value = self.value()
        graded = Appraisal.objects.filter(study=OuterRef("study"), document=OuterRef(self.document))
        if value == "none":
            return queryset.filter(~Exists(graded))
        return queryset.filter(Exists(graded.filter(grade=value))) if value in Grade else queryset


class PassageGradeFilter(GradeFilter):
    """Assessments by the grade of the documents that they are about."""

    document = "passage__document"
