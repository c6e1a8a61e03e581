"""Memos on any row."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Memo
from evidence.querysets import kinds_of_row


@admin.register(Memo)
class MemoAdmin(StudyRowAdmin):
    """Remarks: doubts, ideas, inconsistencies in the sources."""

    coder_field = "created_by"
    list_display = ("text", "subject_type", "subject_id", "created_by", "study")
    list_filter = (("study", VisibleRelatedFilter), ("created_by", VisibleRelatedFilter))
    list_select_related = ("subject_type", "created_by", "study")
    search_fields = ("text",)
    autocomplete_fields = ("created_by",)
    fieldsets = (
        section(
            None,
            "A memo is never counted. Say on which row it is; its number ends the row's address.",
            "study",
            "text",
            ("subject_type", "subject_id"),
            "subject_shown",
            "created_by",
        ),
    )
    readonly_fields = ("subject_shown",)

    @admin.display(description="Subject")
    def subject_shown(self, memo: Memo) -> str:
        """The row that the memo is on."""
        return str(memo.subject or "")

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Memos are on rows that researchers enter, not on Django's own."""
        rows = super().get_field_queryset(db, db_field, request)
        if db_field.name != "subject_type":
            return rows
        return rows.filter(pk__in=[kind.pk for kind in kinds_of_row().values()])
