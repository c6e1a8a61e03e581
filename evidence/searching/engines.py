"""A query in the words of either engine: FTS5 of SQLite, text search of PostgreSQL.

Both are put together from folded words alone, which are letters and figures. Terms that begin inside a pair are left to
the caller, who looks for them in the folded words (`Term.pattern`): no index can be asked for them.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidence.searching.queries import Search, Term


def indexed(terms: Iterable[Term]) -> list[Term]:
    """The terms that the index can be asked for."""
    return [term for term in terms if not term.is_inner]


def fts5_query(search: Search) -> str:
    """The query for FTS5; empty where the index can be asked for nothing that is wanted."""
    wanted = " AND ".join(map(_fts5_term, indexed(search.wanted)))
    unwanted = " OR ".join(map(_fts5_term, indexed(search.unwanted)))
    return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


def tsquery(search: Search) -> str:
    """The query for PostgreSQL; empty where the index can be asked for nothing that is wanted."""
    wanted = " & ".join(map(_tsquery_term, indexed(search.wanted)))
    unwanted = " | ".join(map(_tsquery_term, indexed(search.unwanted)))
    return f"({wanted}) & !({unwanted})" if wanted and unwanted else wanted


def _fts5_term(term: Term) -> str:
    """One term for FTS5: a phrase, the last word of which may go on."""
    return f'"{" ".join(term.words)}"{" *" if term.is_open else ""}'


def _tsquery_term(term: Term) -> str:
    """One term for PostgreSQL."""
    *words, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join([*words, f'{last}:*' if term.is_open else last])})"
