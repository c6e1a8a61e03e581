"""What may be asked of a list or a record beside its filters: an order, and the fields wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ErrorDetail
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.mixing import OfRecords
from evidence.api.shown import Including, ShownRows

FIELDS = "fields"
INCLUDE = "include"


class ReadingSchema(AutoSchema):
    """The schema of lists and records of which one may take some fields only."""

    view: Any

    def get_description(self) -> str:  # type: ignore[override]  # the framework asks it without what it is told
        """What the view says of itself, for all lists are read alike."""
        said: str = super().get_description()
        return str(self.view.__doc__) if self.view.action == "list" else said

    def get_override_parameters(self) -> list[Any]:
        """The fields that may be named."""
        parameters = list(super().get_override_parameters())
        if self.method != "GET":
            return parameters
        names = list(self.view.get_serializer_class()().fields)
        kind = {"type": "array", "items": {"type": "string", "enum": names}}
        text = "Only these fields, separated by commas. Left out, all of them come."
        parameters.append(OpenApiParameter(FIELDS, kind, description=text, style="form", explode=False))
        if self.view.action == "list" and self.view.includes:
            kind = {"type": "array", "items": {"type": "string", "enum": list(self.view.includes)}}
            text = "What each row brings with it beside its fields, separated by commas."
            parameters.append(OpenApiParameter(INCLUDE, kind, description=text, style="form", explode=False))
        return parameters

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        """What a row looks like; since one may ask for some fields only, none of the outermost is sure to come."""
        described = super()._map_basic_serializer(serializer, direction)
        if direction == "response" and type(serializer) is self.view.get_serializer_class():
            described.pop("required", None)
        return described

    def _get_response_for_code(self, serializer: Any, status_code: str, *args: Any, **options: Any) -> Any:
        """What is answered; the rows of a list can have more than what they are made of elsewhere."""
        answer = super()._get_response_for_code(serializer, status_code, *args, **options)
        if self.view.action == "list" and self.view.includes and status_code == "200":
            (content, *_) = answer["content"].values()
            name = content["schema"]["$ref"].rsplit("/", 1)[-1]
            page = self.registry[name, ResolvedComponent.SCHEMA].schema["properties"]["results"]
            page["items"] = {"allOf": [page["items"], {"type": "object", "properties": self.included()}]}
        return answer

    def included(self) -> dict[str, Any]:
        """What rows of the list bring with them when it is asked."""
        return {
            name: {
                "type": "array",
                "items": self.resolve_serializer(part.serializer, "response").ref,
                "readOnly": True,
                "description": f"{part.help_text} There with `{INCLUDE}={name}` only.",
            }
            for name, part in self.view.includes.items()
        }


class ReadsRecords(OfRecords):
    """Lists and records in the orders and with the fields that one asks for."""

    queryset: Any
    #: The orders of the list: the name, and the column behind it.
    orderings: ClassVar[Mapping[str, str]] = {}
    #: What fields need to have fetched along, where it is not what they are called themselves.
    needs: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    #: How the rows of the list are read as values; by their serializer, from rows of the model, where nothing is said.
    shown: ClassVar[ShownRows | None] = None
    #: What rows of the list, read as values, can bring with them: the names to ask for it, and what reads it.
    includes: ClassVar[Mapping[str, Including]] = {}

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of the list."""
        keys: Any = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.shown_rows(keys))

    def shown_rows(self, keys: Sequence[int]) -> Sequence[Any]:
        """The rows of these keys as they are sent."""
        if self.shown is None:
            rows: Sequence[Any] = self.get_serializer(self.rows_of_page(keys), many=True).data
            return rows
        return self.shown.of(keys, self.request, chosen=self.chosen_fields(), more=self.included())

    def included(self) -> tuple[Including, ...]:
        """What the rows are to bring with them.

        Raises:
            ApiValidationError: naming what they cannot bring, and what they can.
        """
        if not self.includes or INCLUDE not in self.request.query_params:
            return ()
        asked = asked_for(self.request, INCLUDE)
        refuse_others(INCLUDE, asked, self.includes, "There is nothing to include that is called")
        return tuple(part for name, part in self.includes.items() if name in asked)

    def chosen_fields(self) -> Sequence[str] | None:
        """The fields asked for, in order; None where all are.

        Raises:
            ApiValidationError: naming those that there are not, and those that there are.
        """
        request: Request | None = getattr(self, "request", None)
        if request is None or request.method not in ("GET", "HEAD") or FIELDS not in request.query_params:
            return None
        asked = asked_for(request, FIELDS)
        shown: Any = self.get_serializer_class()()
        refuse_others(FIELDS, asked, shown.fields, "There is no field")
        return asked

    def get_serializer(self, *args: Any, **options: Any) -> Any:
        """The serializer, with the fields chosen."""
        serializer: Any = super().get_serializer(*args, **options)
        chosen = self.chosen_fields()
        if chosen is not None:
            row = getattr(serializer, "child", serializer)
            for name in set(row.fields) - set(chosen):
                row.fields.pop(name)
        return serializer

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """The rows with all that is shown of them, beside what the list's `queryset` fetches along."""
        found: QuerySet[Any] = rows
        return found

    def rows_of_page(self, keys: Sequence[int]) -> Sequence[Any]:
        """The rows of these keys, which were found among those that may be seen, as they are shown."""
        rows = self.queryset.filter(pk__in=keys).order_by()
        found = {row.pk: row for row in self.with_what_is_chosen(self.with_all(rows))}
        return [found[key] for key in keys if key in found]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass the filters, with no more fetched along than the fields chosen need."""
        return self.with_what_is_chosen(super().filter_queryset(queryset))

    def with_what_is_chosen(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with no more fetched along than the fields chosen need."""
        chosen = self.chosen_fields()
        if chosen is None:
            return rows
        return with_no_more_than({need for name in chosen for need in self.needs.get(name, (name,))}, rows)


def asked_for(request: Request, parameter: str) -> list[str]:
    """The names in a parameter, which commas separate."""
    return [name.strip() for name in request.query_params[parameter].split(",")]


def refuse_others(parameter: str, asked: Sequence[str], known: Iterable[str], said: str) -> None:
    """Refuse names that are not known.

    Raises:
        ApiValidationError: naming those that there are not, and those that there are.
    """
    there_are = list(known)
    unknown = [name for name in dict.fromkeys(asked) if name not in there_are]
    if unknown:
        named = ", ".join(f"“{name}”" for name in unknown)
        message = f"{said} {named}. Known here: {', '.join(there_are)}."
        raise ApiValidationError({parameter: [ErrorDetail(message, code="unknown")]})


def with_no_more_than(needed: set[str], rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows, with of all that is fetched along only what is needed."""
    joined: Any = rows.query.select_related
    joins = [path for path in paths_of(joined if isinstance(joined, dict) else {}) if path in needed]
    # Django keeps the lookups here, and has no public way of asking for them.
    lookups = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    kept = [lookup for lookup in lookups if getattr(lookup, "prefetch_to", lookup).split("__")[0] in needed]
    bare = rows.select_related(None).prefetch_related(None)
    return (bare.select_related(*joins) if joins else bare).prefetch_related(*kept)


def paths_of(joined: dict[str, Any], before: str = "") -> Iterator[str]:
    """The paths along which a query joins tables."""
    for name, further in joined.items():
        yield f"{before}{name}"
        yield from paths_of(further, f"{before}{name}__")
