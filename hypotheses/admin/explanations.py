"""States, explanations and hypotheses: what a study compares."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.models import Explanation, Hypothesis, Prediction, State


@admin.register(State)
class StateAdmin(LeadRowAdmin):
    """The columns of the table."""

    list_display = ("name", "native_name", "slug", "position", "study")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related = ("study",)
    search_fields = ("name", "native_name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        section(
            None,
            "One of the cases that the study compares. It becomes a column of the table.",
            "study",
            "name",
            "slug",
            "native_name",
            "position",
        ),
    )


class HypothesisInline(StudyRowInline):
    """The hypotheses of an explanation."""

    model = Hypothesis
    fields = ("name", "slug", "claim", "source", "pages", "position")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Explanation)
class ExplanationAdmin(LeadRowAdmin):
    """The rows of the table."""

    list_display = ("name", "role", "tradition", "authors", "position", "study")
    list_filter = (("study", VisibleRelatedFilter), "role", "tradition")
    list_select_related = ("study",)
    search_fields = ("name", "slug", "authors", "tradition")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (HypothesisInline,)
    fieldsets = (
        section(
            None,
            "A theory of what happened. It becomes a row of the table; enter its hypotheses below.",
            "study",
            "name",
            "slug",
            "role",
            "summary",
            "position",
        ),
        section(
            "Where it comes from",
            "Readers find these beside the row.",
            "tradition",
            "authors",
        ),
    )


class PredictionInline(StudyRowInline):
    """The predictions of a hypothesis; weight, sources and what else there is are on a prediction's own page."""

    model = Prediction
    fields = ("key", "state", "statement", "test_type", "kind")


@admin.register(Hypothesis)
class HypothesisAdmin(LeadRowAdmin):
    """Claims from which predictions follow."""

    list_display = ("name", "explanation", "claim", "position", "study")
    list_filter = (("study", VisibleRelatedFilter), ("explanation", VisibleRelatedFilter))
    list_select_related = ("explanation", "study")
    search_fields = ("name", "slug", "claim", "explanation__name")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("explanation",)
    inlines = (PredictionInline,)
    fieldsets = (
        section(
            None,
            "One claim of an explanation. Enter below what it leads us to expect of each state.",
            "study",
            "explanation",
            "name",
            "slug",
            "claim",
            "position",
        ),
        section(
            "Where it is stated",
            "The work and the pages that a reader can check.",
            ("source", "pages"),
        ),
    )
