"""Which two documents seem to be one: an import suggests it, a lead decides."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from evidence.admin.base import ReadOnly, RecordedAdmin
from evidence.admin.merges import compare_address
from evidence.admin.roles import LEADS, has_role, user_of
from evidence.admin.sections import section
from evidence.choices import MatchStatus
from evidence.models import Document, DocumentMatch
from evidence.services.matches import refuse_match


@admin.register(DocumentMatch)
class DocumentMatchAdmin(ReadOnly, RecordedAdmin):
    """Documents entered by hand that seem to be documents of an imported volume."""

    change_form_template = "evidence/admin/match.html"
    list_display = ("reason", "entered", "of_volume", "status", "compare")
    list_filter = ("status",)
    list_select_related = ("document", "imported")
    search_fields = ("document__short_title", "imported__short_title", "reason")
    actions = ("refuse",)
    fieldsets = (
        section(
            None,
            "Compare the two, and say whether they are one. A match that a lead refuses is not suggested again.",
            "entered",
            "of_volume",
            "reason",
            "status",
        ),
    )
    readonly_fields = ("entered", "of_volume")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study; matches with a hidden document do not exist for the user."""
        return has_role(request, LEADS)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """Without the way to a decision for who cannot decide."""
        columns = self.list_display
        return columns if self.has_decide_permission(request) else columns[:-1]

    @admin.display(description="document entered", ordering="document__short_title")
    def entered(self, match: DocumentMatch) -> str:
        """The way to the document that somebody entered."""
        return link_to(match.document)

    @admin.display(description="document of the volume", ordering="imported__short_title")
    def of_volume(self, match: DocumentMatch) -> str:
        """The way to the document of the volume."""
        return link_to(match.imported)

    @admin.display(description="decide")
    def compare(self, match: DocumentMatch) -> str:
        """The way to both, side by side."""
        way = compare_address(match.document_id, match.imported_id)
        return format_html('<a href="{}">Compare<span class="visually-hidden"> {}</span></a>', way, match)

    @admin.action(description="They are two: refuse", permissions=["decide"])
    def refuse(self, request: HttpRequest, matches: QuerySet[Any]) -> None:
        """Refuse the matches that are ticked."""
        open_ones = list(matches.filter(status=MatchStatus.SUGGESTED))
        for match in open_ones:
            refuse_match(match, by=user_of(request))
        messages.success(request, f"Refused: {len(open_ones)}. They are not suggested again.")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """Offer to decide, to whom may."""
        match = context["original"]
        way = compare_address(match.document_id, match.imported_id)
        context["compare"] = way if self.has_decide_permission(request) else ""
        return super().render_change_form(request, context, **kwargs)


def link_to(document: Document) -> str:
    """The way to a document's page in the admin."""
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:evidence_document_change", args=(document.pk,)), document
    )
