"""Filling in the admin's forms as a browser does: what the page shows, with some fields changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def address(model: type[Model], page: str, *args: Any) -> str:
    """The address of one of the admin's pages of a model: changelist, add, change, history, delete."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def shown(response: Any) -> dict[str, Any]:
    """What a browser would send back from the page, nothing changed."""
    return {name: value for form in forms_of(response) for name, value in values(form)}


def forms_of(response: Any) -> Iterator[BaseForm]:
    """The forms of an add or change page, those of the inlines included."""
    yield response.context["adminform"].form
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def held(form: BaseForm) -> dict[str, Any]:
    """What a browser would send back of one form, nothing changed."""
    return dict(values(form))


def values(form: BaseForm) -> Iterator[tuple[str, Any]]:
    """The fields of a form as a browser sends them: empty for nothing, no word of an unticked box."""
    for bound in form:
        value = bound.value()
        widget = bound.field.widget
        if hasattr(widget, "decompress"):
            parts = value if isinstance(value, list) else widget.decompress(value)
            yield from ((f"{bound.html_name}_{n}", part) for n, part in enumerate(parts))
        elif value is not False:
            yield bound.html_name, "" if value is None else value


def faults(response: Any) -> dict[str, list[str]]:
    """All faults that a page shows, by field; those above a form under `__all__`."""
    return {
        name: [str(fault) for fault in found]
        for form in forms_of(response)
        for name, found in prefixed_errors(form)
    }


def prefixed_errors(form: BaseForm) -> Iterator[tuple[str, Any]]:
    """The faults of one form, its fields named as in the page."""
    for name, found in form.errors.items():
        yield (form.add_prefix(name) if name in form.fields else f"{form.prefix or ''}__all__"), found


def add(client: Client, model: type[Model], **fields: Any) -> HttpResponse:
    """Open the add page and send it with these fields filled in."""
    page = address(model, "add")
    return client.post(page, shown(client.get(page)) | fields)


def change(client: Client, row: Model, **fields: Any) -> HttpResponse:
    """Open a row's page and send it with these fields changed."""
    page = address(type(row), "change", row.pk)
    return client.post(page, shown(client.get(page)) | fields)


def added(client: Client, model: type[Any], **fields: Any) -> Any:
    """The row that the add page makes of these fields."""
    response: Any = add(client, model, **fields)
    assert response.status_code == 302, faults(response)
    return model._default_manager.latest("pk")


def inline(prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """New rows of an inline, as a browser adds them to a page without any."""
    fields = {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {f"{prefix}-TOTAL_FORMS": len(rows), **fields}
