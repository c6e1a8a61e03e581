"""Some rows of one kind held against the tables: which are new, which change, and what stands in the way.

Asked twice: of all rows before anything is written, and of each batch again when it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from evidence.models import Recorded
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.services.sheets.references import PENDING, References
from hypotheses.services.sheets.set_rules import faults_across
from hypotheses.services.sheets.stored import Stored
from hypotheses.services.sheets.submitting import set_submission
from hypotheses.sheets.derived import derive
from hypotheses.sheets.faults import SheetFault
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import SheetEntry
from hypotheses.sheets.rules import faults_of_row

#: What is said of a row that the user may not see.
TAKEN = "Another row has this key already, and you may not change it. Choose another key."


@dataclass(slots=True)
class Planned:
    """A row to be written: as it will be, what its sheet says, and by attribute what it said before."""

    entry: SheetEntry
    row: Recorded
    before: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """What is to become of some rows of one kind."""

    kind: Kind
    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    n_left: int = 0
    faults: list[tuple[SheetEntry, list[SheetFault]]] = field(default_factory=list)
    #: rows that are left although the sheet says something else, and why
    left_because: list[str] = field(default_factory=list)


class Planner:
    """Holds rows against the tables."""

    def __init__(self, intake: Intake, directory: Directory, now: datetime.datetime) -> None:
        self.intake, self.directory, self.now = intake, directory, now
        self.references = References(intake, directory)
        #: whether everything has been checked, and is being written
        self.is_writing = False

    def plan(self, kind: Kind, entries: Iterable[SheetEntry], *, lock: bool = False) -> Plan:
        """What is to become of these rows; `lock` holds those that are there until the transaction ends."""
        plan = Plan(kind)
        rows = [entry for entry in entries if entry.place not in self.intake.rejected]
        self.references.look_up(kind, rows)
        if kind.makes_keys:
            self.directory.look_up(kind.name, [entry.identity for entry in rows])
        resolved = []
        for entry in rows:
            found, faults = self.references.resolve(kind, entry)
            if self.is_writing and PENDING in found.values():
                faults = [entry.fault("", "What it refers to was deleted meanwhile. Import the file again.")]
            if faults:
                plan.faults.append((entry, faults))
            elif kind.name == "documents" and entry.values["key"] in self.directory.heirs:
                heir = self.directory.heirs[entry.values["key"]]
                plan.left_because.append(f"{entry.name}: it was merged into document {heir}; left")
                plan.n_left += 1
            else:
                resolved.append((entry, found))
        stored = Stored(
            kind, resolved, self.intake.identities[kind.name], lock=lock, seen_by=self.directory.seen_by
        )
        for entry, found in resolved:
            row = stored.row(entry, found)
            if row is not None and row.pk in stored.hidden:
                plan.faults.append((entry, [entry.fault("", TAKEN)]))
            else:
                self.put(plan, entry, found, row)
        self.drop(plan, faults_across(self.intake, self.directory, kind, [*plan.new, *plan.changed]))
        return plan

    def put(
        self, plan: Plan, entry: SheetEntry, found: dict[str, int | None], stored: Recorded | None
    ) -> None:
        """Say what is to become of one row.

        What a new row breaks by itself does not change between check and writing.
        """
        kind = plan.kind
        row: Any = stored if stored is not None else kind.model()
        before = (
            {f.attname: getattr(row, f.attname) for f in kind.model._meta.concrete_fields} if stored else {}
        )
        for name, attribute in kind.attnames.items():
            if name in found:
                setattr(row, attribute, found[name])
            elif name in entry.values:
                setattr(row, attribute, entry.values[name])
        if kind.name == "assessments":
            set_submission(row, before, now=self.now)
        changed = {name: value for name, value in before.items() if getattr(row, name) != value}
        if stored is not None and not changed:
            plan.n_left += 1
            return
        pending = {name for name, pk in found.items() if pk == PENDING}
        faults = derive(kind.name, row)
        if not faults and not (self.is_writing and stored is None):
            faults = list(faults_of_row(row, pending))
        if stored is None:
            faults += [
                (column.key, "It is missing.")
                for column in kind.references
                if column.is_needed and not found.get(column.key)
            ]
        if faults:
            plan.faults.append((entry, [entry.fault(column, said) for column, said in faults]))
            return
        changed = {name: value for name, value in before.items() if getattr(row, name) != value}
        if stored is None:
            plan.new.append(Planned(entry, row))
        elif changed:
            plan.changed.append(Planned(entry, row, changed))
        else:
            plan.n_left += 1

    def drop(self, plan: Plan, faults: dict[tuple[str, str, int], list[SheetFault]]) -> None:
        """Take rows with faults out of the plan."""
        if faults:
            plan.faults += [
                (each.entry, faults[each.entry.place])
                for each in (*plan.new, *plan.changed)
                if each.entry.place in faults
            ]
            plan.new = [each for each in plan.new if each.entry.place not in faults]
            plan.changed = [each for each in plan.changed if each.entry.place not in faults]
