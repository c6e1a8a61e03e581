"""Filters beside the list of passages that ask what they were judged to bear on. Hidden judgements do not count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from evidence.admin.visibility import visible
from evidence.choices import Grade
from evidence.models import Appraisal, Coder
from hypotheses.choices import Direction
from hypotheses.models import Assessment, Explanation, State


class JudgedFilter(admin.SimpleListFilter):
    """Passages with a judgement that the user may see, of one value."""

    #: where an assessment has the value
    path: ClassVar[str]
    #: the rows that offer values by short name; None where a list of choices does
    of: ClassVar[Any] = None

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The names of the visible rows; one for those of the same short name in several studies."""
        return dict(visible(self.of, request).order_by("name").values_list("slug", "name")).items()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that remain; none for a value that is not offered."""
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(self.condition(request, value))

    def condition(self, request: HttpRequest, value: str) -> Any:
        """What must be so of a passage."""
        return Exists(visible(Assessment, request).filter(passage=OuterRef("pk"), **{self.path: value}))


class StateFilter(JudgedFilter):
    """Passages that bear on a state."""

    title, parameter_name = "state", "state"
    path, of = "prediction__state__slug", State


class ExplanationFilter(JudgedFilter):
    """Passages that bear on an explanation."""

    title, parameter_name = "explanation", "explanation"
    path, of = "prediction__hypothesis__explanation__slug", Explanation


class AssessedByFilter(JudgedFilter):
    """Passages that a coder has judged."""

    title, parameter_name = "judged by", "judged_by"
    path, of = "coder__slug", Coder


class DirectionFilter(JudgedFilter):
    """Passages judged to speak for something, against it, or neither."""

    title, parameter_name, path = "direction", "direction", "direction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The directions."""
        return [(value, str(label)) for value, label in Direction.choices]


class GradeFilter(JudgedFilter):
    """Passages, or rows on passages, of documents that their own study has given a grade."""

    title, parameter_name = "grade", "grade"
    document: ClassVar[str] = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The grades."""
        return [(value, str(label)) for value, label in Grade.choices]

    def condition(self, request: HttpRequest, value: str) -> Any:
        """What must be so of a row."""
        graded = visible(Appraisal, request).filter(document=OuterRef(self.document), study=OuterRef("study"))
        return Exists(graded.filter(grade=value))


class OfPassageGradeFilter(GradeFilter):
    """Assessments on documents that their own study has given a grade."""

    document = "passage__document"
