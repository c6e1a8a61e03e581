"""Codebooks, codes, and which passages carry them."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Code, Codebook, Coding


class CodeInline(StudyRowInline):
    """The codes of a codebook."""

    model = Code
    fields = ("name", "slug", "parent", "definition")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)


@admin.register(Codebook)
class CodebookAdmin(StudyRowAdmin):
    """Sets of codes."""

    list_display = ("name", "slug", "study")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related = ("study",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (CodeInline,)
    fieldsets = (
        section(
            None,
            "What its codes are for. Enter the codes below, the wider ones first.",
            "study",
            "name",
            "slug",
            "description",
        ),
    )


@admin.register(Code)
class CodeAdmin(StudyRowAdmin):
    """Codes with their definitions."""

    list_display = ("name", "codebook", "parent", "definition", "study")
    list_filter = (("study", VisibleRelatedFilter), ("codebook", VisibleRelatedFilter))
    list_select_related = ("codebook", "parent", "study")
    search_fields = ("name", "slug", "definition")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("codebook", "parent")


@admin.register(Coding)
class CodingAdmin(StudyRowAdmin):
    """Codes put on passages."""

    list_display = ("passage", "code", "coder", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        ("code", VisibleRelatedFilter),
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = ("passage__document", "code", "coder", "study")
    search_fields = ("passage__key", "passage__document__short_title", "code__name")
    autocomplete_fields = ("passage", "code", "coder")
