"""Quotations held against the wording of their documents: where they stand, and what differs.

Pure: no database. `compare` is the one way in; docs/verification.md explains its classes with an example each.
"""

from __future__ import annotations

from evidence.matching.boundaries import Boundaries, BoundaryNotFound, stretch_of
from evidence.matching.compare import compare
from evidence.matching.quoting import segments_of
from evidence.matching.values import (
    Comparison,
    Difference,
    Elision,
    NoteWording,
    PageStretch,
    Place,
    Quoted,
    Tolerance,
    Wording,
)
from evidence.matching.words import Words

__all__ = [
    "Boundaries",
    "BoundaryNotFound",
    "Comparison",
    "Difference",
    "Elision",
    "NoteWording",
    "PageStretch",
    "Place",
    "Quoted",
    "Tolerance",
    "Wording",
    "Words",
    "compare",
    "segments_of",
    "stretch_of",
]
