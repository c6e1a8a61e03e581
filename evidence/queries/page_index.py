"""The index of pages as each engine has it (migration 0003): which pages have the words of a query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, Q, Subquery, TextField, Value
from django.db.models.functions import Concat

from evidence.querysets import OfDocumentQuerySet
from evidence.searching import Search, Term
from evidence.searching.engines import fts5_query, indexed, tsquery

#: For each query at once: on how many pages all its words stand, up to one more than are looked at; and if these are
#: not too many, on which of them it stands as it is. An index without positions proposes pages by words alone, and
#: PostgreSQL reads every page that it proposes (7 microseconds each, and frequent words stand on tens of thousands).
#: What the queries are it does not know when it plans, and takes them for rare: it asks the index.
POSTGRESQL_STANDINGS = """
    SELECT counted.n_pages, counted.pages, counted.texts
    FROM unnest(%s::tsquery[], %s::tsquery[]) WITH ORDINALITY AS asked(words, query, number)
    CROSS JOIN LATERAL (
        SELECT max(n) AS n_pages,
            array_agg(id) FILTER (WHERE n <= %s AND words @@ asked.query) AS pages,
            array_agg(text_id) FILTER (WHERE n <= %s AND words @@ asked.query) AS texts
        FROM (
            SELECT id, text_id, words, count(*) OVER () AS n
            FROM (SELECT id, text_id, words FROM evidence_page WHERE words @@ asked.words LIMIT %s) AS page
        ) AS page
    ) AS counted
    ORDER BY asked.number
"""
SQLITE_COUNT = """
    SELECT count(*) FROM (SELECT rowid FROM evidence_page_index WHERE evidence_page_index MATCH %s LIMIT %s)
"""
SQLITE_PAGES = """
    SELECT id, text_id FROM evidence_page
    WHERE id IN (SELECT rowid FROM evidence_page_index WHERE evidence_page_index MATCH %s)
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a query stands in the whole store, whoever may see it."""

    #: on how many pages all its words do, one after another or not
    n_pages: int
    #: there were too many of these to look at each
    is_frequent: bool
    #: the pages on which it stands as it is, each with the key of its text; none where it is frequent
    pages: Mapping[int, int]


def standings(searches: Sequence[Search], most: int) -> list[Standing]:
    """Where each of some queries stands, of which the index can be asked for all; no more pages of one are looked at.

    The queries want words and forbid none.
    """
    if not searches:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            words, queries = [[tsquery(each) for each in of] for of in (map(apart, searches), searches)]
            cursor.execute(POSTGRESQL_STANDINGS, [words, queries, most, most, most + 1])
            return [
                Standing(n or 0, (n or 0) > most, dict(zip(pages or (), texts or (), strict=True)))
                for n, pages, texts in cursor.fetchall()
            ]
        found = []
        for search in searches:
            (n,) = cursor.execute(SQLITE_COUNT, [fts5_query(apart(search)), most + 1]).fetchone()
            is_looked_at = 0 < n <= most
            rows = cursor.execute(SQLITE_PAGES, [fts5_query(search)]).fetchall() if is_looked_at else ()
            found.append(Standing(n, n > most, dict(rows)))
        return found


def apart(search: Search) -> Search:
    """The wanted words of a query one by one, wherever on a page they stand."""
    words = dict.fromkeys(word for term in indexed(search.wanted) for word in term.words)
    return Search(tuple(Term((word,)) for word in words))


class IsIndexed(Func):
    """Whether a page has the words that the index can be asked for, and is of one of these texts, if any are given.

    The index is asked first and for all its pages, and only then are these looked at: PostgreSQL, which thinks reading
    words cheaper than it is, would otherwise go through the pages and look for the words in each. (OFFSET 0 keeps it
    from that; the plus sign keeps SQLite from asking FTS5 anew for each page of a text.)
    """

    output_field = BooleanField()

    def __init__(self, search: Search, texts: OfDocumentQuerySet | None = None) -> None:
        within = () if texts is None else (Subquery(texts.order_by().values("pk")),)
        super().__init__(F("pk"), *within)
        self.search = search

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition for SQLite."""
        key, of_key, texts, of_texts = self.parts(compiler)
        rows = "SELECT rowid FROM evidence_page_index WHERE evidence_page_index MATCH %s"
        within = f" AND +rowid IN (SELECT id FROM evidence_page WHERE text_id IN {texts})" if texts else ""
        return f"{key} IN ({rows}{within})", (*of_key, fts5_query(self.search), *of_texts)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition for PostgreSQL."""
        key, of_key, texts, of_texts = self.parts(compiler)
        rows = "SELECT id, text_id FROM evidence_page WHERE words @@ %s::tsquery OFFSET 0"
        within = f" WHERE text_id IN {texts}" if texts else ""
        return (
            f"{key} IN (SELECT id FROM ({rows}) AS found{within} OFFSET 0)",
            (*of_key, tsquery(self.search), *of_texts),
        )

    def parts(self, compiler: Any) -> tuple[str, Any, str, Any]:
        """The page's key and the texts, each as SQL with its parameters; empty SQL where all texts are searched."""
        key, *within = map(compiler.compile, self.source_expressions)
        return (*key, *(within[0] if within else ("", ())))


def pages_with(
    pages: OfDocumentQuerySet, search: Search, texts: OfDocumentQuerySet | None = None
) -> OfDocumentQuerySet:
    """The pages among these on which all wanted terms stand, and none of the unwanted; none where nothing is wanted.

    With `texts`, only pages of these.
    """
    if not search:
        return pages.none()
    has_index = bool(indexed(search.wanted))
    terms = [(term, True) for term in search.wanted] + [(term, False) for term in search.unwanted]
    read = [(term, is_wanted) for term, is_wanted in terms if term.is_inner or not has_index]
    if has_index:
        found = pages.filter(IsIndexed(search, texts))
    else:
        found = pages if texts is None else pages.filter(text__in=texts.order_by().values("pk"))
    if read:
        found = found.alias(read=Concat(Value(" "), "folded", Value(" "), output_field=TextField()))
    for term, is_wanted in read:
        found = found.filter(stands(term) if is_wanted else ~stands(term))
    return found


def stands(term: Term) -> Q:
    """Pages whose folded words, read one page after the other, have the term."""
    return Q(read__contains=term.pattern)


@contextmanager
def index_first() -> Iterator[None]:
    """A stretch in which PostgreSQL reads no table from end to end where it has an index.

    It takes the words of a page for cheap, and would rather read all pages than ask the index for a frequent word.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
