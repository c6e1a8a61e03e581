"""Running text as documents have it: its projection from a source, its notes and pages, and its words for searching.

Pure: no database, no files. Offsets count Unicode code points, ends are exclusive (docs/adr/0010).
"""

from __future__ import annotations

from evidence.texts.builder import PROJECTION, Gap, TextBuilder
from evidence.texts.drafts import NoteDraft, PageDraft, Span, TextDraft
from evidence.texts.excerpts import Excerpt, excerpt
from evidence.texts.folding import fold
from evidence.texts.places import PlacedWord, placed_words

__all__ = [
    "PROJECTION",
    "Excerpt",
    "Gap",
    "NoteDraft",
    "PageDraft",
    "PlacedWord",
    "Span",
    "TextBuilder",
    "TextDraft",
    "excerpt",
    "fold",
    "placed_words",
]
