"""Searching the pages of documents, over the API."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from django_filters.utils import translate_validation
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from evidence.api.filtering import StrictFilterBackend, refuse_unknown
from evidence.api.search_filters import SearchFilter, narrowing_of
from evidence.api.serializers.search import FoundSerializer
from evidence.models import Page
from evidence.queries.hits import hits
from evidence.queries.search import MOST, Ranked, rank
from evidence.searching import read_search

#: How many hits a page of the answer has, unless another number is asked for, and at most.
USUAL_HITS, MOST_HITS = 20, 100

CURSOR = OpenApiParameter(
    "cursor", OpenApiTypes.STR, description="Where the page begins, as `next` of another page gives it."
)
PAGE_SIZE = OpenApiParameter(
    "page_size", OpenApiTypes.INT, description=f"Number of hits on a page, from 1 to {MOST_HITS}."
)


class SearchView(GenericAPIView[Any]):
    """The pages of documents on which words stand."""

    queryset = Page.objects.none()
    serializer_class = FoundSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = SearchFilter
    pagination_class = None

    @extend_schema(
        operation_id="search",
        filters=True,
        parameters=[CURSOR, PAGE_SIZE],
        responses={200: FoundSerializer},
        description=(
            "The pages on which the words stand, in the current wordings of the documents that whoever asks may see, "
            f"the weightiest first. Where more than {MOST} pages have them, the first {MOST} of these in the order in "
            "which they were brought in are weighed, `is_more` is true, and a filter or another word helps."
        ),
    )
    def get(self, request: Request) -> Response:
        """One page of what was found.

        Raises:
            ValidationError: naming each filter that is unknown, given twice, or has an impossible value.
        """
        refuse_unknown(request, dict(SearchFilter.base_filters), pages=[CURSOR.name, PAGE_SIZE.name])
        asked = SearchFilter(request.query_params, queryset=Page.objects.none(), request=request).form
        if not asked.is_valid():
            raise translate_validation(asked.errors)
        search = read_search(asked.cleaned_data["q"])
        ranking = rank(search, request.user, narrowing_of(asked.cleaned_data))
        start = place_of_cursor(ranking.pages, request.query_params.get(CURSOR.name, ""))
        size = read_size(request.query_params.get(PAGE_SIZE.name, str(USUAL_HITS)))
        shown = ranking.pages[start : start + size]
        goes_on = start + size < len(ranking.pages)
        found = {
            "count": len(ranking.pages),
            "is_more": ranking.is_more,
            "next": address_of_next(request, shown[-1]) if goes_on else None,
            "results": hits(shown, search, request.user),
        }
        return Response(self.get_serializer(found).data)


def place_of_cursor(pages: Sequence[Ranked], cursor: str) -> int:
    """How many pages stand before those that a cursor asks for.

    Raises:
        ValidationError: for a cursor that no page of ours gave.
    """
    if not cursor:
        return 0
    match = re.fullmatch("([0-9]{1,9})-([0-9]{1,18})", cursor)
    if match is None:
        message = "This is no cursor. Take it from `next` of a page, or leave it out."
        raise ValidationError({CURSOR.name: [message]})
    last = Ranked(page=int(match[2]), weight=int(match[1]))
    return bisect_right(pages, last.order, key=lambda each: each.order)


def read_size(asked: str) -> int:
    """The number of hits asked for.

    Raises:
        ValidationError: for a size that is no number from 1 to `MOST_HITS`; it is never quietly cut.
    """
    if not re.fullmatch("[1-9][0-9]{0,5}", asked) or int(asked) > MOST_HITS:
        message = f"“{asked}” is no page size. Give a whole number from 1 to {MOST_HITS}."
        raise ValidationError({PAGE_SIZE.name: [message]})
    return int(asked)


def address_of_next(request: Request, last: Ranked) -> str:
    """The address of the page after the one that ends with this hit."""
    return replace_query_param(request.build_absolute_uri(), CURSOR.name, f"{last.weight}-{last.page}")
