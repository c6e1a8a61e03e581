"""Outcomes, what passages say of who prefers what, and printed orders."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from evidence.admin.filters import HeldInFilter
from evidence.admin.own_work import OwnWorkFormSet
from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin, StudyRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.admin.drafts import OwnDrafts
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Outcome, PreferenceReading, PublishedOrder


@admin.register(Outcome)
class OutcomeAdmin(LeadRowAdmin):
    """What states choose between."""

    list_display = ("name", "letter", "slug", "position", "study")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related = ("study",)
    search_fields = ("name", "letter", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        section(
            None,
            "One of the things that the states could have got. Coders then read in passages which a state prefers.",
            "study",
            "name",
            "slug",
            "letter",
            "description",
            "position",
        ),
    )


class PreferenceReadingFormSet(OwnWorkFormSet):
    """The readings of a passage."""

    coder_field = "coder"

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """One submitted reading and one draft a coder, state and pair, either way round, beside any number of older."""
        if row.status not in (AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT):
            return None
        return row.state_id, frozenset((row.better_id, row.worse_id)), row.coder_id, row.status


class PreferenceReadingInline(StudyRowInline):
    """What a passage says of who prefers what."""

    model = PreferenceReading
    formset = PreferenceReadingFormSet
    list_select_related = ("state", "better", "worse", "coder", "passage")
    template = "admin/edit_inline/stacked.html"
    autocomplete_fields = ("state", "better", "worse", "coder")
    fieldsets = (
        section(
            None,
            "",
            "state",
            ("better", "worse"),
            "strength",
            "rationale",
            "basis",
            ("coder", "status"),
        ),
    )


@admin.register(PreferenceReading)
class PreferenceReadingAdmin(OwnDrafts, StudyRowAdmin):
    """Coders' readings, each its coder's own to change, and the leads'."""

    list_display = ("passage", "state", "better", "worse", "strength", "basis", "coder", "status", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        "status",
        ("state", VisibleRelatedFilter),
        ("better", VisibleRelatedFilter),
        ("worse", VisibleRelatedFilter),
        "strength",
        "basis",
        HeldInFilter,
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = ("passage__document", "state", "better", "worse", "coder", "study")
    search_fields = (
        "passage__key",
        "passage__document__short_title",
        "better__name",
        "worse__name",
        "rationale",
    )
    autocomplete_fields = ("passage", "state", "better", "worse", "coder")
    fieldsets = (
        section(
            None,
            "Which outcome does the passage show the state to prefer to which? Say why.",
            "study",
            "passage",
            "state",
            ("better", "worse"),
            "strength",
            "rationale",
        ),
        section(
            "Whose it is, and whether it counts",
            "Saving submits the reading, and it counts at once, unless you choose draft.",
            "basis",
            ("coder", "status"),
        ),
    )


@admin.register(PublishedOrder)
class PublishedOrderAdmin(LeadRowAdmin):
    """Orders that somebody printed."""

    list_display = ("state", "ranking", "source", "page", "study")
    list_filter = (("study", VisibleRelatedFilter), ("state", VisibleRelatedFilter), "source")
    list_select_related = ("state", "study")
    search_fields = ("state__name", "ranking", "source")
    autocomplete_fields = ("state",)
    fieldsets = (
        section(
            None,
            "The order of a state's preferences as somebody printed it, in the outcomes' letters. It is shown beside "
            "what the readings add up to and never mixed with it.",
            "study",
            "state",
            "ranking",
            ("source", "page"),
        ),
    )
