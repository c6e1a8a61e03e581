"""Which documents a citation may mean, and why each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q

from evidence.citations.page_labels import pages_in
from evidence.dates import DateReading
from evidence.finding.columns import contains_word, resembles
from evidence.finding.documents import BY_DATE, has_number, is_at, is_code, is_within, of_copies, overlaps
from evidence.finding.places import Place
from evidence.finding.queries import read_date
from evidence.finding.signs import plain, words_of
from evidence.finding.sources import NamedSource
from evidence.models import Collection, Document, Holding
from evidence.querysets import DocumentQuerySet

#: How many documents somebody looks through.
MOST_CANDIDATES = 8
#: How heavy a document is that is told well enough to be chosen beforehand: by number, or by title and date.
SURE = 60
#: Of each kind of likeness, how many are looked at.
MOST_OF_A_KIND = 20
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant; `weight` is larger the surer that is."""

    document: Document
    reasons: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Likeness:
    condition: Q
    reason: str
    weight: int


def candidates(documents: DocumentQuerySet, source: NamedSource) -> list[Candidate]:
    """The documents among these that the source may be, the surest first, each with the reasons.

    Give it what the user may see: it looks for no more.
    """
    reasons: defaultdict[int, list[_Likeness]] = defaultdict(list)
    rows: dict[int, Document] = {}
    for likeness in _likenesses(source):
        for row in documents.filter(likeness.condition).order_by(*BY_DATE)[:MOST_OF_A_KIND]:
            rows[row.pk] = row
            reasons[row.pk].append(likeness)
    found = [
        Candidate(rows[key], tuple(each.reason for each in why), sum(each.weight for each in why))
        for key, why in reasons.items()
    ]
    return sorted(found, key=lambda each: -each.weight)[:MOST_CANDIDATES]


def _likenesses(source: NamedSource) -> Iterator[_Likeness]:
    """What would make a document the one that is meant, as far as the source tells."""
    date = read_date(source.date_printed) if source.date_printed else None
    yield from _by_copy(source)
    yield from _by_title(source, date)
    if source.doi:
        yield _Likeness(Q(doi__iexact=source.doi), "it has this DOI", 90)
    if source.url:
        yield _Likeness(
            of_copies(Holding.objects.filter(url=source.url)), "a copy of it is at this address", 80
        )
    yield from _by_author(source)


def _by_copy(source: NamedSource) -> Iterator[_Likeness]:
    """By collection and identifier or number, and by the page of a volume."""
    if source.identifier:
        marked = Holding.objects.filter(resembles("identifier", plain(source.identifier)))
        yield _Likeness(of_copies(marked), "a copy of it has this identifier", 40)
    if not source.collection:
        return
    named = Collection.objects.filter(is_code(plain(source.collection)))
    here = Holding.objects.filter(collection__in=named)
    if source.number:
        yield _Likeness(
            of_copies(here.filter(has_number(source.number))), "it has this number in the volume", 80
        )
    if source.identifier:
        inside = here.filter(resembles("identifier", plain(source.identifier)))
        yield _Likeness(of_copies(inside), "it has this identifier in the collection", 60)
    pages = pages_in(plain(source.cited_pages))
    if pages:
        code = rf"^{re.escape(plain(source.collection))}$"
        yield _Likeness(is_at(Place(code=code, pages=pages)), "it is on the pages cited", 30)


def _by_title(source: NamedSource, date: DateReading | None) -> Iterator[_Likeness]:
    """By title and date: the date alone means nothing, beside a place it says something."""
    title = plain(source.short_title)
    if title:
        named = (
            Q(short_title__iexact=title) | Q(short_title__iexact=source.short_title) | Q(title__iexact=title)
        )
        yield _Likeness(named, "it has this title", 50)
    if date is None:
        return
    same_day = overlaps(date) & is_within(date)
    words = [word for word in words_of(title) if len(word) >= _LONG_WORD or word.isdecimal()]
    if words:
        told = reduce(and_, (contains_word(word, "short_title", "title") for word in words[:6]))
        yield _Likeness(told & same_day, "its title has these words, and it is of this date", 30)
    kept = Q(pk__in=())
    if source.collection:
        here = Collection.objects.filter(is_code(plain(source.collection)))
        kept = of_copies(Holding.objects.filter(collection__in=here))
        yield _Likeness(kept & same_day, "it is of this date, in this collection", 25)
    if source.archive:
        inside = of_copies(Holding.objects.filter(collection__archive__slug=source.archive))
        yield _Likeness(inside & ~kept & same_day, "it is of this date, in this archive", 20)


def _by_author(source: NamedSource) -> Iterator[_Likeness]:
    """Literature by author and year, or by author and words of its title."""
    first = source.authors.partition(";")[0].strip()
    if not first:
        return
    written = reduce(and_, (contains_word(word, "authors") for word in words_of(plain(first))), Q())
    if source.year:
        yield _Likeness(written & Q(year=source.year), "it is by this author, of this year", 30)
    words = [word for word in words_of(plain(source.title or source.short_title)) if len(word) >= _LONG_WORD]
    if words:
        told = reduce(and_, (contains_word(word, "title", "title_romanised") for word in words[:6]))
        yield _Likeness(written & told, "its title has these words, and it is by this author", 40)
