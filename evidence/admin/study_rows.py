"""Admins and inlines of what belongs to a study: its members see it, and write where their role allows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.own_work import OwnWork
from evidence.admin.roles import CODERS, has_role, rights_of
from evidence.admin.visibility import editable_studies, visible
from evidence.choices import Role
from evidence.models import Coder, Study, User
from evidence.services.rights import writers_of


class StudyRowAdmin(OwnWork, RecordedAdmin):
    """Rows of studies. Who may read the study looks at them; its members write where their role allows.

    Django's permissions have no say here, only memberships. A coder who is no lead leaves the rows alone that
    are a colleague's work.
    """

    @property
    def roles(self) -> Collection[Role]:
        """The roles that may write these rows."""
        return writers_of(self.model) or ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether there is a study in which the user may add such a row."""
        return has_role(request, self.roles)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user's role in the row's study allows changing it."""
        return self.may_write(request, obj) and self.exists_for(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user's role in the row's study allows deleting it; what hangs on it is the study's."""
        return self.has_change_permission(request, obj)

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the user has one of the roles, in the row's study or in any, and the row is no colleague's."""
        if obj is None:
            return has_role(request, self.roles)
        return rights_of(request).may_write(obj)

    def get_list_display(self, request: HttpRequest) -> Sequence[Any]:
        """Without a column for the study where there is only one."""
        columns = super().get_list_display(request)
        if len(visible(Study, request).values_list("pk")[:2]) > 1:
            return columns
        return [column for column in columns if column != "study"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
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
    """Rows of studies that only their leads write: who belongs, what is tested, and how it is added up.

    Their tables say so (`WRITTEN_BY`), for every door.
    """


class StudyRowInline(OwnWork, RecordedInline):
    """Rows of the study of the row above them; who may write that row may write these, less colleagues' work."""

    exclude: ClassVar[tuple[str, ...]] = ("study",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may write the row above them."""
        return self.writes_above(request, obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Suggest the user's own coder for new rows; lock those of colleagues."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.is_own = partial(self.is_own, request)
        fields = formset.form.base_fields
        if self.coder_field in fields:
            study = own_study(request, CODERS) if obj is None else obj.study_id
            fields[self.coder_field].initial = own_coder(request, study)
        return formset


def own_study(request: HttpRequest, roles: Collection[Role]) -> Any:
    """The study that the user works in, where there is only one; else None."""
    mine = editable_studies(request, roles).filter(membership__user=request.user).values_list("pk", flat=True)
    found = list(mine[:2])
    return found[0] if len(found) == 1 else None


def own_coder(request: HttpRequest, study: Any) -> Any:
    """The coder that the user is in a study; None for who does not code there."""
    mine = Coder.objects.filter(study=study, user=cast(User, request.user))
    return mine.values_list("pk", flat=True).first()
