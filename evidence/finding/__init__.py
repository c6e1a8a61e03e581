"""Finding documents by whatever a scholar has at hand: a number, a title, a date, a page, a file number."""

from __future__ import annotations

from evidence.finding.documents import find
from evidence.finding.queries import FORMS, Query, read_query

__all__ = ["FORMS", "Query", "find", "read_query"]
