"""The rows that the database has of those that a batch describes: fetched at once, and told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from evidence.models import Recorded, User
from hypotheses.choices import AssessmentStatus
from hypotheses.services.sheets.references import PENDING
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import PAST, SheetEntry

Resolved = tuple[SheetEntry, dict[str, int | None]]


class Stored:
    """The stored rows of one batch."""

    def __init__(
        self,
        kind: Kind,
        resolved: Sequence[Resolved],
        in_files: Mapping[Any, Any],
        *,
        lock: bool,
        seen_by: User | None,
    ) -> None:
        self.kind, self.in_files = kind, in_files
        self.rows: defaultdict[tuple[Any, ...], list[Recorded]] = defaultdict(list)
        conditions = self.conditions(resolved)
        if all(conditions.values()):
            rows: Any = kind.model._default_manager.filter(**conditions).order_by("pk")
            for row in rows.select_for_update() if lock else rows:
                self.rows[tuple(getattr(row, kind.attnames[name]) for name in self.telling)].append(row)
        self.hidden = self.hidden_to(seen_by)

    def conditions(self, resolved: Sequence[Resolved]) -> dict[str, set[Any]]:
        """What the rows of a batch have in common: a short list for each field that tells them apart.

        A batch may be sorted by any of them: by coder, by prediction, by passage.
        """
        found: dict[str, set[Any]] = {}
        for name in self.telling:
            values = {self.value(name, *each) for each in resolved}
            if name == self.kind.narrow or (self.kind.columns[name].is_reference and None not in values):
                found[f"{self.kind.attnames[name]}__in"] = values - {PENDING, None}
        return found

    @property
    def telling(self) -> tuple[str, ...]:
        """The fields that tell rows apart; of assessments without their status, which may change."""
        own = tuple(name for name in self.kind.identity if name != "status")
        return own if "study" in own or not self.kind.is_of_study else ("study", *own)

    def hidden_to(self, user: User | None) -> set[int]:
        """The primary keys of those rows that the user may not see."""
        rows: Any = self.kind.model._default_manager
        every = {row.pk for rows in self.rows.values() for row in rows} if user else set()
        if not every:
            return set()
        return every - set(rows.filter(pk__in=every).visible_to(user).order_by().values_list("pk", flat=True))

    def value(self, name: str, entry: SheetEntry, found: Mapping[str, int | None]) -> Any:
        """A field's value as the row would have it."""
        if name in found:
            return found[name]
        return entry.values.get(name, self.kind.columns[name].empty)

    def row(self, entry: SheetEntry, found: Mapping[str, int | None]) -> Recorded | None:
        """The stored row that a sheet's row describes; None where there is none."""
        rows = self.rows.get(tuple(self.value(name, entry, found) for name in self.telling), [])
        if self.kind.name != "assessments":
            return rows[0] if rows else None
        return self.assessment(entry, rows)

    def assessment(self, entry: SheetEntry, rows: Sequence[Any]) -> Recorded | None:
        """Of one coder's assessments of one thing, the one that is meant: of the same status, else the live one.

        A live one whose own row stands elsewhere in the files is not meant.
        """
        status = entry.values.get("status", AssessmentStatus.SUBMITTED)
        same = [row for row in rows if row.status == status]
        if status in PAST and entry.values.get("submitted_at"):
            same = [row for row in same if row.submitted_at == entry.values["submitted_at"]]
        if same:
            return same[0]
        study, prediction, passage, coder = entry.identity[:4]
        for row in rows:
            if (
                row.status not in PAST
                and (study, prediction, passage, coder, row.status) not in self.in_files
            ):
                return row
        return None
