"""In which documents a quotation of unknown origin stands, over the whole store.

The index of pages proposes: documents on whose pages some runs of the quotation's words stand. The comparison disposes:
only what it finds is named, with the same verdict as a quotation of that document would have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.choices import Verification
from evidence.matching import Comparison, Quoted, compare, segments_of
from evidence.models import Document
from evidence.queries.page_index import index_first, pages_with
from evidence.queries.search import Narrowing, narrowed_texts, seen_pages
from evidence.reports import citable
from evidence.searching import Search, Term
from evidence.searching.queries import LONGEST_WORD
from evidence.services.wordings import StoredWording, wordings_of
from evidence.texts import fold

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many words of the quotation are looked for together; of a quotation with a difference in each five, three.
RUNS = (5, 3)
#: How many such runs, spread over the quotation, and how many pages with one of them.
MOST_RUNS, MOST_PAGES = 10, 200
#: How many neighbouring runs are looked for on one page. Few pages have the words of three runs; whether the words of
#: one follow one another is looked up on each page that has them, and many have "of the government of the".
TOGETHER = 3
#: How many runs are looked for each by itself: those with most letters, as long words are rarer than short ones.
MOST_ALONE = 6
#: How many documents are compared word by word, and how many are named.
MOST_COMPARED, MOST_NAMED = 12, 10
#: The surest first.
ORDER = (
    Verification.VERBATIM,
    Verification.EDITED,
    Verification.AMBIGUOUS,
    Verification.SPLICED,
    Verification.ALTERED,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A document in which the quotation stands, or nearly so; in several places of it where that is ambiguous."""

    document: Document
    stored: StoredWording
    comparison: Comparison

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages, by their labels; where it stands in several places, the first page of each."""
        if self.comparison.place is not None:
            return self.comparison.place.pages
        return tuple(dict.fromkeys(label for each in self.comparison.candidates for label in each.pages[:1]))

    @property
    def shown_pages(self) -> str:
        """The pages as a passage's field has them."""
        return ", ".join(self.pages)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know; of several places, only how many: nobody has cited one of them."""
        if self.comparison.place is not None:
            return self.comparison.warnings
        return (f"The words stand in {len(self.comparison.candidates)} places of it.",)

    @property
    def rank(self) -> tuple[int, int]:
        """Where it comes among others: the better class first, then the fewer differences."""
        return ORDER.index(self.comparison.status), len(self.comparison.differences)


def find_origins(text: str, user: AnyUser, narrowing: Narrowing | None = None) -> list[Origin]:
    """The documents that the user may see in which a quotation stands, best first.

    Where runs looked for together lead to no document in which the words stand as an author may print them, each is
    looked for by itself too: a word that differs may have been among those, and what the rest led to mere lookalikes.
    """
    # halves of characters, which no database takes, become question marks
    text = text.encode(errors="replace").decode()
    narrowing = narrowing or Narrowing()
    found: dict[int, Origin] = {}
    compared: set[int] = set()
    for searches in searches_for(text):
        new = [key for key in proposed(searches, user, narrowing) if key not in compared]
        compared.update(new)
        found |= {each.document.pk: each for each in origins_among(new, text, user)}
        is_alone = all(len(search.wanted) == 1 for search in searches)
        if any(is_alone or each.comparison.status != Verification.ALTERED for each in found.values()):
            break
    best = sorted(
        found.values(), key=lambda each: (each.rank, str(each.document.date_earliest or ""), each.document.pk)
    )
    return best[:MOST_NAMED]


def origins_among(texts: Sequence[int], text: str, user: AnyUser) -> Iterator[Origin]:
    """The documents of these texts in which a quotation stands, each with the wording that fits it best."""
    documents = citable(Document.objects.visible_to(user).filter(texts__in=texts).distinct(), to=user)
    by_key = {document.pk: document for document in documents}
    for key, wordings in wordings_of(by_key.keys()).items():
        compared = [
            Origin(by_key[key], each, compare(Quoted(text), each.wording, each.tolerance))
            for each in wordings
        ]
        fitting = [each for each in compared if each.comparison.status in ORDER]
        if fitting:
            yield min(fitting, key=lambda each: each.rank)


def proposed(searches: Sequence[Search], user: AnyUser, narrowing: Narrowing) -> list[int]:
    """The texts on whose pages most of these runs stand, the most first."""
    pages = seen_pages(user, narrowing)
    within = narrowed_texts(narrowing)
    hits: Counter[int] = Counter()
    with index_first():
        for search in searches:
            rows = pages_with(pages, search, within).order_by("pk")
            hits.update(set(rows.values_list("text", flat=True)[:MOST_PAGES]))
    return [key for key, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:MOST_COMPARED]]


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
    runs = list(dict.fromkeys(run for words in words_together(text) for run in cut(words, length)))
    step = max(len(runs) / MOST_RUNS, 1)
    return [runs[int(number * step)] for number in range(min(len(runs), MOST_RUNS))]


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
