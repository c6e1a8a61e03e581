"""Searching the pages of all documents."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.api.search_filters import SearchFilter, narrowing_of
from evidence.choices import DocumentKind, EditorialNotes
from evidence.models import Archive, Page
from evidence.queries.hits import hits
from evidence.queries.lists import named_collections
from evidence.queries.search import MOST, rank
from evidence.searching import LONGEST_SEARCH, read_search
from evidence.views.lists import is_number

#: How many hits a leaf of the list has.
LEAF = 20
#: What can be looked for, with an example that works.
FORMS = (
    ("security Japan", "pages with all of these words"),
    ('"mutual defense"', "a phrase"),
    ("secur*", "the beginning of a word"),
    ("alliance -NATO", "without a word"),
    ("憲法", "two characters or more, inside any sentence"),
)
#: The filters of the form, as it calls them.
FILTERS = {
    "archive": "Archive",
    "collection": "Collection",
    "written_from": "Written from",
    "written_to": "Written until",
    "kind": "Kind",
    "editorial": "Editors' prose",
    "language": "Language",
}


@require_safe
def search_pages(request: HttpRequest) -> HttpResponse:
    """The pages that the reader may see and that have the words asked for, the weightiest first."""
    asked = asked_of(request)
    context = {
        "asked": asked,
        "forms": FORMS,
        "longest": LONGEST_SEARCH,
        "archives": Archive.objects.visible_to(request.user).order_by("name"),
        "collections": named_collections(request.user).order_by("archive__name", "reference_code"),
        "kinds": DocumentKind.choices,
        "editorial": EditorialNotes.choices,
    }
    if not asked["q"]:
        return render(request, "evidence/search.html", context)
    form = SearchFilter(filled_in(request), queryset=Page.objects.none(), request=request).form
    if not form.is_valid():
        context["faults"] = [
            f"{FILTERS.get(name, 'Words')}: {fault}"
            for name, faults in form.errors.items()
            for fault in faults
        ]
        return render(request, "evidence/search.html", context, status=400)
    return render(request, "evidence/search.html", context | found_by(request, form.cleaned_data))


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What the form shows again: the words, the filters, and whether there are any."""
    given = {name: request.GET.get(name, "").strip() for name in FILTERS}
    return {"q": request.GET.get("q", "").strip(), "is_narrowed": any(given.values()), **given}


def filled_in(request: HttpRequest) -> QueryDict:
    """The address without the fields that were left empty: a form sends all that it has."""
    given = request.GET.copy()
    for name, values in request.GET.lists():
        given.setlist(name, [value for value in values if value.strip()])
    return given


def found_by(request: HttpRequest, asked: dict[str, Any]) -> dict[str, Any]:
    """One leaf of what was found.

    Raises:
        Http404: for a leaf that is no number, or that the list does not have.
    """
    search = read_search(asked["q"])
    ranking = rank(search, request.user, narrowing_of(asked))
    leaves = Paginator(ranking.pages, LEAF)
    leaf = request.GET.get("leaf", "1")
    if not is_number(leaf) or int(leaf) > leaves.num_pages:
        raise Http404("The list has no such part.")
    shown = leaves.page(int(leaf))
    return {
        "search": search,
        "count": len(ranking.pages),
        "is_more": ranking.is_more,
        "most": MOST,
        "leaf": shown,
        "hits": hits(list(shown.object_list), search, request.user),
    }
