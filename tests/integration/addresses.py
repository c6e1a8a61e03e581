"""Every address of the site that answers a GET, with the rows of a test in the places of its parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

#: One parameter of a route: `<slug:key>`, `(?P<pk>[0-9]+)`, `([^/]+)`.
_PARAMETER = re.compile(
    r"<(?:(?P<kind>\w+):)?(?P<path>\w+)>|\(\?P<(?P<regex>\w+)>[^()]*\)|(?P<nameless>\(\[\^/\]\+\))"
)
#: The names of routes that answer nothing about rows, end the test's login, or want more than a key.
LEFT_OUT = {
    "logout",
    "password_change",
    "password_change_done",
    "login",
    "auth_user_password_change",
    "autocomplete",
    "view_on_site",
}


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each route of the site as it is written, with what it leads to."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif pattern.name and pattern.name not in LEFT_OUT:
            yield route, pattern


def addresses_of(rows: Mapping[type[Model], Model], words: Mapping[str, str]) -> Iterator[str]:
    """Every address, each parameter filled in.

    Args:
        rows: for each table the row whose key stands where a route asks for one.
        words: for the remaining parameters, by name.

    Raises:
        AssertionError: for a parameter of which neither says anything: a new address must be told of here.
    """
    for route, _ in routes():
        if "(?P<url>.*)" in route:
            continue  # the admin's page for what is not there
        yield "/" + filled_in(route, rows, words)


def filled_in(route: str, rows: Mapping[type[Model], Model], words: Mapping[str, str]) -> str:
    """A route with the parameters filled in."""
    row = row_of(route, rows)
    n_nameless = 0

    def value(found: re.Match[str]) -> str:
        nonlocal n_nameless
        name = found["path"] or found["regex"] or ""
        if found["nameless"]:
            n_nameless += 1
            name = ("object_id", "history_id")[n_nameless - 1]
        if found["kind"] == "int" and name not in words:
            name = "pk"
        return parameter(name, route, row, words)

    return _PARAMETER.sub(value, route)


def parameter(name: str, route: str, row: Model | None, words: Mapping[str, str]) -> str:
    """What stands in the place of a parameter."""
    if name in words:
        return words[name]
    if name in {"pk", "object_id", "id"}:
        return str(row.pk if row is not None else 0)
    if name == "history_id":
        history: Any = getattr(row, "history", None)
        latest = history and history.first()
        return str(latest.history_id if latest else 0)
    if row is not None and hasattr(row, name):
        return str(getattr(row, name))
    raise AssertionError(f"What stands for “{name}” in {route}? Say it in the test's words.")


def row_of(route: str, rows: Mapping[type[Model], Model]) -> Model | None:
    """The row of the table that a route names: admin/evidence/passage/..., api/v1/passages/..., scans/..."""
    parts = route.replace("^", "").split("/")
    tables: dict[str, type[Model]] = {}
    for model in apps.get_models():
        tables[str(model._meta.model_name)] = model
        tables[str(model._meta.verbose_name_plural).replace(" ", "-")] = model
    named = [tables[part] for part in parts if part in tables]
    return next((rows[model] for model in named if model in rows), None)
