"""The wording of documents. It is imported, and never changes afterwards: here it can be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.base import ReadOnly, RecordedAdmin
from evidence.admin.sections import section
from evidence.models import DocumentText, Note, Page


@admin.register(DocumentText)
class DocumentTextAdmin(ReadOnly, RecordedAdmin):
    """Versions of the wording."""

    list_display = ("document", "kind", "language", "is_current", "source_file", "importer_version")
    list_filter = ("kind", "language", "is_current")
    list_select_related = ("document",)
    search_fields = ("document__short_title", "source_file")
    fieldsets = (
        section(
            None,
            "A text never changes. A better reading is imported as a new version.",
            "document",
            "kind",
            "language",
            "is_current",
            "body",
        ),
        section(
            "Where it comes from",
            "The file, the program that read it, and the fingerprint that offsets rely on.",
            "source_file",
            "importer_version",
            "projection",
            "sha256",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the wording itself, which a list has no use for; a page fetches it."""
        return super().get_queryset(request).defer("body")


@admin.register(Note)
class NoteAdmin(ReadOnly, RecordedAdmin):
    """Footnotes and source notes."""

    list_display = ("text", "label", "anchor", "is_source_note")
    list_filter = ("is_source_note",)
    list_select_related = ("text__document",)
    search_fields = ("label", "body", "text__document__short_title")


@admin.register(Page)
class PageAdmin(ReadOnly, RecordedAdmin):
    """Printed pages."""

    list_display = ("text", "label", "start", "end")
    list_select_related = ("text__document",)
    search_fields = ("label", "text__document__short_title")
