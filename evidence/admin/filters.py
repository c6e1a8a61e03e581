"""Filters beside the lists that ask the querysets' own questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.models import Archive, Document


class HeldInFilter(admin.SimpleListFilter):
    """Documents of which at least one copy lies in the archive."""

    title = "archive"
    parameter_name = "archive"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All archives by name."""
        return Archive.objects.all().visible_to(request.user).values_list("slug", "name")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that remain."""
        return queryset if self.value() is None else self.held_in(queryset, self.value())

    def held_in(self, rows: Any, archive: Any) -> QuerySet[Any]:
        """The rows held in one archive."""
        return rows.held_in([archive])


class OfDocumentHeldInFilter(HeldInFilter):
    """Rows on documents of which at least one copy lies in the archive."""

    def held_in(self, rows: Any, archive: Any) -> QuerySet[Any]:
        """The rows on documents held in one archive."""
        return rows.filter(document__in=Document.objects.all().held_in([archive]))
