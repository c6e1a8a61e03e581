"""How fast a quotation of unknown origin is found in the whole store, beside the least that the engine must do for it.

    python -m benchmarks.origins [--documents 32000] [--runs 200]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). It fills the library of
`benchmarks.library`, whose sentences each stand in some twenty-five documents: a quotation leads to more lookalikes
than in any archive. Quotations of 80 to 280 characters are cut from documents taken at random and times are given in
milliseconds, median and 95th percentile, for a reader who sees open documents only:

- verbatim: whole words as they stand;
- cut: the same, the first and the last word broken off in the middle, as a scan or a careless copy has them;
- altered: a word in ten put in the place of another;
- elsewhere: words of the vocabulary in an order in which they stand nowhere;
- engine: one statement by hand that asks the index for the first five words, which looks neither at who may see the
  documents nor at versions, and compares nothing.

Beside them how many were named among the (at most ten) documents found, of those that stand somewhere; where ten others
have the very words as well, they may take its place.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection

from benchmarks.library import library_of
from benchmarks.searching import milliseconds, percentile
from evidence.choices import Verification
from evidence.models import DocumentText, User
from evidence.queries.origins import MOST_NAMED, Origin, find_origins
from evidence.searching import Search, Term
from evidence.searching.engines import fts5_query, tsquery
from evidence.texts import fold

SHORTEST, LONGEST = 80, 280
#: Of so many words one is another.
ALTERED_ONE_IN = 10
BARE = {
    "sqlite": "SELECT rowid FROM evidence_page_index WHERE evidence_page_index MATCH %s LIMIT 200",
    "postgresql": "SELECT id FROM evidence_page WHERE words @@ %s::tsquery LIMIT 200",
}


def quotations_from(body: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Quotations of each kind from a text in words with spaces; none from a short one."""
    length = chance.randint(SHORTEST, LONGEST)
    if len(body) < LONGEST + 2:
        return
    start = chance.randrange(len(body) - length)
    cut = body[start : start + length]
    words = cut.split()[1:-1]
    yield "cut", cut
    yield "verbatim", " ".join(words)
    others = body.split()
    for place in range(ALTERED_ONE_IN // 2, len(words), ALTERED_ONE_IN):
        words[place] = chance.choice(others)
    yield "altered", " ".join(words)
    yield "elsewhere", " ".join(chance.sample(others, min(len(others), len(words))))


def engine(text: str) -> None:
    """The index asked for the first words."""
    search = Search((Term(tuple(fold(text).split()[:5])),))
    query = fts5_query(search) if connection.vendor == "sqlite" else tsquery(search)
    with connection.cursor() as cursor:
        cursor.execute(BARE[connection.vendor], [query])
        cursor.fetchall()


def is_named(text: DocumentText, found: list[Origin]) -> bool:
    """Whether the document is among those found, or as many others as are named have the very words too."""
    n_others = sum(each.comparison.status == Verification.VERBATIM for each in found)
    return n_others == MOST_NAMED or any(each.document.pk == text.document_id for each in found)


def measure(user: User, runs: int) -> None:
    """Time quotations from documents drawn at random, and print a line of each kind."""
    chance = random.Random(1)
    keys = list(
        DocumentText.objects.filter(document__access="open", language="en")
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    taken: defaultdict[str, list[float]] = defaultdict(list)
    named: defaultdict[str, int] = defaultdict(int)
    for key in chance.sample(keys, runs):
        text = DocumentText.objects.get(pk=key)
        for kind, quotation in quotations_from(text.body, chance):
            found: list[Origin] = []
            taken[kind].append(milliseconds(lambda: found.extend(find_origins(quotation, user))))  # noqa: B023  # called at once
            named[kind] += is_named(text, found)
            if kind == "verbatim":
                taken["engine"].append(milliseconds(partial(engine, quotation)))
    bare = statistics.median(taken["engine"])
    print("| quotation | named | median / 95th percentile | median / engine |\n|---|---|---|---|")
    for kind, times in taken.items():
        middle = statistics.median(times)
        of_all = f"{named[kind]} of {len(times)}" if kind in ("verbatim", "cut", "altered") else ""
        print(f"| {kind} | {of_all} | {middle:.1f} / {percentile(times):.1f} | {middle / bare:.1f} |")


def main() -> None:
    """Fill, measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=32_000)
    parser.add_argument("--runs", type=int, default=200)
    options = parser.parse_args()
    with library_of(options.documents) as user:
        measure(user, options.runs)


if __name__ == "__main__":
    main()
