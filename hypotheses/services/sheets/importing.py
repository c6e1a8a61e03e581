"""Sheets of coded evidence into the tables: read, checked as a whole, then written some rows at a time.

Everything is checked before anything is written. What is written goes in short transactions, so that others can work
meanwhile; what an interruption leaves is completed by a second run, which finds by their keys the rows that are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from evidence.importers.sheets import Sheet
from evidence.models import User
from evidence.services.statistics import refresh_statistics
from hypotheses.services.sheets.changes import changes_of
from hypotheses.services.sheets.conflicts import leave_conflicts
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.services.sheets.planning import Plan, Planner
from hypotheses.services.sheets.report import ImportReport
from hypotheses.services.sheets.settling import settle
from hypotheses.services.sheets.writing import verify, verify_unchecked, write
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import SheetEntry

#: How often a batch is tried when somebody else writes the very same rows at the same moment.
TRIES = 5
#: What is being done, how many rows are through, and of how many (0 where nobody knows yet).
Progress = Callable[[str, int, int], None]


@dataclass
class SheetImport:
    """One import of one or more files, within a `with`. `source` names the file in the history."""

    by: User
    source: str
    study: str = ""
    kind: str = ""
    #: whose eyes the report is for: what this user may not see does not exist; of an operator, nothing is hidden
    seen_by: User | None = None
    progress: Progress = lambda what, done, total: None
    report: ImportReport = field(default_factory=ImportReport)

    def __post_init__(self) -> None:
        self.intake = Intake(self.report, study=self.study, kind=self.kind)
        self.directory = Directory(self.seen_by)
        self.planner = Planner(self.intake, self.directory, timezone.now())
        #: batches in which there is nothing to write
        self.idle: set[tuple[str, int]] = set()
        self.reason = f"import_evidence {self.source}"[:100]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.intake.close()

    def read(self, sheets: Iterable[Sheet]) -> None:
        """Read sheets; of several files, one call for each."""
        self.intake.read(sheets, lambda done: self.progress("read", done, 0))

    @property
    def studies(self) -> frozenset[str]:
        """The studies of which the files have rows, by short name: a door asks whether the user may write there."""
        return frozenset(self.intake.studies)

    def check(self) -> ImportReport:
        """Hold all rows against the tables: what would be created, changed and left, and all that is wrong."""
        settle(self.intake, self.directory)
        for kind in self.intake.kinds():
            spool, done = self.intake.spools[kind.name], 0
            for number, batch in enumerate(spool.batches()):
                plan = self.planned(kind, batch)
                self.note(plan)
                if not plan.new and not plan.changed:
                    self.idle.add((kind.name, number))
                done += len(batch)
                self.progress(f"checked {kind.name}", done, spool.n)
        return self.report

    def planned(self, kind: Kind, batch: list[SheetEntry], *, lock: bool = False) -> Plan:
        """What is to become of a batch, with what somebody else has changed left out."""
        plan = self.planner.plan(kind, batch, lock=lock)
        plan.left_because += leave_conflicts(plan, by=self.by, reason=self.reason)
        return plan

    def note(self, plan: Plan) -> None:
        """Put a plan into the report."""
        name = plan.kind.name
        for entry, faults in plan.faults:
            self.intake.reject(entry, faults)
        self.report.created[name] += len(plan.new)
        self.report.changed[name] += len(plan.changed)
        self.report.left[name] += plan.n_left
        self.report.conflicts += plan.left_because
        for change in changes_of(plan, room=self.report.room):
            self.report.add_change(change)

    def write(self) -> ImportReport:
        """Write what was checked; rows that were rejected stay out.

        Raises:
            ValidationError: when somebody else has changed the tables since the check, so that a row cannot be
                written any more. What was written before stays, and importing again goes on from there.
        """
        self.directory.forget()
        self.planner.is_writing = True
        for kind in self.intake.kinds():
            spool, done = self.intake.spools[kind.name], 0
            for number, batch in enumerate(spool.batches()):
                if (kind.name, number) not in self.idle:
                    plan = self.put(kind, batch)
                    self.report.verification.update(verify(plan, by=self.by))
                done += len(batch)
                self.progress(f"written {kind.name}", done, spool.n)
        studies = sorted({str(key[0]) for key in self.intake.identities["quotations"]})
        self.report.verification.update(verify_unchecked(studies, by=self.by))
        self.report.is_written = True
        refresh_statistics(self.report.created.total() + self.report.changed.total())
        return self.report

    def plan_changes_anew(self, plan: Plan) -> None:
        """Hold the rows that are to change against the tables once more, now that nobody else can change them.

        New rows need no such care: the database refuses a key that somebody else took meanwhile. So the greater part
        of the work is done without a lock, and others get their turn.
        """
        if plan.changed:
            anew = self.planned(plan.kind, [each.entry for each in plan.changed], lock=True)
            plan.changed, plan.new = anew.changed, plan.new + anew.new
            plan.faults += anew.faults

    def put(self, kind: Kind, batch: list[SheetEntry]) -> Plan:
        """Write one batch. Where somebody writes the very same rows at this moment, it is held against them anew."""
        for _ in range(TRIES):
            try:
                plan = self.planned(kind, batch)
                with transaction.atomic():
                    self.plan_changes_anew(plan)
                    if plan.faults:
                        raise ValidationError([str(fault) for _, faults in plan.faults for fault in faults])
                    write(plan, self.directory, by=self.by, reason=self.reason)
                return plan
            except IntegrityError as fault:
                refused = fault
                self.directory.forget()
        raise ValidationError(
            f"{kind.name}: rows {batch[0].number} to {batch[-1].number} could not be written: {refused}. "
            "What was written before stays. Import the file again."
        )
