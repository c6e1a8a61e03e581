"""Memos on any row."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter, visible
from evidence.models import Memo, Recorded


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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Memos on rows that exist for the user."""
        memos = super().get_queryset(request)
        return memos if request.user.is_superuser else memos.filter(on_visible_rows(request))

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Memos are on rows that researchers enter, not on Django's own."""
        rows = super().get_field_queryset(db, db_field, request)
        if db_field.name != "subject_type":
            return rows
        return rows.filter(pk__in=[kind.pk for kind in kinds_of_row().values()])

    def exists_for(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the memo, and the row that it is on, exist for the user."""
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()


def kinds_of_row() -> dict[type[Recorded], ContentType]:
    """The tables that researchers enter, with Django's numbers for them (which it remembers)."""
    recorded = [model for model in apps.get_models() if issubclass(model, Recorded)]
    return ContentType.objects.get_for_models(*recorded)  # type: ignore[return-value]


def on_visible_rows(request: HttpRequest) -> Q:
    """The condition that the row a memo is on exists for the user."""
    return reduce(
        or_,
        (
            Q(subject_type=kind, subject_id__in=visible(model, request).order_by().values("pk"))
            for model, kind in kinds_of_row().items()
        ),
    )
