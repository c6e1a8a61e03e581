"""How long lists are handed out: page by page from a cursor. The hundredth page costs what the first does."""

from __future__ import annotations

import re

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request


class StableCursorPagination(CursorPagination):
    """Pages in the order of primary keys, which never changes while one reads."""

    ordering = "pk"
    page_size_query_param = "page_size"
    page_size_query_description = "Number of rows on a page, from 1 to 500."
    cursor_query_description = "Where the page begins, as `next` and `previous` of another page give it."
    max_page_size = 500

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

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Where the page begins; None at the beginning.

        Raises:
            ValidationError: for a cursor that no page of ours gave.
        """
        message = "This is no cursor. Take it from `next` or `previous` of a page, or leave it out."
        fault = ValidationError({self.cursor_query_param: [message]})
        try:
            cursor = super().decode_cursor(request)
        except NotFound as error:
            raise fault from error
        # A position is a primary key: anything else would reach the database and fail there.
        if cursor is not None and cursor.position is not None and not str(cursor.position).isdecimal():
            raise fault
        return cursor
