"""How fast a search answers, beside the least that the engine itself must do for the same words.

    python -m benchmarks.searching [--documents 32000] [--runs 60]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). It fills a library of documents,
seven tenths English, one tenth each Japanese, Chinese and Korean, and times in one run, in milliseconds, median and
95th percentile, for a reader who sees open documents only:

- ranked: `queries.search.rank`: all pages found, weighed and in order, and counted;
- page: that, and `queries.hits.hits`: the first twenty with citation, address and the words around;
- engine: the shortest statement by hand that gives twenty pages in the engine's own order of rank, which looks neither
  at who may see them nor at versions (FTS5's bm25, PostgreSQL's ts_rank); for one character, which neither index has,
  a LIKE over all pages;

and the median of the page divided by that of the engine. The kinds of query take turns, so that what else the machine
does falls on all of them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection

from benchmarks.library import library_of
from evidence.models import User
from evidence.queries.hits import hits
from evidence.queries.search import Narrowing, Ranking, rank
from evidence.searching import read_search
from evidence.searching.engines import fts5_query, tsquery

FIRST_PAGE = 20
ARCHIVE = Narrowing(archives=["japan-mofa"])
YEAR = Narrowing(written_from=date(1952, 1, 1), written_to=date(1952, 12, 31))
#: Kinds of query: what it is called here, what is typed, what it is narrowed to.
QUERIES = [
    ("a word on every third page", "Japan", Narrowing()),
    ("a word on every twentieth page", "alliance", Narrowing()),
    ("two words", "Japan security", Narrowing()),
    ("a phrase", '"hub and spokes"', Narrowing()),
    ("the beginning of a word", "secur*", Narrowing()),
    ("a word without another", "alliance -Japan", Narrowing()),
    ("Japanese, two characters", "憲法", Narrowing()),
    ("Japanese, three", "外務省", Narrowing()),
    ("Japanese, eight", "日米安全保障条約", Narrowing()),
    ("Chinese, three", "外交部", Narrowing()),
    ("Korean, two", "동맹", Narrowing()),
    ("a word, in one archive of four", "Japan", ARCHIVE),
    ("a word, in one year of twenty", "Japan", YEAR),
    ("Japanese, two, in one year", "憲法", YEAR),
]
#: One character is looked for by reading every page.
SLOW = [("Japanese, one character", "米", Narrowing())]
BARE = {
    "sqlite": "SELECT rowid FROM evidence_page_index WHERE evidence_page_index MATCH %s ORDER BY rank LIMIT 20",
    "postgresql": (
        "SELECT id FROM evidence_page, CAST(%s AS tsquery) AS query WHERE words @@ query "
        "ORDER BY ts_rank(words, query) DESC LIMIT 20"
    ),
}


def milliseconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def first_page(text: str, user: User, narrowing: Narrowing) -> Ranking:
    """All that the first page of a search shows."""
    search = read_search(text)
    ranking = rank(search, user, narrowing)
    hits(ranking.pages[:FIRST_PAGE], search, user)
    return ranking


def engine(text: str) -> None:
    """The engine's own twenty best pages."""
    search = read_search(text)
    query = fts5_query(search) if connection.vendor == "sqlite" else tsquery(search)
    with connection.cursor() as cursor:
        if query:
            cursor.execute(BARE[connection.vendor], [query])
        else:
            cursor.execute("SELECT id FROM evidence_page WHERE folded LIKE %s", [f"%{text}%"])
        cursor.fetchall()


def measure(queries: list[tuple[str, str, Narrowing]], user: User, runs: int) -> list[float]:
    """Time the kinds of query by turns, and print a line of each; gives all times of a page."""
    taken: dict[str, tuple[list[float], ...]] = {kind: ([], [], []) for kind, _, _ in queries}
    for number in range(runs + 2):
        for kind, text, narrowing in queries:
            ranked = milliseconds(lambda: rank(read_search(text), user, narrowing))  # noqa: B023  # called at once
            page = milliseconds(lambda: first_page(text, user, narrowing))  # noqa: B023  # called at once
            bare = milliseconds(lambda: engine(text))  # noqa: B023  # called at once
            if number >= 2:  # the first two find everything cold
                for times, one in zip(taken[kind], (ranked, page, bare), strict=True):
                    times.append(one)
    for kind, text, narrowing in queries:
        ranking = first_page(text, user, narrowing)
        found = f"{len(ranking.pages):,}{'+' if ranking.is_more else ''}"
        ranked, page, bare = taken[kind]
        ratio = statistics.median(page) / statistics.median(bare)
        shown = " | ".join(f"{statistics.median(each):.1f} / {percentile(each):.1f}" for each in taken[kind])
        print(f"| {kind} | {found} | {shown} | {ratio:.2f} |", flush=True)
    return [one for _, page, _ in taken.values() for one in page]


def percentile(times: list[float]) -> float:
    """The 95th."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def main() -> None:
    """Fill, measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=32_000)
    parser.add_argument("--runs", type=int, default=60)
    options = parser.parse_args()
    with library_of(options.documents) as user:
        print("| query | pages found | ranked | page | engine | page / engine |\n|---|---|---|---|---|---|")
        pages = measure(QUERIES, user, options.runs)
        print(f"all of these: {statistics.median(pages):.1f} / {percentile(pages):.1f} ms")
        measure(SLOW, user, max(3, options.runs // 6))


if __name__ == "__main__":
    main()
