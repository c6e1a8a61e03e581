"""Which texts may have a quotation: those on whose pages runs of its words stand.

The index of pages is asked, and each question costs a bounded number of pages: a run whose words stand together on a
thousand pages tells little, and is left to the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.matching import segments_of
from evidence.models import Page
from evidence.queries.page_index import Standing, index_first, pages_with, standings
from evidence.queries.search import Narrowing, narrowed_texts, seen_pages, seen_texts
from evidence.searching import Search, Term
from evidence.searching.engines import indexed
from evidence.searching.queries import LONGEST_WORD, is_lone
from evidence.texts import fold

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many words of the quotation are looked for together; of a quotation with a difference in each five, three.
RUNS = (5, 3)
#: How many such runs, spread over the quotation.
MOST_RUNS = 10
#: How many neighbouring runs are looked for on one page. Few pages have the words of three runs; whether the words of
#: one follow one another is looked up on each page that has them, and many have "of the government of the".
TOGETHER = 3
#: How many runs are looked for each by itself: those with most letters, as long words are rarer than short ones.
MOST_ALONE = 6
#: On how many pages the words of what is looked for may stand, if whether they follow one another is to be looked up.
MOST_PAGES = 1000
#: How many pages are taken where all that is looked for stands on more than that: the first that were brought in.
FIRST_PAGES = 200
#: How many texts are compared word by word, and from among how many they are chosen.
MOST_COMPARED, MOST_WEIGHED = 10, 100


def proposed(text: str, searches: Sequence[Search], user: AnyUser, narrowing: Narrowing) -> dict[int, int]:
    """The texts, seen by the user, on whose pages most of these runs of a quotation stand, each with its document.

    Frequent runs are looked for only if the others lead nowhere, and then together. Whether they do is asked of what
    the user may see: a page that is hidden must not change the answer.
    """
    askable = [search for search in searches if indexed(search.wanted)]
    if not askable:
        return first_texts(searches[0], user, narrowing) if searches else {}
    found = standings(askable, MOST_PAGES)
    best = best_seen(found, user, narrowing)
    if not best:
        frequent = [search for search, each in zip(askable, found, strict=True) if each.is_frequent]
        if not frequent:
            return {}
        together = Search(tuple(dict.fromkeys(term for each in frequent for term in each.wanted)))
        found = standings([together], MOST_PAGES)
        best = best_seen(found, user, narrowing)
        if not best and len(frequent) == len(askable):
            return first_texts(together if found[0].is_frequent else frequent[0], user, narrowing)
    return {key: best[key] for key in likeliest(text, list(best)[:MOST_WEIGHED], found)}


def best_seen(found: Sequence[Standing], user: AnyUser, narrowing: Narrowing) -> dict[int, int]:
    """The texts, seen by the user, on whose pages something stands, those first on which most does; and documents."""
    n_runs = Counter(key for each in found for key in set(each.pages.values()))
    if not n_runs:
        return {}
    seen = seen_texts(user, narrowing).filter(pk__in=n_runs)
    within = narrowed_texts(narrowing)
    if within is not None:
        seen = seen.filter(pk__in=within.order_by().values("pk"))
    rows = seen.order_by().values_list("pk", "document")
    return dict(sorted(rows, key=lambda row: (-n_runs[row[0]], row[0])))


def first_texts(search: Search, user: AnyUser, narrowing: Narrowing) -> dict[int, int]:
    """The first texts, seen by the user, in which something frequent stands, or what no index can be asked for."""
    with index_first():
        pages = pages_with(seen_pages(user, narrowing), search, narrowed_texts(narrowing)).order_by("pk")
        texts = dict(pages.values_list("text", "text__document")[:FIRST_PAGES])
    return dict(sorted(texts.items())[:MOST_COMPARED])


def likeliest(text: str, keys: Sequence[int], found: Sequence[Standing]) -> Sequence[int]:
    """Of texts, the best first, those that have most pairs of the quotation's words on the pages that were found."""
    if not keys:
        return keys
    chosen = set(keys)
    pages = {page for each in found for page, of_text in each.pages.items() if of_text in chosen}
    wanted = {pair for words in words_together(text) for pair in pairwise(words)}
    pairs: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for key, folded in Page.objects.filter(pk__in=pages).order_by().values_list("text", "folded"):
        pairs[key] |= wanted.intersection(pairwise(folded.split()))
    return sorted(keys, key=lambda key: -len(pairs[key]))[:MOST_COMPARED]


def searches_for(text: str) -> Iterator[Sequence[Search]]:
    """What is looked for, until it is found: neighbouring runs on one page, then one run by itself, then less.

    A page may end, or a word differ, among the runs of one search; of a quotation of few runs each is looked for alone,
    since there might be no other.
    """
    runs = runs_of(text, RUNS[0])
    if len(runs) > TOGETHER:
        n_searches = -(-len(runs) // TOGETHER)
        bounds = [len(runs) * number // n_searches for number in range(n_searches + 1)]
        yield [Search(tuple(map(Term, runs[start:end]))) for start, end in pairwise(bounds)]
    for length in RUNS:
        longest = sorted(runs_of(text, length), key=lambda run: -sum(map(len, run)))[:MOST_ALONE]
        yield [Search((Term(run),)) for run in longest]


def runs_of(text: str, length: int) -> Sequence[tuple[str, ...]]:
    """Runs of so many words of the author's, as the index has them, spread over the quotation."""
    runs = list(dict.fromkeys(askable(run) for words in words_together(text) for run in cut(words, length)))
    step = max(len(runs) / MOST_RUNS, 1)
    return [runs[int(number * step)] for number in range(min(len(runs), MOST_RUNS))]


def askable(run: tuple[str, ...]) -> tuple[str, ...]:
    """A run without the lone characters with which it begins, which the index may have as the end of a pair."""
    first = next((place for place, word in enumerate(run) if not is_lone(word)), 0)
    return run[first:]


def words_together(text: str) -> Iterator[list[str]]:
    """The words that stand together in the document: between ellipses and brackets."""
    for segment in segments_of(text):
        for piece in segment.pieces:
            if not piece.is_bracketed:
                yield [word[:LONGEST_WORD] for word in fold(segment.raw(piece)).split()]


def cut(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Words in runs of this length, the last one overlapping; fewer words are one run."""
    if len(words) <= length:
        if words:
            yield tuple(words)
        return
    for start in range(0, len(words) - length + 1, length):
        yield tuple(words[start : start + length])
    yield tuple(words[-length:])
