"""Documents of sheets: found by a copy of theirs, or given a key; a copy beside one becomes a holding."""

from __future__ import annotations

import hashlib

from evidence.models.documents import KEY_LETTERS
from hypotheses.services.sheets.copies import Copies, copy_of
from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.rows import SheetEntry

HALF = "A copy is named by archive and collection, and its identifier where it has one. Fill it in, or leave out all."


class Documents:
    """Documents, some of them named by a copy, some by nothing."""

    def __init__(self, intake: Intake, copies: Copies) -> None:
        self.intake, self.copies = intake, copies

    def settle(self, entries: list[SheetEntry]) -> None:
        """Give these rows keys, and make of a copy beside a document a holding."""
        self.copies.look_up(entries)
        for entry in entries:
            if lacking := half_a_copy(entry):
                self.intake.reject(entry, [entry.fault(lacking, HALF)])
                continue
            if not entry.values.get("key"):
                key = self.copies.document(entry) or key_of_content(entry)
                if not self.intake.take_key(entry, key):
                    continue
            self.intake.spools["documents"].add(entry)
            if entry.values.get("archive") and entry.values.get("collection"):
                self.add_holding(entry)

    def add_holding(self, entry: SheetEntry) -> None:
        """The copy that stands beside a document."""
        archive, collection, identifier = copy_of(entry)
        values = {
            "document": entry.values["key"],
            "archive": archive,
            "collection": collection,
            "identifier": identifier,
        }
        holding = SheetEntry("holdings", entry.sheet, entry.number, values)
        if identifier:
            self.copies.by_copy[archive, collection, identifier] = entry.values["key"]
        if holding.identity not in self.intake.identities["holdings"]:
            self.intake.add_beside(holding)


def half_a_copy(entry: SheetEntry) -> str:
    """The column that a copy beside a document lacks; empty where there is none, or it is whole."""
    archive, collection, identifier = copy_of(entry)
    if archive and collection:
        return ""
    return ("collection" if archive else "archive") if archive or collection or identifier else ""


def key_of_content(entry: SheetEntry) -> str:
    """A key for a document without one: the same for the same row, so that importing it twice makes one document."""
    said = "\x1f".join(
        f"{key}={value}" for key, value in sorted(entry.values.items()) if value and key != "as_of"
    )
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
    return "".join(KEY_LETTERS[number >> 5 * place & 31] for place in range(10))
