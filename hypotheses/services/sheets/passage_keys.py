"""Passages of sheets: found again by what they say, or given a key; a quotation beside one becomes its first."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from evidence.models import Passage, Quotation
from hypotheses.services.sheets.copies import Copies, missing_document
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.rows import SheetEntry

NUMBERED = re.compile(r"P([0-9]{4}|[1-9][0-9]{4,8})")
#: Where the keys of rows stand that passages refer to.
NAMED = {
    "study": "study__slug",
    "document": "document__key",
    "speaker": "speaker__slug",
    "cluster": "cluster__slug",
    "created_by": "created_by__slug",
}


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
        return self.intake.take_key(
            entry, self.known_as(content, columns) or self.next_key(entry.values["study"])
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


def content_of(entry: SheetEntry, columns: list[str]) -> tuple[Any, ...]:
    """What a row says in these columns."""
    return tuple(entry.values.get(column) or "" for column in columns)
