"""How a document is cited in a footnote: Chicago's notes style, as plain text without a closing full stop.

How an archive wants its papers cited is data: a pattern held by the archive, checked by `check_pattern`. How
books and articles are cited is the same everywhere, and code. Pure: plain values in, text out.
"""

from __future__ import annotations

from evidence.citations.details import DocumentDetails, HoldingDetails
from evidence.citations.notes import cite
from evidence.citations.pages import cite_pages
from evidence.citations.patterns import PLACES, CitationPatternError, check_pattern

__all__ = [
    "PLACES",
    "CitationPatternError",
    "DocumentDetails",
    "HoldingDetails",
    "check_pattern",
    "cite",
    "cite_pages",
]
