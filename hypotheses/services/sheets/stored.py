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
        keys = self.meant(resolved)
        if keys:
            rows: Any = kind.model._default_manager.filter(pk__in=keys).order_by("pk")
            for row in rows.select_for_update() if lock else rows:
                self.rows[tuple(getattr(row, kind.attnames[name]) for name in self.telling)].append(row)
        self.hidden = self.hidden_to(seen_by)

    def meant(self, resolved: Sequence[Resolved]) -> list[int]:
        """The primary keys of the rows that the batch describes.

        Asked by one field, and told apart here: of several lists in one question SQLite would try every combination.
        """
        wanted = {tuple(self.value(name, *each) for name in self.telling) for each in resolved}
        attributes = [self.kind.attnames[name] for name in self.telling]
        conditions = {f"{self.kind.attnames[self.kind.narrow]}__in": self.all_of(self.kind.narrow, resolved)}
        if "study" in self.telling:
            conditions["study_id__in"] = self.all_of("study", resolved)
        if not all(conditions.values()):
            return []
        rows: Any = self.kind.model._default_manager.filter(**conditions).order_by()
        return [pk for pk, *key in rows.values_list("pk", *attributes).iterator() if tuple(key) in wanted]

    def all_of(self, name: str, resolved: Sequence[Resolved]) -> set[Any]:
        """All values of a field in the batch, but of rows that are not there yet."""
        return {self.value(name, *each) for each in resolved} - {PENDING, None}

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
