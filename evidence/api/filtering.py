"""The kinds of filter that lists of the API know, and the backend that refuses every other.

A filter that is quietly ignored hands out the whole list for the part. A misspelt name, a name given twice and a
value that names nothing are therefore answered with a 400 that says what was wrong.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.enums import ChoicesType
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.settings import api_settings

from evidence.api.ordering import orderings_of
from evidence.api.reading import FIELDS, INCLUDE, ReadsRecords
from evidence.dates import DateNotUnderstood, read_printed
from evidence.models import Archive, Collection, Holding
from evidence.querysets import passages

Rows: TypeAlias = QuerySet[Any]

#: What the columns are called that tell rows of one kind apart.
NAMES = {"slug": "Short name", "key": "Key", "reference_code": "Reference code"}

#: How many documents are few: so many at most lead to what hangs on them, of more each row is asked.
FEW = 200


class StrictFilterBackend(filters.DjangoFilterBackend):
    """Filters lists, and lists only; refuses names of filters that the list does not have."""

    def filter_queryset(self, request: Request, queryset: Rows, view: GenericAPIView[Any]) -> Rows:
        """The rows that pass all filters.

        Raises:
            ApiValidationError: naming each filter that is unknown, given twice, or has an impossible value.
        """
        of_list = not getattr(view, "detail", False)
        filterset_class = self.get_filterset_class(view, queryset) if of_list else None
        known = dict(filterset_class.base_filters) if filterset_class else {}
        refuse_unknown(request, known, pages=reading_parameters(view, of_list=of_list))
        return super().filter_queryset(request, queryset, view) if of_list else queryset


class GivenFilters(filters.FilterSet):
    """Filters of which only those are made that are given, and which do not rest on each other.

    Each of the others would be copied, and would ask for rows of its own kind.
    """

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        every: dict[str, filters.Filter] = vars(type(self))["base_filters"]
        self.base_filters = {name: each for name, each in every.items() if name in (data or ())}
        super().__init__(data, *args, **options)


def reading_parameters(view: GenericAPIView[Any], *, of_list: bool) -> list[str]:
    """The names by which a list is turned over page by page and put in order, and fields are chosen."""
    paginator = view.paginator if of_list else None
    names = [getattr(paginator, name, None) for name in ("cursor_query_param", "page_size_query_param")]
    names += [getattr(paginator, "ordering_query_param", None) if orderings_of(view) else None]
    names += [FIELDS if isinstance(view, ReadsRecords) else None]
    names += [INCLUDE if of_list and getattr(view, "includes", None) else None]
    return [name for name in names if name]


def refuse_unknown(request: Request, known: dict[str, filters.Filter], *, pages: list[str]) -> None:
    """Refuse names that are no filter here, and filters given twice that take one value.

    Raises:
        ApiValidationError: naming all of them, and what is known here.
    """
    taken = [*sorted(known), *pages]
    faults = {}
    for name, values in request.query_params.lists():
        if name not in known and name not in pages and name != api_settings.URL_FORMAT_OVERRIDE:
            faults[name] = [f"There is no such filter. Known here: {', '.join(taken) or 'none'}."]
        elif len(values) > 1 and not isinstance(known.get(name), filters.MultipleChoiceFilter):
            faults[name] = [f"This can be given once only, and was given {len(values)} times."]
    if faults:
        raise ApiValidationError(faults)


def visible(model: Any) -> Callable[[Request], Rows]:
    """The rows of a model that whoever asks may see; a filter knows no others."""
    return lambda request: model._default_manager.all().visible_to(request.user)


class SeveralField(filters.ModelMultipleChoiceFilter.field_class):
    """One or several names of rows; empty ones count as not given."""

    def clean(self, value: list[str] | None) -> Any:
        """The rows named.

        Raises:
            ValidationError: for a name that no row has which the person may see.
        """
        return super().clean([name for name in value or [] if name])

    def _check_values(self, value: list[str]) -> list[Any]:
        """The rows named: their keys and names alone, in no order, by one statement.

        The framework makes a statement for every name, to see that it is one, and sorts what it finds.

        Raises:
            ValidationError: for a name that no row has which the person may see.
        """
        column = str(self.to_field_name)
        for name in value:
            self.validate_no_null_characters(name)
        asked = self.queryset.order_by().only(column).filter(**{f"{column}__in": value})
        found = list(asked)
        unknown = set(value) - {getattr(row, column) for row in found}
        for name in value:
            if name in unknown:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": name}
                )
        return found


def describe(filter_: filters.Filter) -> None:
    """Tell the schema that the filter takes text, and what it is for: by itself it would not find out."""
    extend_schema_field({"type": "string", "description": filter_.extra["help_text"]})(filter_)


class NamedFilter(filters.ModelMultipleChoiceFilter):
    """Rows that refer to a row of this name; given several times, to any of those named.

    The name is the last part of the natural key, as the API prints it. What may not be seen is unknown.
    """

    field_class = SeveralField

    def __init__(
        self,
        model: Any,
        path: str,
        *,
        whose: str = "",
        rows: Callable[[Request], Rows] | None = None,
        method: str | None = None,
    ) -> None:
        name = model.NATURAL_KEY[-1]
        kind = model._meta.verbose_name
        super().__init__(
            field_name=f"{path}__{name}",
            method=method,
            to_field_name=name,
            queryset=rows or visible(model),
            distinct=False,
            help_text=f"{NAMES[name]} of {whose or f'the {kind}'}. May be repeated: any of them.",
            error_messages={"invalid_choice": f"There is no {kind} “%(value)s” here."},
        )
        self.reference = path
        describe(self)

    def filter(self, rows: Rows, value: Any) -> Rows:
        """The rows that refer to any of those named: by their keys, which engines find in the index of references."""
        return rows.filter(**{f"{self.reference}__in": [row.pk for row in value]}) if value else rows


class ArchiveFilter(NamedFilter):
    """Rows on documents of which a copy lies in one of the archives named; `path` leads to the document."""

    def __init__(self, path: str = "pk") -> None:
        self.path = path
        super().__init__(Archive, path, whose="an archive in which a copy of the document lies")

    def filter(self, rows: Rows, value: list[Archive]) -> Rows:
        """The rows on documents held there."""
        if not value:
            return rows
        collections = Collection.objects.filter(archive__in=[archive.pk for archive in value])
        return held_in(rows, self.path, collections.order_by().values_list("pk", flat=True))


def held_in(rows: Rows, path: str, collections: Iterable[int]) -> Rows:
    """The rows on documents of which a copy lies directly in one of these collections; `path` leads to the document.

    Few documents lead to their rows. Of many, what hangs on passages is asked row by row: a list of it is then read in
    its own order until a page is full. The keys of the collections are named, not how they are found: of a further
    table PostgreSQL misjudges so badly how much is held there that it fetches all rows and sorts them.
    """
    held = (
        Holding.objects.order_by().filter(collection__in=list(collections)).values_list("document", flat=True)
    )
    few = list(held[: FEW + 1])
    if len(few) <= FEW:
        return rows.filter(**{f"{path}__in": few})
    if path == "passage__document":
        return rows.filter(Exists(passages().filter(pk=OuterRef("passage"), document__in=held)))
    return rows.filter(**{f"{path}__in": held})


class ListedFilter(filters.MultipleChoiceFilter):
    """Rows with one of these values of a closed list."""

    def __init__(self, choices: ChoicesType, path: str, *, help_text: str, method: str | None = None) -> None:
        super().__init__(
            field_name=path,
            method=method,
            choices=choices.choices,
            distinct=False,
            help_text=f"{help_text} May be repeated: any of them.",
            error_messages={"invalid_choice": f"“%(value)s” is none of: {', '.join(choices.values)}."},
        )


class DayField(forms.CharField):
    """One end of a stretch of time; “1953” means its first day at one end and its last at the other."""

    def __init__(self, *, side: Literal["earliest", "latest"], **options: Any) -> None:
        self.side = side
        super().__init__(**options)

    # it reads another kind of value than the field that it is made of
    def to_python(self, value: Any) -> datetime.date | None:  # type: ignore[override]
        """The day meant.

        Raises:
            ValidationError: for text that is no date, or has no day at this end.
        """
        text = super().to_python(value)
        if not text:
            return None
        try:
            day = getattr(read_printed(text), self.side)
        except DateNotUnderstood as fault:
            raise ValidationError("%(fault)s", params={"fault": fault}) from fault
        if day is None:
            raise ValidationError("“%(text)s” has no day at this end.", params={"text": text})
        return day


class DayFilter(filters.Filter):
    """Rows at or after, or at or before, a day."""

    field_class = DayField

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        describe(self)


class MomentField(forms.CharField):
    """A moment with its time zone."""

    #: A plus sign that stands in an address as it is comes out as a space.
    ZONE_AFTER_SPACE = re.compile(r" (?=[0-9]{2}:?[0-9]{2}$)")

    # it reads another kind of value than the field that it is made of
    def to_python(self, value: Any) -> datetime.datetime | None:  # type: ignore[override]
        """The moment meant.

        Raises:
            ValidationError: for text that is no moment, has no zone, or lies outside the calendar.
        """
        text = super().to_python(value)
        if not text:
            return None
        try:
            moment = datetime.datetime.fromisoformat(self.ZONE_AFTER_SPACE.sub("+", text))
            if moment.tzinfo is not None:
                return moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            pass
        raise ValidationError(
            "“%(text)s” is no moment with its zone. Give one like 2026-05-03T12:00:00Z or 2026-05-03T12:00+02:00.",
            params={"text": text},
        )


class MomentFilter(filters.Filter):
    """Rows at or after a moment."""

    field_class = MomentField

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        extend_schema_field(
            {"type": "string", "format": "date-time", "description": self.extra["help_text"]}
        )(self)
