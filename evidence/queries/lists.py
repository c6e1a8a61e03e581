"""The lists of documents: what each collection holds, what a search finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from evidence.choices import CollectionLevel
from evidence.finding import find
from evidence.models import Collection, Document, Holding
from evidence.querysets import CollectionQuerySet
from evidence.reports import citable, citation_of, path_to

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The larger collections around one, up to the whole archive.
AROUND = "__".join(["parent"] * (len(CollectionLevel) - 1))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection with the number of documents in it that the reader may see."""

    collection: Collection
    #: the names of the larger collections around it, from the largest down
    around: tuple[str, ...]
    n_documents: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of documents; `holding` is the copy in the collection that is listed, if one is."""

    document: Document
    citation: str
    holding: Holding | None = None


def named_collections(user: AnyUser) -> CollectionQuerySet:
    """The collections that the user may see, with what their full names need."""
    return Collection.objects.visible_to(user).select_related("archive", AROUND)


def shelves(user: AnyUser) -> list[Shelf]:
    """The collections that hold documents which the user may see, by archive and reference code."""
    held = Holding.objects.visible_to(user).order_by().values("collection")
    counts = dict(held.annotate(n=Count("document", distinct=True)).values_list("collection", "n"))
    found = named_collections(user).filter(pk__in=counts).order_by("archive__name", "reference_code", "pk")
    return [Shelf(each, path_to(each)[:-1], counts[each.pk]) for each in found]


def documents_found(user: AnyUser, text: str, start: int, stop: int) -> list[Entry]:
    """The documents from one place to another among those that a search text may mean."""
    rows = find(Document.objects.visible_to(user), text)
    return [Entry(each, citation_of(each)) for each in citable(rows, to=user)[start:stop]]


def documents_in(collection: Collection, user: AnyUser, text: str, start: int, stop: int) -> list[Entry]:
    """The same of one collection, in the order in which they stand in it; without search text all of them."""
    seen = Document.objects.visible_to(user)
    held = Holding.objects.filter(
        collection=collection, document__in=(find(seen, text) if text else seen).values("pk")
    )
    return entries_of(held.order_by("sort_key", "pk")[start:stop], user)


def entries_of(held: Iterable[Holding], user: AnyUser) -> list[Entry]:
    """The entries of copies, with the documents of which they are."""
    copies = list(held)
    seen = Document.objects.filter(pk__in={each.document_id for each in copies})
    documents = {each.pk: each for each in citable(seen, to=user)}
    return [
        Entry(documents[each.document_id], citation_of(documents[each.document_id]), each) for each in copies
    ]
