"""Which fields an import owns, and which a scholar (docs/adr/0011)."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.models import Document, Holding, Recorded

#: The fields that say what a source says. All others are a scholar's: an import fills them once and leaves them alone.
OWNED_BY_IMPORT: Mapping[type[Recorded], frozenset[str]] = {
    Document: frozenset(
        {
            "title",
            "date_printed",
            "date_edtf",
            "place",
            "classification",
            "source_note",
            "is_editorial",
            "excisions",
        }
    ),
    Holding: frozenset({"number", "pages", "url", "status", "section", "sort_key"}),
}


def is_owned_by_import(model: type[Recorded], name: str) -> bool:
    """Whether the field says what a source says."""
    return name in OWNED_BY_IMPORT.get(model, frozenset())
