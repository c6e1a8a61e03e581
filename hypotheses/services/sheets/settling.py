"""Rows without a key of their own get one, and what stands beside others on a row becomes rows of its own.

A document may be named by a copy of it: archive, collection and identifier. A passage may carry its one quotation.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import Any

from evidence.models import Holding, Passage, Quotation
from evidence.models.documents import KEY_LETTERS
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.services.sheets.order import in_order
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.rows import SheetEntry

Copy = tuple[str, str, str]
NUMBERED = re.compile(r"P([0-9]{4}|[1-9][0-9]{4,8})")
#: Where the keys of rows stand that passages refer to.
NAMED = {
    "study": "study__slug",
    "document": "document__key",
    "speaker": "speaker__slug",
    "cluster": "cluster__slug",
    "created_by": "created_by__slug",
}
BESIDE = ("archive", "collection", "identifier")


def settle(intake: Intake, directory: Directory) -> None:
    """Give every row its key, put rows that others refer to before them, and faults where that cannot be."""
    copies = Copies(intake, directory)
    for name in ("documents", "passages"):
        if name in intake.spools:
            old, intake.spools[name] = intake.spools[name], intake.new_spool()
            settler = (
                Documents(intake, copies) if name == "documents" else Passages(intake, copies, directory)
            )
            for batch in old.batches():
                settler.settle(batch)
    for name in [*intake.spools]:
        if KINDS[name].self_references:
            intake.spools[name] = in_order(intake, name)


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


class Documents:
    """Documents, some of them named by a copy, some by nothing."""

    def __init__(self, intake: Intake, copies: Copies) -> None:
        self.intake, self.copies = intake, copies

    def settle(self, entries: list[SheetEntry]) -> None:
        """Give these rows keys, and make of a copy beside a document a holding."""
        self.copies.look_up(entries)
        for entry in entries:
            if not entry.values.get("key"):
                key = self.copies.document(entry) or key_of_content(entry)
                if not take_key(self.intake, entry, key):
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


class Passages:
    """Passages, some of them without a key, some with their quotation."""

    def __init__(self, intake: Intake, copies: Copies, directory: Directory) -> None:
        self.intake, self.copies, self.directory = intake, copies, directory
        self.next: dict[str, int] = {}
        self.seen: set[tuple[Any, ...]] = set()
        self.stored: dict[tuple[Any, ...], str] = {}
        self.unquoted: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)

    def settle(self, entries: list[SheetEntry]) -> None:
        """Give these rows documents and keys, and make of a quotation beside a passage a row of its own."""
        self.copies.look_up([entry for entry in entries if not entry.values.get("document")])
        for entry in entries:
            if not entry.values.get("document"):
                entry.values["document"] = self.copies.document(entry)
        self.look_up([entry for entry in entries if not entry.values.get("key")])
        for entry in entries:
            if not entry.values.get("document") and (
                "document" in self.given(entry) or not entry.values.get("key")
            ):
                self.intake.reject(entry, [entry.fault("document", missing_document(entry))])
                continue
            if not entry.values.get("key") and not self.find_key(entry):
                continue
            self.intake.spools["passages"].add(entry)
            if entry.values.get("quotation"):
                self.add_quotation(entry)

    def given(self, entry: SheetEntry) -> list[str]:
        """The columns that the row's sheet has."""
        return self.intake.columns.get((entry.kind, entry.sheet), [])

    def find_key(self, entry: SheetEntry) -> bool:
        """Give a row the key of the passage that says the very same, else the next one; False where it is doubled."""
        columns = self.content_columns(entry)
        content = content_of(entry, columns)
        if content in self.seen:
            said = "Another row without a key says the very same. Keep one of them, or give both keys."
            self.intake.reject(entry, [entry.fault("", said)])
            return False
        self.seen.add(content)
        return take_key(
            self.intake, entry, self.known_as(content, columns) or self.next_key(entry.values["study"])
        )

    def content_columns(self, entry: SheetEntry) -> list[str]:
        """The columns by which a passage without a key is known again."""
        known = [*(column.key for column in KINDS["passages"].fields), "quotation"]
        return [key for key in known if key in entry.values and key != "key"]

    def look_up(self, entries: list[SheetEntry]) -> None:
        """Ask for the passages that the database has on these rows' documents, by what they say."""
        self.stored, self.unquoted = {}, defaultdict(list)
        if not entries:
            return
        self.directory.look_up("studies", {(entry.values["study"],) for entry in entries})
        columns = self.content_columns(entries[0])
        rows = (
            self.directory.rows(Passage)
            .filter(
                study__slug__in={entry.values["study"] for entry in entries},
                document__key__in={entry.values["document"] for entry in entries},
            )
            .order_by("-pk")
        )
        lookups = [NAMED.get(column, column) for column in columns if column != "quotation"]
        quoted = dict(
            Quotation.objects.filter(passage__in=rows.order_by(), position=1)
            .order_by()
            .values_list("passage_id", "text")
        )
        for pk, key, *values in rows.values_list("pk", "key", *lookups):
            content = tuple(value or "" for value in values)
            self.stored[(*content, quoted.get(pk, "")) if "quotation" in columns else content] = key
            if pk not in quoted:
                self.unquoted[content].append(key)

    def known_as(self, content: tuple[Any, ...], columns: list[str]) -> str:
        """The key of the stored passage that says this. After an interruption its quotation may still lack."""
        if key := self.stored.get(content):
            return key
        lacking = self.unquoted.get(content[:-1]) if columns[-1] == "quotation" else None
        return lacking.pop() if lacking else ""

    def next_key(self, study: str) -> str:
        """The next key that neither the study nor the file uses."""
        if study not in self.next:
            used = [key for slug, key in self.intake.identities["passages"] if slug == study]
            numbers = [int(match[1]) for key in used if (match := NUMBERED.fullmatch(key))]
            pk = self.directory.known["studies"].get((study,))
            first = int(Passage.objects.next_key(pk)[1:]) if pk else 1
            self.next[study] = max([first, *(number + 1 for number in numbers)])
        self.next[study] += 1
        return f"P{self.next[study] - 1:04d}"

    def add_quotation(self, entry: SheetEntry) -> None:
        """The quotation that stands beside a passage: its first."""
        values = {
            "study": entry.values["study"],
            "passage": entry.values["key"],
            "position": 1,
            "text": entry.values["quotation"],
        }
        if "quotation_language" in entry.values:
            values["language"] = entry.values["quotation_language"]
        quotation = SheetEntry("quotations", entry.sheet, entry.number, values)
        if quotation.identity in self.intake.identities["quotations"]:
            said = "The first quotation of this passage stands on the sheet quotations too. Keep one of them."
            self.intake.reject(entry, [entry.fault("quotation", said)])
            return
        self.intake.add_beside(quotation)


def take_key(intake: Intake, entry: SheetEntry, key: str) -> bool:
    """Put a key into a row; False, and a fault, where another row of the files has it."""
    entry.values["key"] = key
    faults = intake.doubled(entry)
    if faults:
        intake.reject(entry, faults)
        return False
    intake.report.keys_made.append((entry.kind, entry.sheet, entry.number, key))
    return True


def missing_document(entry: SheetEntry) -> str:
    """Why a passage has no document."""
    if all(entry.values.get(part) for part in BESIDE):
        return f"No document has the copy {' / '.join(copy_of(entry))}. Put it on the sheet documents, with this copy."
    return "It is missing. Give the document's key, or archive, collection and identifier of a copy."


def content_of(entry: SheetEntry, columns: list[str]) -> tuple[Any, ...]:
    """What a row says in these columns."""
    return tuple(entry.values.get(column) or "" for column in columns)


def key_of_content(entry: SheetEntry) -> str:
    """A key for a document without one: the same for the same row, so that importing it twice makes one document."""
    said = "\x1f".join(
        f"{key}={value}" for key, value in sorted(entry.values.items()) if value and key != "as_of"
    )
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])
    return "".join(KEY_LETTERS[number >> 5 * place & 31] for place in range(10))
