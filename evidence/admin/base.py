"""What all admins share: history, versions, and that everybody meets only what exists for them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects, unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import models, router, transaction
from django.forms import ModelChoiceField
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from evidence.admin.roles import is_staff, remembered, rights_of
from evidence.admin.versions import REASON_FIELD, VersionedForm, VersionedFormSet
from evidence.admin.visibility import VisibleRows, has_hidden_past, visible

#: Most remarks are a line or two, and a browser lets everybody draw the box larger; an address typed without its
#: beginning is a secure one.
TYPED: dict[Any, Any] = {
    models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    models.URLField: {"assume_scheme": "https"},
}


class RecordedAdmin(VisibleRows, SimpleHistoryAdmin):
    """Rows shared by all studies: archives, documents, agents. Everybody on the staff looks at them.

    Who is coder or lead of a study enters and changes them; so does who has Django's permission. Deleting needs
    Django's permission and the sight of restricted documents, since anything may hang on a shared row.
    """

    form = VersionedForm
    formfield_overrides = TYPED
    save_on_top = True
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALLOW
    list_per_page = 50
    object_history_template = "admin/recorded_history.html"
    object_history_list_template = "admin/object_history_list.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["evidence/admin.css"]}
        js = ("evidence/inlines.js",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the first page lists the table, if the user may do anything with it."""
        return is_staff(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is on the staff, and whether the row exists for the user."""
        return is_staff(request) and self.exists_for(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether the user codes in some study, or has Django's permission."""
        return rights_of(request).may_add(self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user codes in some study or has Django's permission, and whether the row exists for the user."""
        return rights_of(request).may_write_shared(self.model) and self.exists_for(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may delete and sees all that might hang on the row."""
        return rights_of(request).may_delete_shared(self.model)

    def exists_for(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the row exists for the user; rows deleted since are for superusers' eyes."""
        if obj is None:
            return True
        seen = visible(self.model, request).filter(pk=obj.pk)
        if remembered(request, f"exists {self.opts.label} {obj.pk}", seen.exists):
            return True
        return bool(request.user.is_superuser and not self.model._base_manager.filter(pk=obj.pk).exists())

    def has_view_history_or_change_history_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may read the history of a row; an old version may speak of what is hidden."""
        allowed = super().has_view_history_or_change_history_permission(request, obj)
        return bool(allowed) and (obj is None or not self.has_hidden_past(request, obj))

    def has_hidden_past(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the history of the row would tell the user what it must not."""
        return has_hidden_past(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """With a line for the reason at the end, where a row that is there can be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None and self.has_change_permission(request, obj):
            fieldsets.append((None, {"fields": [REASON_FIELD]}))
        return fieldsets

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep the reason with the change."""
        keep_reason(form, obj)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Keep the reason with the rows below too."""
        for row in formset.forms:
            keep_reason(form, row.instance)
        super().save_formset(request, form, formset, change)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Lists narrow by a row's own fields and by their filters; who refers to a row is nobody's to ask here."""
        try:
            field = self.opts.get_field(lookup.split("__")[0])
        except FieldDoesNotExist:
            return super().lookup_allowed(lookup, value, request)
        own = getattr(field, "concrete", False) and not lookup.endswith("regex")
        return own and super().lookup_allowed(lookup, value, request)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the versions of a row.

        Raises:
            Http404: when the address names no row.
        """
        self.refuse_what_is_no_key(object_id)
        return super().history_view(request, object_id, *args, **kwargs)

    def refuse_what_is_no_key(self, *texts: str) -> None:
        """Refuse an address whose keys are not numbers that a database can hold.

        Raises:
            Http404: when one is not.
        """
        if not all(re.fullmatch("[0-9]{1,18}", unquote(text)) for text in texts):
            raise Http404("There is no such row.")

    @transaction.atomic
    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show an old version, or bring it back; in a transaction, since saving holds the row.

        Raises:
            Http404: when the address names no row or no version.
            PermissionDenied: when the row as it stands now is not the user's to change.
        """
        self.refuse_what_is_no_key(object_id, version_id)
        if request.method == "POST":
            stored = self.get_object(request, unquote(object_id))
            if not self.has_change_permission(request, stored):
                raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, *args, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """What deleting takes along; what forbids it is counted, and not named: it may be hidden."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, perms_needed, counted_by_kind(objs) if protected else []


class RecordedInline(VisibleRows, admin.TabularInline):
    """Rows shared by all studies, entered under the row they belong to."""

    form = VersionedForm
    formset = VersionedFormSet
    formfield_overrides = TYPED
    extra = 0
    show_change_link = True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is on the staff; the row above them, `obj`, has been asked for already."""
        return is_staff(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may write the row above them."""
        return self.writes_above(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may write the row above them."""
        return self.writes_above(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may write the row above them, and has Django's permission to delete these."""
        return bool(super().has_delete_permission(request, obj)) and self.writes_above(request, obj)

    def writes_above(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the user may write the row above these, or add one."""
        above = self.admin_site.get_model_admin(self.parent_model)
        return above.has_add_permission(request) if obj is None else above.has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Plain lists stand without the buttons beside them, of which every row would have its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, ModelChoiceField) and db_field.name not in self.autocomplete_fields:
            field.widget = field.widget.widget
        return field

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """What forbids deleting a row is counted, and not named: it may be hidden."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        if hasattr(formset.form, "hand_clean_DELETE"):
            formset.form.hand_clean_DELETE = refuse_protected
        return formset

    def concealed(self, request: HttpRequest, obj: Any) -> set[str]:
        """Nothing: inline rows name nothing that is hidden where the row above them is not."""
        return set()


class ReadOnly:
    """Part of admins and inlines: rows to look at, which only programs write."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds them by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes them by hand."""
        return False


def keep_reason(form: Any, row: Any) -> None:
    """Hand the reason that a page was sent with to the history of a row, which reads it when the row is saved."""
    reason = getattr(form, "cleaned_data", {}).get(REASON_FIELD, "")
    if reason:
        row._change_reason = reason


def refuse_protected(form: Any) -> None:
    """Refuse to delete an inline row on which rows hang that stay (Django's own check names each of them).

    Raises:
        ValidationError: saying how many of each kind there are.
    """
    if not form.cleaned_data.get(DELETION_FIELD_NAME, False) or form.instance._state.adding:
        return
    forbidding = counted_by_kind([form.instance])
    if forbidding:
        raise ValidationError(
            "“%(row)s” cannot be deleted, because these hang on it: %(forbidding)s. Delete them first.",
            code="deleting_protected",
            params={"row": form.instance, "forbidding": ", ".join(forbidding)},
        )


def counted_by_kind(rows: Any) -> list[str]:
    """How many rows of each kind stand in the way of deleting these."""
    collector = NestedObjects(using=router.db_for_write(rows[0]._meta.model), origin=rows)
    collector.collect(rows)
    kinds = Counter(type(row)._meta for row in collector.protected)
    return sorted(f"{kind.verbose_name_plural} ({count})" for kind, count in kinds.items())
