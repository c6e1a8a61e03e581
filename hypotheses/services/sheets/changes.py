"""What a plan changes, field by field, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypotheses.services.sheets.planning import Plan
from hypotheses.services.sheets.report import Change
from hypotheses.sheets.cells import cell_of


def changes_of(plan: Plan, *, room: int) -> Iterator[Change]:
    """The changes of a plan: row, field, before and after. References are spelled out for as many as there is room."""
    for each in plan.changed:
        for name, attribute in plan.kind.attnames.items():
            if attribute in each.before:
                room -= 1
                before = each.before[attribute]
                if plan.kind.columns[name].is_reference and room > 0:
                    before = key_of(each.row, name, before)
                after = each.entry.values.get(name, getattr(each.row, attribute))
                yield Change(plan.kind.name, each.entry.name, name, text(before), text(after))


def key_of(row: Any, name: str, pk: int | None) -> str:
    """The key of the row that a reference named before."""
    target = row._meta.get_field(name).related_model
    found = target._default_manager.filter(pk=pk).first() if pk is not None else None
    return "" if found is None else str(found.natural_key()[-1])


def text(value: Any) -> str:
    """A value as text."""
    cell = cell_of(value)
    return "" if cell is None else str(cell)
