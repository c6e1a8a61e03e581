"""Passages with what they say about predictions, of which the evidence app knows nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from evidence.admin.passages import PassageAdmin
from evidence.models import Passage
from hypotheses.admin.assessments import AssessmentInline, caution
from hypotheses.admin.filters import (
    AssessedOnExplanationFilter,
    AssessedOnStateFilter,
    DirectionFilter,
    GradeFilter,
)
from hypotheses.models import Assessment
from hypotheses.queries.uncoded import next_uncoded

admin.site.unregister(Passage)


@admin.register(Passage)
class AssessedPassageAdmin(PassageAdmin):
    """Passages, with their assessments entered beside their words."""

    inlines = (PassageAdmin.inlines[0], AssessmentInline, *PassageAdmin.inlines[1:])
    list_filter = (
        *PassageAdmin.list_filter,
        AssessedOnStateFilter,
        AssessedOnExplanationFilter,
        DirectionFilter,
        GradeFilter,
    )
    change_form_template = "hypotheses/admin/passage.html"

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the next passage, if that was asked for."""
        return self.following(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go on to the next passage, if that was asked for."""
        return self.following(request, obj) or super().response_change(request, obj)

    def following(self, request: HttpRequest, passage: Passage) -> HttpResponse | None:
        """The next passage of the study that the user has not assessed; None where that was not asked for."""
        if "_next" not in request.POST:
            return None
        found = next_uncoded(passage, request.user)  # type: ignore[arg-type]  # who is here is logged in
        if found is None:
            messages.success(
                request, f"{passage.key} is saved, and no passage of the study is without your judgement."
            )
            return redirect("admin:evidence_passage_changelist")
        messages.success(request, f"{passage.key} is saved. This is the next one without your judgement.")
        return redirect("admin:evidence_passage_change", found.pk)

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
