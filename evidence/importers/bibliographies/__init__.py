"""Bibliographies as reference managers export them: RIS, BibTeX, CSL-JSON. No database here.

Each format has its reader; all make the same `Work`, which `drafted` turns into the fields of a document.
"""

from __future__ import annotations

from evidence.importers.bibliographies.drafts import WorkDraft
from evidence.importers.bibliographies.files import read_bibliography

__all__ = ["WorkDraft", "read_bibliography"]
