"""Memos on any row."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin
from evidence.admin.versions import VersionedForm
from evidence.admin.visibility import VisibleRelatedFilter, visible
from evidence.models import Memo
from evidence.querysets import kinds_of_row


class MemoForm(VersionedForm):
    """A memo is on a row that exists for who writes it."""

    #: who writes; given by the admin when it makes the form
    request: HttpRequest

    def clean(self) -> dict[str, Any] | None:
        """Answer for a hidden row as for one that is not there."""
        cleaned = super().clean()
        kind, key = self.cleaned_data.get("subject_type"), self.cleaned_data.get("subject_id")
        model = kind.model_class() if kind else None
        if model and key is not None and not visible(model, self.request).filter(pk=key).exists():
            self.add_error("subject_id", "There is no such row.")
        return cleaned


@admin.register(Memo)
class MemoAdmin(StudyRowAdmin):
    """Remarks: doubts, ideas, inconsistencies in the sources."""

    form = MemoForm
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
        """The row that the memo is on, as it is stored: not yet the one that a form names."""
        stored = Memo.objects.filter(pk=memo.pk).first()
        return str(stored.subject or "") if stored else ""

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, told who writes."""
        form = super().get_form(request, *args, **kwargs)
        form.request = request
        return form

    def has_hidden_past(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the memo was ever on a row that does not exist for the user."""
        if request.user.is_superuser:
            return False
        subjects = obj.history.order_by().values_list("subject_type", "subject_id").distinct()
        models = {kind.pk: model for model, kind in kinds_of_row().items()}
        return super().has_hidden_past(request, obj) or any(
            models[kind]._base_manager.filter(pk=key).exists()
            and not visible(models[kind], request).filter(pk=key).exists()
            for kind, key in subjects
            if kind in models
        )

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Memos are on rows that researchers enter, not on Django's own."""
        rows = super().get_field_queryset(db, db_field, request)
        if db_field.name != "subject_type":
            return rows
        return rows.filter(pk__in=[kind.pk for kind in kinds_of_row().values()])
