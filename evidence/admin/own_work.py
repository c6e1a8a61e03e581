"""Whose work a row is: who only codes leaves alone what a colleague has done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from evidence.admin.mixing import OfAnyAdmin
from evidence.admin.roles import LEADS, has_role, own_coders, rights_of, studies_with_role
from evidence.admin.versions import VERSION_FIELD, VersionedFormSet
from evidence.services.rights import part_of, work_of


class OwnWork(OfAnyAdmin):
    """Part of admins and inlines: rows that say whose work they are, and are that coder's and the leads' to change."""

    model: Any

    @property
    def coder_field(self) -> str | None:
        """The field that says whose work a row is, filled with the user's own coder; None where nothing says so."""
        return work_of(self.model)

    def is_own(self, request: HttpRequest, row: Any) -> bool:
        """Whether the row is nobody's or the user's own work, or of a study that the user leads."""
        return rights_of(request).is_own(row)

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Who only codes works under the own name, and adds nothing to what a colleague has made."""
        rows: Any = super().get_field_queryset(db, db_field, request)
        is_whole = db_field.name == part_of(self.model)
        if not (is_whole or db_field.name == self.coder_field) or request.user.is_superuser:
            return rows
        own = Q(pk__in=own_coders(request))
        if is_whole:
            made_by = work_of(rows.model)
            own = Q(**{f"{made_by}__in": own_coders(request)}) | Q(**{f"{made_by}__isnull": True})
        return rows.filter(Q(study__in=studies_with_role(request, LEADS)) | own)

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Without the coder where only the own name can be chosen: a plain list offers no others."""
        names = list(super().get_autocomplete_fields(request))
        return names if has_role(request, LEADS) else [name for name in names if name != self.coder_field]


class OwnWorkFormSet(VersionedFormSet):
    """Inline rows that say whose work they are: those of colleagues are shown, and cannot be changed or deleted."""

    #: the field that says whose work a row is
    coder_field: ClassVar[str]
    #: whether a stored row is the user's to change; the inline says so for each request
    is_own: Callable[[Any], bool]

    def add_fields(self, form: Any, index: int | None) -> None:
        """Lock the fields of a colleague's row, the tick for deleting included; what is sent for them is not read."""
        super().add_fields(form, index)
        if form.instance._state.adding or self.is_own(form.instance):
            return
        coders = form.fields[self.coder_field]
        coders.queryset = coders.queryset.model._default_manager.filter(pk=form.initial[self.coder_field])
        for name, field in form.fields.items():
            field.disabled = field.disabled or name == VERSION_FIELD or not field.widget.is_hidden
