"""What an import of sheets did, or would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypotheses.sheets.faults import SheetFault

#: Changes that a report spells out; more are only counted.
SPELLED_OUT = 2000
#: Faults kept; more are only counted. A sheet with so many has one cause.
FAULTS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row that a file changes."""

    kind: str
    row: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.row}: {self.field}: “{shortened(self.before)}” becomes “{shortened(self.after)}”"


def shortened(text: str) -> str:
    """A value as a line shows it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"


@dataclass
class ImportReport:
    """What became of the rows of a file."""

    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    n_changes: int = 0
    #: rows that somebody changed in Touchstone since the file was exported, a line each
    conflicts: list[str] = field(default_factory=list)
    #: keys that were made for rows without one: kind, sheet, row, key
    keys_made: list[tuple[str, str, int, str]] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)
    n_faults: int = 0
    notes: list[str] = field(default_factory=list)
    verification: Counter[str] = field(default_factory=Counter)
    is_written: bool = False

    @property
    def room(self) -> int:
        """How many more changes are spelled out."""
        return SPELLED_OUT - len(self.changes)

    def add_fault(self, fault: SheetFault) -> None:
        """Note a fault."""
        self.n_faults += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(fault)

    def add_change(self, change: Change) -> None:
        """Note a change."""
        self.n_changes += 1
        if len(self.changes) < SPELLED_OUT:
            self.changes.append(change)

    def as_json(self) -> dict[str, Any]:
        """As JSON takes it."""
        kinds = [*dict.fromkeys([*self.created, *self.changed, *self.left, *self.rejected])]
        return {
            "written": self.is_written,
            "kinds": {
                kind: {
                    "created": self.created[kind],
                    "changed": self.changed[kind],
                    "left": self.left[kind],
                    "rejected": self.rejected[kind],
                }
                for kind in kinds
            },
            "changes": [
                {"kind": c.kind, "row": c.row, "field": c.field, "before": c.before, "after": c.after}
                for c in self.changes
            ],
            "n_changes": self.n_changes,
            "conflicts": self.conflicts,
            "keys_made": [
                {"kind": kind, "sheet": sheet, "row": row, "key": key}
                for kind, sheet, row, key in self.keys_made
            ],
            "faults": [fault.as_json() for fault in self.faults],
            "n_faults": self.n_faults,
            "notes": self.notes,
            "quotations": dict(self.verification),
        }
