"""One row of a sheet, read by the columns of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence.importers.faults import printable
from hypotheses.choices import AssessmentStatus
from hypotheses.sheets.cells import Cell, CellFault, read_cell, shown
from hypotheses.sheets.columns import Reads, SheetColumn
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.faults import SheetFault
from hypotheses.sheets.kinds import Kind

#: Assessments of which there may be several of one coder on one thing; the moment of submission tells them apart.
PAST = frozenset({AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN})

#: The natural key of a row, in the words of the sheets.
Key = tuple[Any, ...]


@dataclass(slots=True)
class SheetEntry:
    """What one row of a sheet says: values by the columns that the sheet has. Columns it has not are absent."""

    kind: str
    sheet: str
    number: int
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it stands, as something to remember it by."""
        return self.kind, self.sheet, self.number

    @property
    def identity(self) -> Key:
        """What tells it from all other rows of its kind."""
        return identity_of(KINDS[self.kind], self.values)

    @property
    def name(self) -> str:
        """The row as a message names it: “passage E001”."""
        own = [part for part in self.identity if part not in (None, "")]
        shortened = own[1:] if KINDS[self.kind].is_of_study and len(own) > 1 else own
        return f"{KINDS[self.kind].one} {' / '.join(str(part) for part in dict.fromkeys(shortened))}"

    def key_of(self, column: SheetColumn) -> Key | None:
        """The key of the row that a reference names; None where it names none."""
        return (
            None
            if not self.values.get(column.key)
            else tuple(self.values.get(part) or "" for part in column.parts)
        )

    def fault(self, column: str, said: str) -> SheetFault:
        """A fault of this row."""
        value = self.values.get(column)
        return SheetFault(self.sheet, self.number, column, "" if value is None else printable(value), said)


def identity_of(kind: Kind, values: Mapping[str, Any]) -> Key:
    """What tells a row of these values from all others; a reference counts with all the parts of its key."""
    found: dict[str, Any] = {}
    if kind.is_of_study:
        found["study"] = values.get("study")
    for key in kind.identity:
        for part in kind.columns[key].parts or (key,):
            found[part] = values.get(part, kind.columns[part].empty)
    if found.get("status") in PAST:
        found["submitted_at"] = values.get("submitted_at")
    return tuple(found.values())


def read_entry(
    kind: Kind, sheet: str, number: int, headings: Mapping[str, str], cells: Mapping[str, Cell], study: str
) -> tuple[SheetEntry, list[SheetFault]]:
    """A row by its columns, and what is wrong with its cells. `study` is the one that the user named, if any."""
    entry = SheetEntry(kind.name, sheet, number)
    faults = []
    for heading, key in headings.items():
        column = kind.columns[key]
        if column.is_information:
            continue
        cell = cells.get(heading)
        try:
            entry.values[key] = read_cell(column, cell)
        except CellFault as fault:
            faults.append(
                SheetFault(sheet, number, key, printable(cell), f"{fault}{swapped(kind, column, cell)}")
            )
            entry.values[key] = column.empty
    if study and kind.is_of_study and not entry.values.get("study"):
        entry.values["study"] = study
    told = {fault.column for fault in faults}
    faults += [
        entry.fault(column, said) for column, said in misplaced(kind, entry, study) if column not in told
    ]
    return entry, faults


def misplaced(kind: Kind, entry: SheetEntry, study: str) -> Iterator[tuple[str, str]]:
    """What is missing in the row, and what belongs to another study than the one named."""
    named = entry.values.get("slug" if kind.name == "studies" else "study") or ""
    if study and named and named != study:
        yield "study", f"This row belongs to the study {named}, and {study} was named. Import it by itself."
    if kind.is_of_study and not named:
        yield "study", "It is missing. Fill it in, or name the study beside the file."
    for key, column in kind.columns.items():
        if key == "study" or not column.is_needed or (kind.makes_keys and key in ("key", "document")):
            continue
        if key in entry.values and entry.values[key] in (None, ""):
            yield key, "It is missing."


def swapped(kind: Kind, column: SheetColumn, cell: Cell) -> str:
    """Whether a cell would fit the closed list of another column."""
    said = str(cell).strip().lower()
    others = (
        other.key
        for other in kind.columns.values()
        if other is not column and other.reads is Reads.CHOICE and said in other.allowed
    )
    found = next(others, "")
    return f" {shown(cell)} is a value of the column {found}: are the two swapped?" if found else ""
