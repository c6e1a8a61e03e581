"""Archives and their collections."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.base import ReadOnly, RecordedAdmin, RecordedInline
from evidence.admin.sections import section
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Archive, Collection


class CollectionInline(ReadOnly, RecordedInline):
    """The collections of an archive, each a link to its own page; an edition such as FRUS has hundreds."""

    model = Collection
    fields = ("reference_code", "level", "title", "parent")
    list_select_related = ("parent",)
    can_delete = False


@admin.register(Archive)
class ArchiveAdmin(RecordedAdmin):
    """Archives, published series and libraries."""

    list_display = ("name", "native_name", "city", "country", "slug")
    list_filter = ("country",)
    search_fields = ("name", "native_name", "slug", "city")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (CollectionInline,)
    fieldsets = (
        section(
            None,
            "",
            "name",
            "slug",
            "native_name",
        ),
        section(
            "Where it is",
            "So that a reader can go there, or look it up.",
            ("city", "country"),
            "url",
        ),
        section(
            "How it is cited",
            "Readers see this form beside every quotation.",
            "citation_form",
        ),
    )


@admin.register(Collection)
class CollectionAdmin(RecordedAdmin):
    """Series, volumes, files and boxes."""

    list_display = ("reference_code", "title", "level", "archive", "parent")
    list_filter = (("archive", VisibleRelatedFilter), "level")
    list_select_related = ("archive", "parent")
    search_fields = ("reference_code", "title", "archive__name")
    autocomplete_fields = ("archive", "parent")
    fieldsets = (
        section(
            None,
            "One part of an archive, as its finding aid divides it. Documents are held in these.",
            "archive",
            "parent",
            "level",
            "reference_code",
            "title",
        ),
    )
