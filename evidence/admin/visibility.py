"""What a user of the admin may see and choose: the querysets decide, here they are only asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest

from evidence.admin.mixing import OfAnyAdmin
from evidence.admin.versions import REASON_FIELD, VERSION_FIELD
from evidence.choices import Role
from evidence.models import Study
from evidence.services import rights


def visible(model: type[Model], request: HttpRequest) -> QuerySet[Any]:
    """The rows of a table that exist for the user."""
    return rights.visible(model, request.user)


def editable_studies(request: HttpRequest, roles: Collection[Role]) -> QuerySet[Any]:
    """The studies in which the user has one of the roles."""
    return Study.objects.all().editable_by(request.user, *roles)


def concealed_fields(request: HttpRequest, row: Model | None) -> set[str]:
    """The references of a row to what does not exist for the user: an enclosing document under embargo."""
    if row is None or request.user.is_superuser:
        return set()
    return {
        field.name
        for field in row._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and getattr(row, field.attname) is not None
        and not visible(field.related_model, request).filter(pk=getattr(row, field.attname)).exists()
    }


def has_hidden_past(request: HttpRequest, row: Any) -> bool:
    """Whether any version of a row named what does not exist for the user; its other fields then spoke of that."""
    # The feed of a study asks the same of all rows at once (`hypotheses.queries.changes.closed`), in one statement a
    # kind, and knows by name what hides a row there; this asks one row of any table. One test holds both to one table.
    if request.user.is_superuser:
        return False
    return any(
        names_hidden(request, field.related_model, row.history.values_list(field.attname, flat=True))
        for field in row._meta.concrete_fields
        if isinstance(field, ForeignKey)
    )


def names_hidden(request: HttpRequest, model: Any, keys: Any) -> bool:
    """Whether rows of these keys are there and do not exist for the user; deleted ones are not there."""
    named = model._base_manager.filter(pk__in={key for key in keys.order_by().distinct() if key is not None})
    return bool(named.exclude(pk__in=visible(model, request).values("pk")).exists())


class VisibleRows(OfAnyAdmin):
    """Part of admins and inlines: rows, choices and fields that exist for the user, and no others."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The visible rows, with what their names need fetched along."""
        rows: Any = super().get_queryset(request)
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user)
        joined = getattr(self, "list_select_related", ()) or ()
        return rows.select_related(*joined) if joined else rows

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """Only visible rows can be chosen, also by whoever forges a form."""
        ordered = super().get_field_queryset(db, db_field, request)
        rows = db_field.remote_field.model._default_manager.all() if ordered is None else ordered
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Rows referred to can be looked at, changed and added beside the field, but not deleted by a slip there."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Without references to what the user may not see (they stay as they are), with the version seen."""
        concealed = self.concealed(request, obj) | {VERSION_FIELD, REASON_FIELD}
        fieldsets: list[Any] = [
            (title, {**options, "fields": without(options["fields"], concealed)})
            for title, options in super().get_fieldsets(request, obj)
        ]
        if self.has_change_permission(request, obj):
            fieldsets[-1][1]["fields"].append(VERSION_FIELD)
        return fieldsets

    def concealed(self, request: HttpRequest, obj: Any) -> set[str]:
        """The fields of the page's row that name what does not exist for the user."""
        return concealed_fields(request, obj)


def without(names: Any, left_out: set[str]) -> list[Any]:
    """The field names of a fieldset, nested or not, less some."""
    kept = (without(name, left_out) if isinstance(name, (list, tuple)) else name for name in names)
    return [name for name in kept if name and (isinstance(name, list) or name not in left_out)]


class VisibleRelatedFilter(admin.RelatedFieldListFilter):
    """A filter beside a list that offers only what exists for the user."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        """The visible rows to filter by."""
        ordering = self.field_admin_ordering(field, request, model_admin)
        seen = visible(field.related_model, request)
        return field.get_choices(include_blank=False, ordering=ordering, limit_choices_to={"pk__in": seen})
