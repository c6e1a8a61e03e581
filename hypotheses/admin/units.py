"""Leads' decisions on which passages are one piece of evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.models import UnitDecision


@admin.register(UnitDecision)
class UnitDecisionAdmin(LeadRowAdmin):
    """Units that leads have merged or split."""

    list_display = ("passage", "prediction", "unit", "decided_by", "decided_at", "study")
    list_filter = (("study", VisibleRelatedFilter), ("decided_by", VisibleRelatedFilter))
    list_select_related = ("passage__document", "prediction", "decided_by", "study")
    search_fields = ("passage__key", "passage__document__short_title", "prediction__key", "unit", "reason")
    autocomplete_fields = ("passage", "prediction", "decided_by")
    fieldsets = (
        section(
            None,
            "Passages of one document whose quotations overlap are taken for the same piece of evidence when coders "
            "are compared. Where that is wrong, say so here. To merge passages, give each of them the same name of a "
            "unit under the prediction; to split one off, give it a name of its own.",
            "study",
            "passage",
            "prediction",
            "unit",
            "reason",
        ),
        section("Who decided, and when", "", "decided_by", "decided_at"),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A decision is made now, unless another time is entered."""
        return {"decided_at": timezone.now(), **super().get_changeform_initial_data(request)}
