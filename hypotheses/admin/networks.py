"""Readings of networks: how closely states were tied, how willing they were to be, and the passages that say so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from evidence.admin.dates import DatedForm, ReadsDates
from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter, has_hidden_past
from hypotheses.choices import AssessmentStatus
from hypotheses.models import TieAttestation, TieReading, WillingnessAttestation, WillingnessReading

WHEN = section(
    "For what time it holds",
    "From the first day to the last: 1951-09/1959, or 1960/.. where it went on. At any date, the reading that began "
    "last counts. Without a time it is listed and not drawn.",
    "valid",
    ("valid_earliest", "valid_latest"),
)
WHOSE = section(
    "Whose it is, and whether it counts",
    "Saving submits the reading, and it counts at once, unless you choose draft.",
    ("coder", "status"),
    "key",
)
HOW = section(
    "How it was reached",
    "Lines drawn from inferred readings alone are dashed.",
    ("basis", "is_illustrative"),
    "rationale",
)


class AttestationInline(StudyRowInline):
    """The passages that attest a reading."""

    list_select_related = ("passage__document",)
    autocomplete_fields = ("passage",)
    show_change_link = False
    extra = 1


class TieAttestationInline(AttestationInline):
    """The passages that attest a reading of a tie."""

    model = TieAttestation


class WillingnessAttestationInline(AttestationInline):
    """The passages that attest a reading of willingness."""

    model = WillingnessAttestation


class ReadingAdmin(ReadsDates, StudyRowAdmin):
    """What the pages of both kinds of reading share: each is its coder's own to change, and the leads'."""

    form = DatedForm
    readonly_fields = ("valid_earliest", "valid_latest")

    def has_hidden_past(self, request: HttpRequest, obj: Any) -> bool:
        """Whether it was ever a draft, which is its coder's alone, or ever rested on a passage that is hidden."""
        drafts = obj.history.filter(status=AssessmentStatus.DRAFT)
        if not request.user.is_superuser and drafts.exclude(coder__user=request.user).exists():
            return True
        attested = obj.attestations.model.history.filter(reading=obj.pk)
        return super().has_hidden_past(request, obj) or any(
            has_hidden_past(request, each) for each in latest_of_each(attested)
        )


def latest_of_each(records: Any) -> list[Any]:
    """The rows that records of history are of, one of each, those deleted since included."""
    return list({record.id: record.instance for record in records.order_by("history_id")}.values())


@admin.register(TieReading)
class TieReadingAdmin(ReadingAdmin):
    """How closely two states were tied."""

    list_display = ("key", "first", "second", "strength", "picture", "valid", "basis", "coder", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        "picture",
        "strength",
        "basis",
        "is_illustrative",
        "status",
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = ("first", "second", "coder", "study")
    search_fields = ("key", "first__name", "second__name", "rationale")
    autocomplete_fields = ("first", "second", "ideal_of", "coder")
    inlines = (TieAttestationInline,)
    fieldsets = (
        section(
            None,
            "How strong was the security tie between two states, or how strong did one of them wish it to be?",
            "study",
            ("first", "second"),
            "strength",
            ("picture", "ideal_of"),
        ),
        WHEN,
        HOW,
        WHOSE,
    )


@admin.register(WillingnessReading)
class WillingnessReadingAdmin(ReadingAdmin):
    """How willing a state was to tie itself to the other spokes."""

    list_display = ("key", "state", "willingness", "valid", "basis", "coder", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        ("state", VisibleRelatedFilter),
        "willingness",
        "basis",
        "is_illustrative",
        "status",
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = ("state", "coder", "study")
    search_fields = ("key", "state__name", "rationale")
    autocomplete_fields = ("state", "coder")
    inlines = (WillingnessAttestationInline,)
    fieldsets = (
        section(
            None,
            "How willing was a state to tie itself to the other spokes, the hub left aside?",
            "study",
            "state",
            "willingness",
        ),
        WHEN,
        HOW,
        WHOSE,
    )


class AttestationAdmin(StudyRowAdmin):
    """Which passages attest which readings; they are entered on the page of the reading."""

    list_display = ("reading", "passage", "study")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related: tuple[str, ...] = ("reading", "passage__document", "study")
    search_fields = ("reading__key", "passage__key", "passage__document__short_title")
    autocomplete_fields = ("reading", "passage")


@admin.register(TieAttestation)
class TieAttestationAdmin(AttestationAdmin):
    """Which passages attest readings of ties."""

    list_select_related = ("reading__first", "reading__second", "passage__document", "study")


@admin.register(WillingnessAttestation)
class WillingnessAttestationAdmin(AttestationAdmin):
    """Which passages attest readings of willingness."""

    list_select_related = ("reading__state", "passage__document", "study")
