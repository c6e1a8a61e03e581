"""Grades of documents and clusters of passages: a lead's business, and logged."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.filters import OfDocumentHeldInFilter
from evidence.admin.gathering import GathersPassages
from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Appraisal, Cluster


@admin.register(Appraisal)
class AppraisalAdmin(LeadRowAdmin):
    """How far a study trusts its documents."""

    list_display = ("document", "grade", "reason", "study")
    list_filter = (("study", VisibleRelatedFilter), "grade", OfDocumentHeldInFilter)
    list_select_related = ("document", "study")
    search_fields = ("document__short_title", "reason")
    autocomplete_fields = ("document",)
    fieldsets = (
        section(
            None,
            "A document without a grade takes the one of its source class, and the table says so.",
            "study",
            "document",
            "grade",
            "reason",
        ),
    )


@admin.register(Cluster)
class ClusterAdmin(GathersPassages, LeadRowAdmin):
    """Passages that are no independent witnesses."""

    list_display = ("name", "slug", "reason", "study")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related = ("study",)
    search_fields = ("name", "slug", "reason")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        section(
            None,
            "Passages of one document are one witness already. Make a cluster where several documents "
            "go back to one source, and choose it on the page of each passage.",
            "study",
            "name",
            "slug",
            "reason",
        ),
    )
