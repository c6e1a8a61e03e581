"""What merging two documents would do to the rows of all tables. Making a plan writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db.models import Model

from evidence.choices import Confirmation, DocumentKind, HoldingStatus, MatchStatus
from evidence.models import (
    AgentSuggestion,
    Appraisal,
    Document,
    DocumentAgent,
    DocumentMatch,
    DocumentText,
    Holding,
    Note,
    Page,
    Scan,
)
from evidence.services.relations import Relation, all_stored, put, relations_to, stored

#: Rows that are told apart by their words: what else is known of the one that stays, stays as it is.
WORDING = (DocumentText, Note, Page)
#: Where two such rows cannot stand side by side, one gives way whatever it says; it is remembered.
#: Of grades none gives way that says something else: see merge_faults.
GIVING_WAY = (*WORDING, Holding, DocumentAgent, AgentSuggestion, DocumentMatch, Appraisal, Scan)
#: Values that say less than any other.
WEAKEST: Mapping[tuple[type[Model], str], Any] = {
    (Document, "kind"): DocumentKind.OTHER,
    (Document, "is_editorial"): False,
    (Holding, "status"): HoldingStatus.CITED,
    (DocumentAgent, "confirmation"): Confirmation.SUGGESTED,
    (DocumentMatch, "status"): MatchStatus.SUGGESTED,
}

#: Settles the rows that point to one row by a column, for another that they are to point to.
Settling: TypeAlias = Callable[["MergePlan", Relation, list[Any], Any], None]


@dataclass
class MergePlan:
    """What becomes of every row that points to the other document, and of the kept document's own fields."""

    kept: Document
    other: Document
    #: how rows of some tables are settled that cannot simply point to another document
    settling: Mapping[type[Model], Settling]
    #: rows that will point to the kept document, by table and column
    moved: defaultdict[tuple[type[Model], str], list[Model]] = field(
        default_factory=lambda: defaultdict(list)
    )
    #: what else changes in a row: column, value before and after
    changed: defaultdict[Model, dict[str, list[Any]]] = field(default_factory=lambda: defaultdict(dict))
    #: rows that go, with all that they say, in an order in which they can
    dropped: list[tuple[Model, dict[str, Any]]] = field(default_factory=list)
    #: why it cannot be done, in words
    faults: list[str] = field(default_factory=list)
    n_passages_joined: int = 0
    #: every row met so far, so that each is in memory once
    met: dict[Model, Model] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.met = {self.kept: self.kept, self.other: self.other}

    def pointing(self, relation: Relation, target: Model) -> list[Any]:
        """The rows that point to this one when all that is planned so far is done."""
        found = dict.fromkeys(self.met.setdefault(row, row) for row in relation.rows(target))
        found |= dict.fromkeys(row for row in self.met.values() if type(row) is relation.model)
        gone = {row for row, _ in self.dropped}
        return [row for row in found if row not in gone and relation.points(row, target)]

    def repoint(self, relation: Relation, source: Model, target: Model) -> None:
        """Let the rows that point to one row point to another."""
        rows = self.pointing(relation, source)
        if rows:
            self.settling.get(relation.model, settle)(self, relation, rows, target)

    def point(self, row: Model, name: str, target: Model) -> None:
        """Let a row point to this one."""
        if target == self.kept:
            self.moved[type(row), name].append(row)
            put(row, name, target.pk)
        else:
            self.change(row, name, target.pk)

    def change(self, row: Model, name: str, value: Any) -> None:
        """Put another value into a column."""
        before = self.changed[row].get(name, [stored(row, name)])[0]
        put(row, name, value)
        self.changed[row][name] = [before, stored(row, name)]

    def join(self, row: Model, heir: Model, by: str) -> None:
        """Let a row go, for another that says the same; the column `by` is what the two would share.

        The heir takes what only the row says, and everything that points to the row.
        """
        differing = [name for name in all_stored(row) if name != by and self.hand_over(row, heir, name)]
        if differing and not isinstance(row, GIVING_WAY):
            self.faults.append(
                f"Both documents have “{heir}” ({heir._meta.verbose_name}), and differ in it: "
                f"{', '.join(differing)}. Make the two alike, or delete one."
            )
        for relation in relations_to(type(row)):
            self.repoint(relation, row, heir)
        self.drop(row)

    def hand_over(self, row: Model, heir: Model, name: str) -> bool:
        """Let the heir take a value where it has none; whether the two say different things instead."""
        if stored(row, name) == stored(heir, name) or says_nothing(row, name) or isinstance(row, WORDING):
            return False
        if not says_nothing(heir, name):
            return True
        self.change(heir, name, stored(row, name))
        return False

    def drop(self, row: Model) -> None:
        """Let a row go, and remember it as it is stored."""
        for name, (before, _) in self.changed.pop(row, {}).items():
            put(row, name, before)
        self.dropped.append((row, all_stored(row)))

    def n_moved(self) -> Counter[type[Model]]:
        """How many rows of each kind move to the kept document, or are joined with one that is there."""
        rows = {row for several in self.moved.values() for row in several} | {row for row, _ in self.dropped}
        return Counter(type(row) for row in rows)

    def as_json(self) -> dict[str, Any]:
        """The plan as a merge remembers it."""
        moved: defaultdict[str, dict[str, list[Any]]] = defaultdict(dict)
        for (model, name), rows in self.moved.items():
            moved[model._meta.label_lower][name] = [row.pk for row in rows]
        changed: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for row, values in self.changed.items():
            changed[row._meta.label_lower][str(row.pk)] = values
        dropped = [
            {"model": row._meta.label_lower, "pk": row.pk, "values": values} for row, values in self.dropped
        ]
        return {"moved": dict(moved), "changed": dict(changed), "dropped": dropped}

    def fingerprint(self) -> str:
        """What tells this plan from one made after something changed."""
        told = [self.kept.pk, self.other.pk, self.n_passages_joined, self.faults, self.as_json()]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def says_nothing(row: Model, name: str) -> bool:
    """Whether a column is empty, or holds what says less than any other value."""
    value = stored(row, name)
    return value in (None, "", [], {}) or value == WEAKEST.get((type(row), name), "")


def settle(plan: MergePlan, relation: Relation, rows: Iterable[Model], target: Model) -> None:
    """Let rows point to another row; one that cannot stand beside one that is there already is joined with it."""
    unique = relation.unique_with()
    there = plan.pointing(relation, target) if unique else []
    for row in rows:
        rival = next((each for each in there if excludes(each, row, unique)), None)
        if rival is None:
            plan.point(row, relation.field, target)
        else:
            plan.join(row, rival, relation.field)


def excludes(row: Model, other: Model, unique: Iterable[list[str]]) -> bool:
    """Whether the two agree in all columns of some constraint; two empty columns never do."""
    return any(
        all(stored(row, name) == stored(other, name) is not None for name in names) for names in unique
    )
