"""The list of documents: a search, a volume leaf by leaf, or all volumes."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evidence.models import Collection
from evidence.queries.lists import Entry, documents_found, documents_in, named_collections, shelves

#: How many documents a leaf of a list has.
LEAF = 100
#: No page goes further: it would cost the database more than a narrower search costs the reader.
LAST_LEAF = 1000
#: What can be looked for, as scholars write it.
FORMS = (
    ("doc. 588", "its number in a volume"),
    ("NSC 5514", "the name that scholars use, or words of the title"),
    ("August 7, 1952", "its date, also a month or a year"),
    ("1952-54, XIV, 1303", "years, volume and page of the edition"),
    ("794.5/8-1055", "a file number"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was asked for."""

    find: str
    collection: Collection | None
    leaf: int


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Documents that the reader may see: what a search finds, what a collection holds, or all collections."""
    asked = read_request(request)
    context = {"asked": asked, "forms": FORMS}
    if not asked.find and asked.collection is None:
        return render(request, "evidence/document_list.html", context | {"shelves": shelves(request.user)})
    start = (asked.leaf - 1) * LEAF
    entries = entries_asked_for(request, asked, start, start + LEAF + 1)
    return render(
        request,
        "evidence/document_list.html",
        context
        | {
            "entries": entries[:LEAF],
            "first": start + 1,
            "last": start + len(entries[:LEAF]),
            "has_more": len(entries) > LEAF and asked.leaf < LAST_LEAF,
        },
    )


def read_request(request: HttpRequest) -> Asked:
    """What the address asks for.

    Raises:
        Http404: for a collection that the reader does not see, and for a leaf that is no number.
    """
    collection, leaf = request.GET.get("collection", ""), request.GET.get("leaf", "1")
    if not is_number(leaf) or int(leaf) > LAST_LEAF or (collection and not is_number(collection)):
        raise Http404("The list has no such part.")
    seen = named_collections(request.user)
    return Asked(
        find=" ".join(request.GET.get("find", "").split()),
        collection=get_object_or_404(seen, pk=collection) if collection else None,
        leaf=int(leaf),
    )


def is_number(text: str) -> bool:
    """Whether a text is a whole number from 1, of a size that databases take."""
    return text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text) > 0


def entries_asked_for(request: HttpRequest, asked: Asked, start: int, stop: int) -> list[Entry]:
    """The entries from one place to another."""
    if asked.collection is not None:
        return documents_in(asked.collection, request.user, asked.find, start, stop)
    return documents_found(request.user, asked.find, start, stop)
