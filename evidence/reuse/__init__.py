"""The same words in two texts: which texts may share a long stretch, and where it stands in both.

Pure: no database. Where a quotation stands is another thing: see `evidence.matching`.
"""

from __future__ import annotations

from evidence.reuse.runs import SURELY_FOUND, word_runs
from evidence.reuse.stretches import LEAST, Stretch, shared_stretches

__all__ = ["LEAST", "SURELY_FOUND", "Stretch", "shared_stretches", "word_runs"]
