"""Plain files: one document's wording from plain text, Word, HTML or PDF. No database here.

Each format has its reader; all feed the same `TextBuilder`, so that their texts follow one rule (docs/adr/0010).
"""

from __future__ import annotations

from evidence.importers.plain.files import ReadFile, read_file
from evidence.importers.plain.readings import Reading

__all__ = ["ReadFile", "Reading", "read_file"]
