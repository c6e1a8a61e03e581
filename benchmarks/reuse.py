"""How fast the documents with the same words are found, beside the least that the engine itself must do for it.

    python -m benchmarks.reuse [--documents 32000] [--runs 200]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). It fills the library of
`benchmarks.library`, whose sentences are drawn from 40,000, so that nearly every document shares long ones with many
others: a worse case than any archive. Then it takes documents at random and times, in milliseconds, median and 95th
percentile, for a reader who sees open documents only:

- near: `queries.reuse.texts_near`: which texts share most runs;
- page: `queries.reuse.reuse_of`: that, the texts compared word by word, with pages, addresses and passages;
- beside the text: the same for six documents, as on a document's own page;
- engine: the join of runs by hand, which looks neither at who may see the documents nor at versions.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
from collections import defaultdict

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection, transaction

from benchmarks.library import library_of
from benchmarks.searching import milliseconds, percentile
from evidence.models import DocumentText, Page, User, WordRun
from evidence.queries.reuse import reuse_of, texts_near
from evidence.services.word_runs import store_word_runs
from evidence.views.detail import MOST_ELSEWHERE

BARE = (
    "SELECT other.text_id, COUNT(*) AS n FROM evidence_wordrun mine JOIN evidence_wordrun other "
    "ON other.value = mine.value WHERE mine.text_id = %s GROUP BY other.text_id ORDER BY n DESC LIMIT 20"
)
TEXTS_AT_ONCE = 2000


def keep_runs() -> None:
    """Keep the runs of words of all texts, as an import does."""
    keys = list(DocumentText.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), TEXTS_AT_ONCE):
        pages = Page.objects.filter(text__in=keys[start : start + TEXTS_AT_ONCE])
        with transaction.atomic():  # as an import writes them
            store_word_runs(pages.order_by("text", "start").only("text", "folded"))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def engine(text: int) -> None:
    """The join by hand."""
    with connection.cursor() as cursor:
        cursor.execute(BARE, [text])
        cursor.fetchall()


def measure(user: User, runs: int) -> None:
    """Time documents drawn at random, and print a line of each kind."""
    chance = random.Random(1)
    keys = list(
        DocumentText.objects.filter(document__access="open").order_by("pk").values_list("pk", flat=True)
    )
    taken: defaultdict[str, list[float]] = defaultdict(list)
    n_found = []
    for key in chance.sample(keys, runs):
        text = DocumentText.objects.get(pk=key)
        taken["near"].append(milliseconds(lambda: texts_near(text, user)))  # noqa: B023  # called at once
        taken["page"].append(milliseconds(lambda: reuse_of(text, user)))  # noqa: B023  # called at once
        taken["beside the text"].append(milliseconds(lambda: reuse_of(text, user, most=MOST_ELSEWHERE)))  # noqa: B023  # called at once
        taken["engine"].append(milliseconds(lambda: engine(key)))  # noqa: B023  # called at once
        n_found.append(len(reuse_of(text, user)))
    bare = statistics.median(taken["engine"])
    print(
        f"documents with the same words: {statistics.median(n_found)} in the median, {max(n_found)} at most"
    )
    print("| | median / 95th percentile | median / engine |\n|---|---|---|")
    for kind, times in taken.items():
        middle = statistics.median(times)
        print(f"| {kind} | {middle:.1f} / {percentile(times):.1f} | {middle / bare:.1f} |")


def main() -> None:
    """Fill, measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=32_000)
    parser.add_argument("--runs", type=int, default=200)
    options = parser.parse_args()
    with library_of(options.documents) as user:
        print(f"runs kept in {milliseconds(keep_runs) / 1000:.1f} s: {WordRun.objects.count():,}")
        measure(user, options.runs)


if __name__ == "__main__":
    main()
