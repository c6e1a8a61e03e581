"""How much a page has to do with a query. In whole numbers, computed here: both engines give one order.

The rule is the part of BM25 that looks at one page: a word that stands there often weighs more, each further time less,
and less on a long page. How rare a word is elsewhere does not matter, since a hit has all words of the query. Where the
words of the query stand one after another as they were typed, the page is worth as much again.
"""

from __future__ import annotations

from evidence.searching.queries import Search

#: Letters of folded words on a usual page.
USUAL_PAGE = 1800
#: What a word weighs at most, in thousandths.
MOST = 2200


def weight(folded: str, search: Search) -> int:
    """The weight of a page of these folded words; 0 where none of the wanted terms stands on it."""
    page = f" {folded} "
    alone = sum(_weight(page.count(term.pattern), len(page)) for term in search.wanted)
    if len(search.wanted) < 2:
        return alone
    together = " ".join(term.pattern.strip() for term in search.wanted)
    return alone + len(search.wanted) * _weight(page.count(together), len(page))


def _weight(times: int, length: int) -> int:
    """What a term weighs that stands so many times on a page of this length (BM25 with k1 = 1.2, b = 0.75)."""
    return 1000 * MOST * times // (1000 * times + 300 + 900 * length // USUAL_PAGE) if times else 0
