"""Searching the words of documents: what a query asks for, how either engine is asked, what is shown of a hit.

Pure: no database. Finding documents by number, title or date is another thing: see `evidence.finding`.
"""

from __future__ import annotations

from evidence.searching.excerpts import Excerpt, excerpt
from evidence.searching.matches import Match, matches
from evidence.searching.queries import LONGEST_SEARCH, Search, Term, read_search
from evidence.searching.ranking import weight

__all__ = [
    "LONGEST_SEARCH",
    "Excerpt",
    "Match",
    "Search",
    "Term",
    "excerpt",
    "matches",
    "read_search",
    "weight",
]
