"""How long lists are handed out: page by page from a cursor. The hundredth page costs what the first does."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode

from django.db.models import QuerySet
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from evidence.api.ordering import NOT_A_VALUE, Order, Place, order_named, orderings_of


class StableCursorPagination(CursorPagination):
    """Pages in the order asked for, and within it in that of primary keys: no two rows ever have the same place."""

    ordering = "pk"
    ordering_query_param = "ordering"
    page_size_query_param = "page_size"
    page_size_query_description = "Number of rows on a page, from 1 to 500."
    cursor_query_description = "Where the page begins, as `next` and `previous` of another page give it."
    max_page_size = 500
    #: A page turned over is told by what a cursor holds, and by nothing else.
    CURSOR_PARTS = frozenset({"p", "v", "b", "r"})
    NO_CURSOR = "This is no cursor. Take it from `next` or `previous` of a page, or leave it out."
    OTHER_ORDERING = "This cursor belongs to another ordering. Begin anew without it."

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The keys of the rows of the page, in its order; the view reads what is shown of them, and of no others.

        Raises:
            ValidationError: for an impossible size, ordering or cursor.
        """
        self.request = request
        size = self.get_page_size(request)
        self.order = self.read_order(request, view, queryset)
        place = self.read_place(request)
        is_back = place is not None and place.is_back
        found = self.keys(queryset, place, size + 1)
        goes_on = len(found) > size
        page = found[:size]
        self.shown = page[::-1] if is_back else page
        self.has_next = place is not None if is_back else goes_on
        self.has_previous = goes_on if is_back else place is not None
        self.place = place
        return [pk for pk, _ in self.shown]

    def keys(self, rows: QuerySet[Any], place: Place | None, most: int) -> list[tuple[int, Any]]:
        """The keys of the rows beside the place, and their values in the column by which the list is ordered."""
        found: list[tuple[int, Any]] = []
        for condition, columns in self.order.stretches(place):
            stretch = rows.filter(condition).order_by(*columns).values_list("pk", self.order.path)
            found += stretch[: most - len(found)]
            if len(found) == most:
                break
        return found

    def read_order(self, request: Request, view: Any, rows: QuerySet[Any]) -> Order:
        """The order asked for, else that of primary keys.

        Raises:
            ValidationError: for one that the list does not know.
        """
        asked = request.query_params.get(self.ordering_query_param)
        if asked is None:
            return Order(name="", path="pk")
        orderings = orderings_of(view)
        order = order_named(asked, orderings, rows.model)
        if order is None:
            known = ", ".join(orderings) or "none"
            message = (
                f"“{asked}” is no ordering. Known here: {known}; with “-” before it, the other way round."
            )
            raise ValidationError({self.ordering_query_param: [ErrorDetail(message, code="unknown")]})
        return order

    def get_page_size(self, request: Request) -> int:
        """The size asked for, else the usual one.

        Raises:
            ValidationError: for a size that is no number from 1 to `max_page_size`; it is never quietly cut.
        """
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size or self.max_page_size
        if not re.fullmatch("[1-9][0-9]{0,5}", asked) or int(asked) > self.max_page_size:
            message = f"“{asked}” is no page size. Give a whole number from 1 to {self.max_page_size}."
            raise ValidationError({self.page_size_query_param: [message]})
        return int(asked)

    def read_place(self, request: Request) -> Place | None:
        """Where the page begins; None at the beginning.

        Raises:
            ValidationError: for a cursor that no page of ours gave, or one of another ordering.
        """
        encoded = request.query_params.get(self.cursor_query_param)
        if encoded is None:
            return None
        try:
            text = b64decode(encoded.encode("ascii"), validate=True).decode("ascii")
            parts = parse_qs(text, keep_blank_values=True, strict_parsing=True)
        except ValueError:
            parts = {}
        pk, back, value = (parts.get(name, [""])[0] for name in ("p", "r", "v"))
        is_whole = set(parts) <= self.CURSOR_PARTS and re.fullmatch("[0-9]{1,40}", pk) and back in ("", "1")
        if not is_whole:
            raise self.fault(self.NO_CURSOR)
        if parts.get("b", [""])[0] != self.order.name:
            raise self.fault(self.OTHER_ORDERING)
        known = self.order.value_of(value) if "v" in parts else None
        if known is NOT_A_VALUE or ("v" not in parts and not self.order.is_nullable and self.order.name):
            raise self.fault(self.NO_CURSOR)
        return Place(int(pk), known, is_back=back == "1")

    def fault(self, message: str) -> ValidationError:
        """What is said of a cursor."""
        return ValidationError({self.cursor_query_param: [message]})

    def get_next_link(self) -> str | None:
        """The address of the page after this one."""
        return self.link(self.shown[-1:], is_back=False) if self.has_next else None

    def get_previous_link(self) -> str | None:
        """The address of the page before this one."""
        return self.link(self.shown[:1], is_back=True) if self.has_previous else None

    def link(self, at: Sequence[tuple[int, Any]], *, is_back: bool) -> str:
        """The address of the page that begins beside this row; on an empty page, beside where it began itself."""
        pk, value = (self.place.pk, self.place.value) if self.place else (0, None)
        if at:
            pk, value = at[0]
        parts = {"p": str(pk)}
        if self.order.name:
            parts["b"] = self.order.name
        if self.order.name and value is not None:
            parts["v"] = self.order.written(value)
        if is_back:
            parts["r"] = "1"
        cursor = b64encode(urlencode(parts).encode("ascii")).decode("ascii")
        return replace_query_param(self.request.build_absolute_uri(), self.cursor_query_param, cursor)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """What the schema says of pages, and of the orders that the list knows."""
        parameters: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        names = [sign + name for name in orderings_of(view) for sign in ("", "-")]
        if names:
            parameters.append(
                {
                    "name": self.ordering_query_param,
                    "required": False,
                    "in": "query",
                    "description": (
                        "In which order the rows come; with “-” the other way round. Rows without a value come last "
                        "either way, rows of one value in the order in which they were made."
                    ),
                    "schema": {"type": "string", "enum": names},
                }
            )
        return parameters
