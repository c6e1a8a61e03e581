"""Footnotes read back into what they name: the way of `cite` in the other direction, and notes as scholars print them.

Nothing is guessed and nothing lost: what is read keeps its place in the text, and what is not read stays as text.
Pure: text in, plain values out.
"""

from __future__ import annotations

from evidence.citations.reading.reader import read_reference, read_references
from evidence.citations.reading.references import Part, PartName, Reference, ReferenceKind

__all__ = ["Part", "PartName", "Reference", "ReferenceKind", "read_reference", "read_references"]
