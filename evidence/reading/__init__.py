"""A text as a page shows it: blocks of runs, with the marks of notes and pages where they stand.

Pure: plain values in, plain values out. The runs of all blocks, joined, are the text again, letter by letter.
"""

from __future__ import annotations

from evidence.reading.blocks import read_text
from evidence.reading.dates import date_in_words
from evidence.reading.marks import NoteAnchor, PageStart, page_name, page_names
from evidence.reading.pieces import Block, Cell, NoteMark, PageMark, Piece, Point, Row, Run

__all__ = [
    "Block",
    "Cell",
    "NoteAnchor",
    "NoteMark",
    "PageMark",
    "PageStart",
    "Piece",
    "Point",
    "Row",
    "Run",
    "date_in_words",
    "page_name",
    "page_names",
    "read_text",
]
