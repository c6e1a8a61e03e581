"""What a query means to the tables: one condition a kind of thing, united, the surest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Case, F, Q, QuerySet, When

from evidence.citations.page_labels import labels_of, pages_in
from evidence.dates import DateReading
from evidence.finding.columns import contains_word, holds, resembles
from evidence.finding.places import Place
from evidence.finding.queries import Query, read_query
from evidence.finding.signs import plain
from evidence.models import Collection, DocumentMerge, Holding, Page
from evidence.querysets import DocumentQuerySet

#: Where words are looked for.
TITLES = ("short_title", "title", "title_romanised", "title_translated", "authors", "date_printed")

#: The order of documents, which neither engine gives to the undated as the other does.
BY_DATE = (F("date_earliest").asc(nulls_last=True), "short_title", "pk")

#: What one sees of an address that says nothing of what is found there.
SCHEMES = ("https://", "http://")


def find(documents: DocumentQuerySet, text: str) -> DocumentQuerySet:
    """The documents among these that the text may mean, as far as that goes the surest first; all, of an empty text.

    Give it what the user may see: it looks for no more. `how_found` tells the kind of match, 0 being the surest; the
    order is by it, then as documents are ordered, and may be replaced by another.
    """
    query = read_query(text)
    if not query.text:
        return documents
    kinds = list(kinds_of_match(query))
    surest = Case(*[When(kind, then=n) for n, kind in enumerate(kinds[:-1])], default=len(kinds) - 1)
    return documents.filter(reduce(or_, kinds)).annotate(how_found=surest).order_by("how_found", *BY_DATE)


def kinds_of_match(query: Query) -> Iterable[Q]:
    """What a document must be to be meant, for each kind of thing that the query may be."""
    yield is_called(query)
    if query.place:
        yield is_at(query.place)
    if query.references:
        yield reduce(or_, map(is_filed_under, query.references))
    yield Q(short_title__iexact=query.text) | Q(title__iexact=query.text)
    if query.number:
        yield of_copies(Holding.objects.filter(has_number(query.number)))
    if query.date:
        yield overlaps(query.date) & is_within(query.date)
    if query.words:
        yield reduce(and_, map(has_word, query.words))
    if query.date:
        yield overlaps(query.date)


def of_copies(copies: QuerySet[Holding]) -> Q:
    """Documents of these copies. (Asked for once, and not for each document.)"""
    return Q(pk__in=copies.order_by().values("document"))


def is_called(query: Query) -> Q:
    """The text is our key (of this or of a document that was merged into it), what a collection calls the document,
    the collection itself, or an address.
    """
    copy = resembles("identifier", query.text) | Q(
        collection__in=Collection.objects.filter(is_code(query.text))
    )
    if query.identifier:
        collection, identifier = query.identifier
        named = Collection.objects.filter(is_code(collection))
        copy |= Q(collection__in=named, identifier__iexact=identifier)
    if query.address:
        _, _, page = query.address.partition("://")
        page = page.partition("#")[0].rstrip("/")
        copy |= Q(url__in=[scheme + page + end for scheme in SCHEMES for end in ("", "/")])
    keys = {query.text, query.text.lower()}
    merged = DocumentMerge.objects.filter(other_key__in=keys, undone_at=None).order_by().values("kept")
    return Q(key__in=keys) | Q(pk__in=merged) | of_copies(Holding.objects.filter(copy))


def is_code(text: str) -> Q:
    """Collections of this reference code."""
    return resembles("reference_code", text)


def is_at(place: Place) -> Q:
    """Documents of which a copy is meant by a place: at its pages, of its number, or anywhere in its volume."""
    copies = Holding.objects.filter(collection__in=Collection.objects.filter(is_meant(place)))
    if place.number:
        return of_copies(copies.filter(has_number(place.number)))
    if not place.pages:
        return of_copies(copies)
    printed = Page.objects.filter(text__is_current=True, label__in=labels_of(place.pages)).order_by()
    on_page = of_copies(copies) & Q(pk__in=printed.values("text__document"))
    return on_page | Q(pk__in=documents_by_their_pages(copies, place.pages))


def is_meant(place: Place) -> Q:
    """Collections that the place may lie in."""
    if place.code:
        return Q(reference_code__iregex=place.code)
    return reduce(and_, (contains_word(word, "title", "reference_code") for word in place.words))


def documents_by_their_pages(copies: QuerySet[Holding], pages: frozenset[str]) -> list[int]:
    """Documents whose wording tells no pages, but whose copies do: '1302-1305'. Two queries, of the volumes meant.

    In one, PostgreSQL looked through all pages for each copy when it had no statistics yet, as after an import.
    """
    told = copies.exclude(pages="").order_by().values_list("document", "pages")
    meant = {document for document, text in told if pages & pages_in(plain(text))}
    labelled = Page.objects.filter(text__document__in=meant, text__is_current=True).exclude(label="")
    return sorted(meant.difference(labelled.order_by().values_list("text__document", flat=True)))


def has_number(number: str) -> Q:
    """Copies of this number, as printed or as the publisher's file has it."""
    return Q(number__iexact=number) | Q(identifier__iexact=f"d{number}")


def is_filed_under(reference: str) -> Q:
    """Documents that the edition says came from this file, or of which a copy lies in an archive under it."""
    return holds("source_note", reference) | of_copies(Holding.objects.filter(holds("identifier", reference)))


def is_within(date: DateReading) -> Q:
    """Documents written, for all their dates say, at no other time than this."""
    bounds = {"date_earliest__gte": date.earliest, "date_latest__lte": date.latest}
    return Q(**{bound: day for bound, day in bounds.items() if day})


def overlaps(date: DateReading) -> Q:
    """Documents that may have been written at this time."""
    dated = Q(date_earliest__isnull=False) | Q(date_latest__isnull=False)
    if date.latest:
        dated &= Q(date_earliest__isnull=True) | Q(date_earliest__lte=date.latest)
    if date.earliest:
        dated &= Q(date_latest__isnull=True) | Q(date_latest__gte=date.earliest)
    return dated


def has_word(word: str) -> Q:
    """Documents with the word in a title, among the authors, in the printed date, or as number of a copy."""
    in_titles = contains_word(word, *TITLES)
    if not any(sign.isdecimal() for sign in word):
        return in_titles
    return in_titles | of_copies(Holding.objects.filter(number__iexact=word))
