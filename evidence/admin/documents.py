"""Documents, with the copies that archives hold and the agents who wrote and received them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.bulk import ChangesDocuments
from evidence.admin.dates import DatedForm, ReadsDates
from evidence.admin.enclosures import SplitsEnclosures
from evidence.admin.filters import HeldInFilter
from evidence.admin.merges import MergesDocuments
from evidence.admin.scans import ScanInline, TakesScans
from evidence.admin.sections import section
from evidence.admin.suggestions import AgentSuggestionInline
from evidence.admin.texts import DocumentTextInline
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.finding import FORMS, find
from evidence.models import Document, DocumentAgent, Holding


class HoldingInline(RecordedInline):
    """The copies of a document."""

    model = Holding
    template = "admin/edit_inline/stacked.html"
    autocomplete_fields = ("collection",)
    readonly_fields = ("section",)
    fieldsets = (
        section(
            None,
            "A printed edition and an archive's own file can be two holdings of one document.",
            "collection",
            ("identifier", "number", "pages"),
            ("url", "status"),
            "section",
        ),
    )


class DocumentAgentInline(RecordedInline):
    """The agents of a document."""

    model = DocumentAgent
    autocomplete_fields = ("agent",)
    show_change_link = False


@admin.register(Document)
class DocumentAdmin(
    MergesDocuments, ChangesDocuments, TakesScans, SplitsEnclosures, ReadsDates, RecordedAdmin
):
    """Documents, archival and scholarly, shared by all studies."""

    list_display = ("short_title", "date_printed", "copies", "kind", "source_class", "access", "key")
    list_filter = (HeldInFilter, "kind", "source_class", "access", "is_editorial")
    #: what makes the admin show a box; what is found there is `find`'s to say
    search_fields = ("short_title",)
    search_help_text = FORMS
    date_hierarchy = "date_earliest"
    autocomplete_fields = ("part_of", "quoted_in")
    readonly_fields = ("reading", "date_earliest", "date_latest")
    view_on_site = False
    form = DatedForm
    actions = (*MergesDocuments.actions, *ChangesDocuments.actions)
    change_form_template = "evidence/admin/document.html"
    inlines = (HoldingInline, DocumentAgentInline, AgentSuggestionInline, ScanInline, DocumentTextInline)
    fieldsets = (
        section(
            None,
            "What the document is. Where copies of it lie, and who wrote it, is entered below.",
            "reading",
            "short_title",
            ("kind", "source_class"),
            "title",
            "title_romanised",
            "title_translated",
        ),
        section(
            "When and where it was written",
            "Copy the date as printed. It is read into EDTF when you save, and the bounds follow.",
            "date_printed",
            "date_edtf",
            ("date_earliest", "date_latest"),
            "place",
            "languages",
        ),
        section(
            "Access",
            "A restricted document does not exist for those who may not see it; what it proves still counts.",
            ("access", "embargoed_until"),
            "rights",
        ),
        section(
            "How it has come down to us",
            "Its classification, its editors, and the document or work that it is known through.",
            "classification",
            "source_note",
            "is_editorial",
            "excisions",
            "part_of",
            ("quoted_in", "quoted_in_page"),
            collapsed=True,
        ),
        section(
            "Literature",
            "For books, articles and memoirs: what a bibliography says of them.",
            "authors",
            "year",
            "container",
            "publisher",
            "doi",
            collapsed=True,
        ),
        section(
            "Key",
            "Made for you. It stays the same for ever; there is no need to change it.",
            "key",
            collapsed=True,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the copies that the list tells of."""
        return super().get_queryset(request).prefetch_related("holdings__collection")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What the text may mean, the surest first unless the list was put into another order."""
        found: Any = find(queryset, search_term)  # type: ignore[arg-type]  # the model's own kind of queryset
        return (found.order_by(*queryset.query.order_by) if ORDER_VAR in request.GET else found), False

    @admin.display(description="copies")
    def copies(self, document: Document) -> str:
        """Where copies lie, and under which number."""
        return "; ".join(map(str, document.holdings.all()))

    @admin.display(description="page")
    def reading(self, document: Document) -> str:
        """The way to the document's page."""
        if not document.pk:
            return "The document gets its page when it is saved."
        return format_html('<a href="{}">Read the document</a>', document.get_absolute_url())


@admin.register(Holding)
class HoldingAdmin(RecordedAdmin):
    """Copies of documents in collections."""

    list_display = ("document", "collection", "identifier", "number", "section", "pages", "status")
    readonly_fields = ("section",)
    list_filter = ("status", ("collection__archive", VisibleRelatedFilter))
    list_select_related = ("document", "collection")
    search_fields = (
        "identifier",
        "number",
        "document__short_title",
        "collection__title",
        "collection__reference_code",
    )
    autocomplete_fields = ("document", "collection")
