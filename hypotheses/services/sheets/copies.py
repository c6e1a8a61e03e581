"""Documents by their copies: archive, collection and what the source calls it there."""

from __future__ import annotations

from collections import defaultdict

from evidence.models import Holding
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.rows import SheetEntry

Copy = tuple[str, str, str]
BESIDE = ("archive", "collection", "identifier")


class Copies:
    """Documents by their copies: as the database and the files have them."""

    def __init__(self, intake: Intake, directory: Directory) -> None:
        self.directory = directory
        self.by_copy: dict[Copy, str] = {}
        for entry in intake.spools.get("holdings", ()):
            if entry.values.get("identifier"):
                self.by_copy[copy_of(entry)] = str(entry.values.get("document"))

    def look_up(self, entries: list[SheetEntry]) -> None:
        """Ask the database for the copies that some rows name."""
        by_collection: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in entries:
            if all(entry.values.get(part) for part in BESIDE):
                archive, collection, identifier = copy_of(entry)
                by_collection[archive, collection].add(identifier)
        for (archive, collection), identifiers in by_collection.items():
            found = (
                self.directory.rows(Holding)
                .filter(
                    collection__archive__slug=archive,
                    collection__reference_code=collection,
                    identifier__in=identifiers,
                )
                .order_by()
            )
            for identifier, key in found.values_list("identifier", "document__key"):
                self.by_copy[archive, collection, identifier] = key

    def document(self, entry: SheetEntry) -> str:
        """The key of the document whose copy a row names; empty where there is none."""
        return self.by_copy.get(copy_of(entry), "") if all(entry.values.get(part) for part in BESIDE) else ""


def copy_of(entry: SheetEntry) -> Copy:
    """The copy that a row names."""
    archive, collection, identifier = (str(entry.values.get(part) or "").strip() for part in BESIDE)
    return archive, collection, identifier


def missing_document(entry: SheetEntry) -> str:
    """Why a passage has no document."""
    if all(entry.values.get(part) for part in BESIDE):
        return f"No document has the copy {' / '.join(copy_of(entry))}. Put it on the sheet documents, with this copy."
    return "It is missing. Give the document's key, or archive, collection and identifier of a copy."
