"""Rows of an import given back: those that were rejected, each with its fault, and all with the keys made for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.cells import Cell
from hypotheses.sheets.columns import FAULT, SheetColumn
from hypotheses.sheets.every import ALL
from hypotheses.sheets.kinds import Kind

Given = tuple[Kind, Sequence[SheetColumn], Iterator[Sequence[Any]]]


def rejected_rows(intake: Intake) -> list[Given]:
    """The rejected rows by kind: the columns of their sheets, and the fault."""
    kinds = [kind for kind in ALL if intake.report.rejected[kind.name]]
    return [
        (kind, [*listed, FAULT], rejected_of(intake, kind, listed))
        for kind in kinds
        for listed in [columns(intake, kind, [*intake.beside[kind.name]])]
    ]


def rejected_of(intake: Intake, kind: Kind, listed: Sequence[SheetColumn]) -> Iterator[list[Any]]:
    """The rejected rows of a kind: first those that could not be read, then those that broke a rule."""
    keys = [column.key for column in listed]
    for row in intake.unread:
        if row.kind == kind.name:
            yield [plain(row.cells.get(key)) for key in keys] + [row.fault]
    for entry in intake.kept_rejected[kind.name]:
        faults = "; ".join(intake.rejected[entry.place])
        yield [entry.values.get(key) for key in keys] + [faults]


def rows_with_keys(intake: Intake) -> list[Given]:
    """All rows that were read, by kind, with the keys that were made for those without."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, _sheet in intake.columns:
        found[kind] = []
    return [
        (kind, with_key(intake, kind), values_of(intake, kind, with_key(intake, kind)))
        for kind in ALL
        if kind.name in found
    ]


def values_of(intake: Intake, kind: Kind, listed: Sequence[SheetColumn]) -> Iterator[list[Any]]:
    """The rows of a kind that stood in its own sheets."""
    sheets = {sheet for name, sheet in intake.columns if name == kind.name}
    for entry in intake.spools.get(kind.name, ()):
        if entry.sheet in sheets and entry.place not in intake.rejected:
            yield [entry.values.get(column.key) for column in listed]


def with_key(intake: Intake, kind: Kind) -> list[SheetColumn]:
    """The columns of the kind's sheets, the key among them."""
    listed = columns(intake, kind)
    if kind.makes_keys and all(column.key != "key" for column in listed):
        listed.insert(0, kind.columns["key"])
    return listed


def columns(intake: Intake, kind: Kind, more: Sequence[str] = ()) -> list[SheetColumn]:
    """The columns that any of the kind's sheets has, and some more, in the order of the kind."""
    present = set(more) | {
        key for (name, _), keys in intake.columns.items() if name == kind.name for key in keys
    }
    if kind.is_of_study and intake.study:
        present.add("study")
    return [column for key, column in kind.columns.items() if key in present and key != FAULT.key]


def plain(cell: Cell) -> Any:
    """A cell as it stood, as far as every format can write it."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "backslashreplace").decode()  # half a character cannot be written
    return cell if cell is None or isinstance(cell, (int, bool)) else str(cell)
