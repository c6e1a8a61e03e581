"""Admins and inlines of what belongs to a study: its members see it, and write where their role allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.visibility import editable_studies, study_id_of, visible
from evidence.choices import Role
from evidence.models import Coder, Study, User

CODERS = (Role.CODER, Role.LEAD)
LEADS = (Role.LEAD,)


class StudyRowAdmin(RecordedAdmin):
    """Rows of studies: members see those of their studies, and write where their role allows."""

    #: the roles that may write these rows
    roles: ClassVar[Sequence[Role]] = CODERS
    #: the field that says whose work a row is, filled with the user's own coder
    coder_field: ClassVar[str | None] = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether there is a study in which the user may add such a row."""
        return bool(super().has_add_permission(request)) and self.may_write(request, None)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user's role in the row's study allows changing it."""
        return super().has_change_permission(request, obj) and self.may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user's role in the row's study allows deleting it; what hangs on it is the study's."""
        allowed = SimpleHistoryAdmin.has_delete_permission(self, request, obj)
        return bool(allowed) and self.exists_for(request, obj) and self.may_write(request, obj)

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the user has one of the roles, in the row's study or in any."""
        if request.user.is_superuser:
            return True
        studies = editable_studies(request, self.roles)
        return (studies if obj is None else studies.filter(pk=study_id_of(obj))).exists()

    def get_list_display(self, request: HttpRequest) -> Sequence[Any]:
        """Without a column for the study where there is only one."""
        columns = super().get_list_display(request)
        if len(visible(Study, request).values_list("pk")[:2]) > 1:
            return columns
        return [column for column in columns if column != "study"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[Any]:
        """A row stays in its study."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj is None or "study" in fixed else (*fixed, "study")

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """New rows go only into studies in which the user may write."""
        rows = super().get_field_queryset(db, db_field, request)
        return rows.filter(pk__in=editable_studies(request, self.roles)) if db_field.name == "study" else rows

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Suggest the only study that the user belongs to, and there the user's own coder."""
        given: dict[str, Any] = super().get_changeform_initial_data(request)
        asked_for = str(given.get("study", ""))
        study = int(asked_for) if asked_for.isdecimal() else own_study(request, self.roles)
        suggested = {"study": study}
        if self.coder_field:
            suggested[self.coder_field] = own_coder(request, study)
        return {name: value for name, value in suggested.items() if value} | given


class LeadRowAdmin(StudyRowAdmin):
    """Rows of studies that only leads write: what is tested, and how it is added up."""

    roles = LEADS


class StudyRowInline(RecordedInline):
    """Rows of the study of the row above them; who may write that row may write these."""

    #: the field that says whose work a row is, filled with the user's own coder
    coder_field: ClassVar[str | None] = None
    exclude: ClassVar[tuple[str, ...]] = ("study",)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Suggest the user's own coder for new rows."""
        formset = super().get_formset(request, obj, **kwargs)
        fields = formset.form.base_fields
        if self.coder_field in fields:
            study = own_study(request, CODERS) if obj is None else obj.study_id
            fields[self.coder_field].initial = own_coder(request, study)
        return formset


def own_study(request: HttpRequest, roles: Sequence[Role]) -> Any:
    """The study that the user works in, where there is only one; else None."""
    mine = editable_studies(request, roles).filter(membership__user=request.user).values_list("pk", flat=True)
    found = list(mine[:2])
    return found[0] if len(found) == 1 else None


def own_coder(request: HttpRequest, study: Any) -> Any:
    """The coder that the user is in a study; None for who does not code there."""
    mine = Coder.objects.filter(study=study, user=cast(User, request.user))
    return mine.values_list("pk", flat=True).first()
