"""Documents, with the copies that archives hold and the agents who wrote and received them."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.filters import HeldInFilter
from evidence.admin.sections import section
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Document, DocumentAgent, Holding


class HoldingInline(RecordedInline):
    """The copies of a document."""

    model = Holding
    template = "admin/edit_inline/stacked.html"
    autocomplete_fields = ("collection",)
    fieldsets = (
        section(
            None,
            "A printed edition and an archive's own file can be two holdings of one document.",
            "collection",
            ("identifier", "number", "pages"),
            ("url", "status"),
        ),
    )


class DocumentAgentInline(RecordedInline):
    """The agents of a document."""

    model = DocumentAgent
    autocomplete_fields = ("agent",)
    show_change_link = False


@admin.register(Document)
class DocumentAdmin(RecordedAdmin):
    """Documents, archival and scholarly, shared by all studies."""

    list_display = ("short_title", "date_printed", "date_edtf", "kind", "source_class", "access", "key")
    list_filter = (HeldInFilter, "kind", "source_class", "access", "is_editorial")
    search_fields = (
        "short_title",
        "title",
        "title_romanised",
        "title_translated",
        "authors",
        "key",
        "holdings__identifier",
    )
    search_help_text = "Titles in any script, authors, our key, or what an archive calls it (d588)."
    date_hierarchy = "date_earliest"
    autocomplete_fields = ("part_of", "quoted_in")
    readonly_fields = ("date_earliest", "date_latest")
    inlines = (HoldingInline, DocumentAgentInline)
    fieldsets = (
        section(
            None,
            "What the document is. Where copies of it lie, and who wrote it, is entered below.",
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


@admin.register(Holding)
class HoldingAdmin(RecordedAdmin):
    """Copies of documents in collections."""

    list_display = ("document", "collection", "identifier", "number", "pages", "status")
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
