"""Searching the pages of documents: which have the words, the weightiest first.

Only what the user may see is searched and counted, and of each wording only the current version.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from evidence.models import Document, DocumentText, Holding, Page
from evidence.queries.page_index import index_first, pages_with
from evidence.querysets import OfDocumentQuerySet
from evidence.searching import Search, weight

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many pages are weighed and counted. Where more have the words, it is the first of them in the order in which
#: they were brought in, and the count says "more than".
MOST = 1000


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents are searched; what is empty narrows nothing."""

    archives: Collection[str] = ()
    #: keys of collections; a copy lies directly in one of them
    collections: Collection[int] = ()
    #: surely written within these days; undated documents are not
    written_from: datetime.date | None = None
    written_to: datetime.date | None = None
    #: a language of the wording (BCP 47): "zh" is "zh-Hant" too
    language: str = ""
    kinds: Collection[str] = ()
    is_editorial: bool | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A page that was found, before anything else is known of it."""

    page: int
    weight: int

    @property
    def order(self) -> tuple[int, int]:
        """Where it comes among others: the weightiest first, then as they were brought in."""
        return -self.weight, self.page


@dataclass(frozen=True, slots=True)
class Ranking:
    """The pages found, the weightiest first; where there `is_more`, only the first of them were weighed."""

    pages: Sequence[Ranked]
    is_more: bool


def rank(search: Search, user: AnyUser, narrowing: Narrowing) -> Ranking:
    """The pages that the user may see and that have the words, the weightiest first; one query."""
    rows = pages_with(seen_pages(user, narrowing), search, narrowed_texts(narrowing)).order_by("pk")
    with index_first():
        found = list(rows.values_list("pk", "folded")[: MOST + 1])
    weighed = [Ranked(page, weight(folded, search)) for page, folded in found[:MOST]]
    return Ranking(sorted(weighed, key=lambda each: each.order), len(found) > MOST)


def seen_pages(user: AnyUser, narrowing: Narrowing) -> OfDocumentQuerySet:
    """The pages of current wordings of documents that the user may see, by the editors or not as is asked.

    That is asked page by page, of those that have the words, since nearly all documents are such.
    """
    texts = seen_texts(user, narrowing).filter(pk=OuterRef("text"))
    return Page.objects.filter(Exists(texts.order_by()))


def seen_texts(user: AnyUser, narrowing: Narrowing) -> OfDocumentQuerySet:
    """The current wordings of documents that the user may see, by the editors or not as is asked."""
    seen = Document.objects.visible_to(user).filter(pk=OuterRef("document"))
    if narrowing.is_editorial is not None:
        seen = seen.filter(is_editorial=narrowing.is_editorial)
    return DocumentText.objects.filter(Exists(seen), is_current=True)


def narrowed_texts(narrowing: Narrowing) -> OfDocumentQuerySet | None:
    """The current wordings of the documents that the other filters leave; None where none narrows.

    They are found beforehand, all at once: there may be few of them.
    """
    conditions = [
        Q(document__in=copies.order_by().values("document")) for copies in narrowed_copies(narrowing)
    ]
    if narrowing.written_from:
        conditions.append(Q(document__date_earliest__gte=narrowing.written_from))
    if narrowing.written_to:
        conditions.append(Q(document__date_latest__lte=narrowing.written_to))
        # what ends by that day began by then; this one the index of documents by date can be asked
        conditions.append(Q(document__date_earliest__lte=narrowing.written_to))
    if narrowing.kinds:
        conditions.append(Q(document__kind__in=narrowing.kinds))
    if narrowing.language:
        within = Q(language__istartswith=f"{narrowing.language}-")
        conditions.append(Q(language__iexact=narrowing.language) | within)
    if not conditions:
        return None
    return DocumentText.objects.filter(*conditions, is_current=True)


def narrowed_copies(narrowing: Narrowing) -> Iterable[OfDocumentQuerySet]:
    """The copies of which a document must have one, for each filter by place."""
    if narrowing.archives:
        yield Holding.objects.filter(collection__archive__slug__in=narrowing.archives)
    if narrowing.collections:
        yield Holding.objects.filter(collection__in=narrowing.collections)
