"""Keeping the runs of words by which texts that share a long stretch are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import connections, router

from evidence.models import Page, WordRun
from evidence.reuse import word_runs


def store_word_runs(pages: Iterable[Page]) -> None:
    """Keep the runs of new texts, given all their pages in order.

    There are dozens to a page's one row, so that making objects of them would cost more than all else of an import:
    they go in as plain rows, which have no history, as pages have none.
    """
    words: defaultdict[int, list[str]] = defaultdict(list)
    for page in pages:
        words[page.text_id] += page.folded.split()
    rows = [(text, value) for text, of_text in words.items() for value in sorted(word_runs(of_text))]
    if not rows:
        return
    connection = connections[router.db_for_write(WordRun)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO evidence_wordrun (text_id, value) SELECT * FROM unnest(%s::bigint[], %s::bigint[])",
                [[text for text, _ in rows], [value for _, value in rows]],
            )
        else:
            cursor.executemany("INSERT INTO evidence_wordrun (text_id, value) VALUES (%s, %s)", rows)
