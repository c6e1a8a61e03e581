"""Events, and coders' judgements on parts and links of mechanisms."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from evidence.admin.dates import DatedForm, ReadsDates
from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin, StudyRowInline
from evidence.admin.versions import VersionedFormSet
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.admin.drafts import OwnDrafts
from hypotheses.models import Event, EventPart, PartEvidence


class EventPartFormSet(VersionedFormSet):
    """The parts of an event."""

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """An event stands under a part once."""
        return (row.part_id,)


class EventPartInline(StudyRowInline):
    """The parts of mechanisms that an event shows at work."""

    model = EventPart
    formset = EventPartFormSet
    list_select_related = ("part", "event")
    autocomplete_fields = ("part",)
    fields = ("part",)
    show_change_link = False


@admin.register(Event)
class EventAdmin(ReadsDates, StudyRowAdmin):
    """What happened, where and when."""

    list_display = ("key", "actor", "act", "place", "date_edtf", "study")
    list_filter = (("study", VisibleRelatedFilter), ("parts__part__mechanism", VisibleRelatedFilter))
    list_select_related = ("study",)
    search_fields = ("key", "actor", "act", "place")
    date_hierarchy = "date_earliest"
    form = DatedForm
    readonly_fields = ("date_earliest", "date_latest")
    inlines = (EventPartInline,)
    fieldsets = (
        section(
            None,
            "Who did what, where and when. Say below which parts of mechanisms it shows at work.",
            "study",
            "key",
            "actor",
            "act",
            "place",
            "date_edtf",
            ("date_earliest", "date_latest"),
            "source",
        ),
    )


@admin.register(EventPart)
class EventPartAdmin(StudyRowAdmin):
    """The parts that events show at work."""

    list_display = ("event", "part", "study")
    list_filter = (("study", VisibleRelatedFilter), ("part__mechanism", VisibleRelatedFilter))
    list_select_related = ("event", "part", "study")
    search_fields = ("event__key", "event__actor", "event__act", "part__key")
    autocomplete_fields = ("event", "part")
    fieldsets = (section(None, "An event may show several parts at work.", "study", "event", "part"),)


@admin.register(PartEvidence)
class PartEvidenceAdmin(OwnDrafts, StudyRowAdmin):
    """What passages say of parts and links, each its coder's own to change, and the leads'."""

    list_display = (
        "passage",
        "part",
        "link",
        "direction",
        "strength",
        "kind",
        "test_type",
        "coder",
        "status",
        "study",
    )
    list_filter = (
        ("study", VisibleRelatedFilter),
        "status",
        "direction",
        "strength",
        "kind",
        "test_type",
        "basis",
        ("part", VisibleRelatedFilter),
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = (
        "passage__document",
        "part",
        "link__from_part",
        "link__to_part",
        "coder",
        "study",
    )
    search_fields = ("passage__key", "passage__document__short_title", "part__key", "rationale")
    autocomplete_fields = ("passage", "part", "link", "coder")
    fieldsets = (
        section(
            None,
            "Does the passage speak for the part, or the link, against it, or neither? Name one of the two. Say why.",
            "study",
            "passage",
            ("part", "link"),
            ("direction", "strength"),
            "rationale",
        ),
        section(
            "What sort of trace it is",
            "The test type is shown beside the evidence and moves no score.",
            ("kind", "test_type", "basis"),
        ),
        section(
            "Whose it is, and whether it counts",
            "Saving submits the judgement, and it counts at once, unless you choose draft.",
            ("coder", "status"),
        ),
    )
