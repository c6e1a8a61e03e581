"""Passages, with their exact words and where a manuscript uses them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Left
from django.http import HttpRequest
from django.utils.text import Truncator

from evidence.admin.bulk import ChangesPassages
from evidence.admin.dates import DatedForm, ReadsDates
from evidence.admin.filters import OfDocumentHeldInFilter
from evidence.admin.quotations import HoldsQuotations, QuotationInline
from evidence.admin.restoring import RestoresPassages
from evidence.admin.roles import LEADS, has_role
from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter, editable_studies
from evidence.citations.pages import cite_pages
from evidence.models import Passage, PassageUse, Quotation

#: Characters of a quotation or summary that tell one passage from another, in lists and boxes that search.
SHOWN_OF_WORDS = 80


class PassageUseInline(StudyRowInline):
    """Where manuscripts use a passage."""

    model = PassageUse
    show_change_link = False


@admin.register(Passage)
class PassageAdmin(RestoresPassages, HoldsQuotations, ChangesPassages, ReadsDates, StudyRowAdmin):
    """Places in documents that say one thing, as a study uses them. Only leads say which join in a cluster."""

    form = DatedForm
    list_display = ("key", "document", "pages", "first_words", "created_by", "study")
    list_filter: tuple[Any, ...] = (
        ("study", VisibleRelatedFilter),
        OfDocumentHeldInFilter,
        "document__source_class",
        "document__access",
        "directness",
        "quotations__verification",
        ("cluster", admin.EmptyFieldListFilter),
        ("created_by", VisibleRelatedFilter),
    )
    list_select_related = ("document", "created_by", "study")
    search_fields = (
        "key",
        "summary",
        "document__short_title",
        "quotations__text",
        "quotations__original_text",
        "cluster__name",
    )
    search_help_text = "The passage's key, its document, its summary, or words of a quotation."
    autocomplete_fields = ("document", "speaker", "cluster", "created_by")
    readonly_fields = ("refers_earliest", "refers_latest")
    inlines: tuple[Any, ...] = (QuotationInline, PassageUseInline)
    fieldsets = (
        section(
            None,
            "One place in a document that says one thing. Enter its exact words below; a passage "
            "without quotation, a paraphrase, is legitimate and says so.",
            "study",
            "document",
            "pages",
            "summary",
            ("speaker", "directness"),
        ),
        section(
            "What time the words are about",
            "Only where it is not the time at which the document was written.",
            "refers_to",
            ("refers_earliest", "refers_latest"),
        ),
        section(
            "Bookkeeping",
            "The key is made for you. A cluster joins passages that are no independent witnesses.",
            ("key", "created_by"),
            "cluster",
            "also_cited",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the beginning of the first quotation."""
        first = Quotation.objects.filter(passage=OuterRef("pk")).order_by("position").values("text")[:1]
        return super().get_queryset(request).annotate(first_words=Left(Subquery(first), SHOWN_OF_WORDS))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who does not lead the passage's study sees its cluster, and leaves it."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if leads_study_of(request, obj) else (*fixed, "cluster")

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """New passages too join only clusters of studies that the user leads."""
        rows = super().get_field_queryset(db, db_field, request)
        return rows.filter(study__in=editable_studies(request, LEADS)) if db_field.name == "cluster" else rows

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Bringing back an old version brings back its cluster only for leads."""
        if change and not leads_study_of(request, obj):
            obj.cluster_id = Passage.objects.values_list("cluster", flat=True).get(pk=obj.pk)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Hold the passage's quotations against its document: words, document or pages may be other ones now."""
        self.put_confirmations(request, formsets)
        super().save_related(request, form, formsets, change)
        news = self.hold_quotations(request, Quotation.objects.filter(passage=form.instance))
        self.keep_confirmations(request, formsets)
        if not self.accepted(request, Quotation.objects.filter(passage=form.instance)):
            self.warn_of(request, news)

    def label_found(self, passage: Any) -> str:
        """A passage where it is searched for: key, document, pages, and what it says, since one page may say much."""
        place = ", ".join(part for part in (str(passage), cite_pages(passage.pages)) if part)
        said = f"“{passage.first_words}”" if passage.first_words else passage.summary
        return f"{place}: {Truncator(said).chars(SHOWN_OF_WORDS)}" if said else place

    @admin.display(description="First words", empty_value="no quotation")
    def first_words(self, passage: Any) -> str | None:
        """The beginning of the passage's first quotation."""
        return passage.first_words


def leads_study_of(request: HttpRequest, passage: Any) -> bool:
    """Whether the user leads the study of the passage; of a new one, whether the user leads any."""
    return has_role(request, LEADS, None if passage is None else passage.study_id)


@admin.register(PassageUse)
class PassageUseAdmin(StudyRowAdmin):
    """Where manuscripts use passages."""

    list_display = ("publication", "note", "page", "passage", "study")
    list_filter = (("study", VisibleRelatedFilter), "publication")
    list_select_related = ("passage__document", "study")
    search_fields = ("publication", "note", "passage__key", "passage__document__short_title")
    autocomplete_fields = ("passage",)
