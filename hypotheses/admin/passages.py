"""Passages with what they say about predictions, of which the evidence app knows nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from evidence.admin.passages import PassageAdmin
from evidence.models import Passage
from hypotheses.admin.assessments import AssessmentInline, caution
from hypotheses.admin.code_next import CodesNext
from hypotheses.admin.filters import (
    AssessedByFilter,
    DirectionFilter,
    ExplanationFilter,
    GradeFilter,
    StateFilter,
)
from hypotheses.admin.preferences import PreferenceReadingInline
from hypotheses.models import Assessment, Outcome

admin.site.unregister(Passage)


@admin.register(Passage)
class AssessedPassageAdmin(CodesNext, PassageAdmin):
    """Passages, with their assessments, and readings of preferences, entered beside their words."""

    list_filter = (
        *PassageAdmin.list_filter,
        StateFilter,
        ExplanationFilter,
        DirectionFilter,
        AssessedByFilter,
        GradeFilter,
    )
    inlines = (PassageAdmin.inlines[0], AssessmentInline, *PassageAdmin.inlines[1:])

    def get_inlines(self, request: HttpRequest, obj: Passage | None) -> Any:
        """With readings of preferences where the passage's study has outcomes to read of."""
        inlines = super().get_inlines(request, obj)
        if obj is None or not Outcome.objects.filter(study=obj.study_id).exists():
            return inlines
        return (*inlines, PreferenceReadingInline)

    def passage_of(self, row: Passage) -> Passage:
        """The passage itself."""
        return row

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Say what stands out in the judgements that were entered or changed."""
        super().save_related(request, form, formsets, change)
        saved = (
            row
            for formset in formsets
            if formset.model is Assessment
            for row in (*formset.new_objects, *(row for row, _ in formset.changed_objects))
        )
        caution(request, [row.pk for row in saved])
