"""Passages with what they say about predictions, of which the evidence app knows nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from evidence.admin.passages import PassageAdmin
from evidence.models import Passage
from hypotheses.admin.assessments import AssessmentInline, caution
from hypotheses.models import Assessment

admin.site.unregister(Passage)


@admin.register(Passage)
class AssessedPassageAdmin(PassageAdmin):
    """Passages, with their assessments entered beside their words."""

    inlines = (PassageAdmin.inlines[0], AssessmentInline, *PassageAdmin.inlines[1:])

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
