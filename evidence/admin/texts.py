"""The wording of documents. It is imported, and never changes afterwards: here it can be looked at."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest

from evidence.admin.base import ReadOnly, RecordedAdmin, RecordedInline
from evidence.admin.sections import section
from evidence.models import DocumentText, Page
from evidence.queries.page_index import pages_with
from evidence.searching import LONGEST_SEARCH, read_search

#: What a list of versions has no use for; a page fetches it.
WORDING = ("body", "structure")
#: How many pages of one version the list names on which words were found.
MOST_SHOWN = 8


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

    list_display = (
        "document",
        "kind",
        "language",
        "is_current",
        "found_on",
        "source_file",
        "importer_version",
    )
    list_filter = ("kind", "language", "is_current")
    list_select_related = ("document",)
    search_fields = ("document__short_title", "source_file")
    search_help_text = (
        "Words on a page of the wording (“hub and spokes” in quotation marks is a phrase, secur* the beginning of a "
        "word, -Guam must not stand there), the document's short title, or the name of the file. “Search” on the site "
        "shows the words where they stand."
    )
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

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The versions on a page of which the words stand, and those whose document or file is called so."""
        named, _ = super().get_search_results(request, queryset, search_term[:LONGEST_SEARCH])
        found = pages_with(Page.objects.defer("folded"), read_search(search_term))
        if not search_term:
            return named, False
        worded = Q(pk__in=found.order_by().values("text"))
        either = queryset.filter(worded | Q(pk__in=named.order_by().values("pk")))
        return either.prefetch_related(
            Prefetch("pages", found.order_by("start"), to_attr="found_pages")
        ), False

    @admin.display(description="found on")
    def found_on(self, text: DocumentText) -> str:
        """The first pages on which the words stand that are looked for."""
        pages = getattr(text, "found_pages", [])
        labels = dict.fromkeys(page.label or "a page without number" for page in pages)
        return ", ".join(islice(labels, MOST_SHOWN)) + (" …" if len(labels) > MOST_SHOWN else "")
