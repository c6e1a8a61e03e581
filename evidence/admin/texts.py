"""The wording of documents. It is imported, and never changes afterwards: here it can be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.base import ReadOnly, RecordedAdmin, RecordedInline
from evidence.admin.sections import section
from evidence.models import DocumentText

#: What a list of versions has no use for; a page fetches it.
WORDING = ("body", "structure")


class DocumentTextInline(ReadOnly, RecordedInline):
    """The versions of a document's wording."""

    model = DocumentText
    verbose_name_plural = "versions of the wording"
    fields = (
        "kind",
        "language",
        "is_current",
        "source_file",
        "importer_version",
        "created_at",
        "fingerprint",
    )
    readonly_fields = ("created_at", "fingerprint")
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the wording itself."""
        return super().get_queryset(request).defer(*WORDING)

    @admin.display(description="fingerprint")
    def fingerprint(self, text: DocumentText) -> str:
        """The beginning of the fingerprint, by which a page's address names the version."""
        return text.sha256[:12]


@admin.register(DocumentText)
class DocumentTextAdmin(ReadOnly, RecordedAdmin):
    """Versions of the wording."""

    list_display = ("document", "kind", "language", "is_current", "source_file", "importer_version")
    list_filter = ("kind", "language", "is_current")
    list_select_related = ("document",)
    search_fields = ("document__short_title", "source_file")
    readonly_fields = ("created_at", "created_by")
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
            "source_sha256",
            "importer_version",
            ("created_at", "created_by"),
            "projection",
            "sha256",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the wording itself."""
        return super().get_queryset(request).defer(*WORDING)
