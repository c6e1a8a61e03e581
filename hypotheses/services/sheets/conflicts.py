"""Rows that somebody changed in Touchstone after the sheet was exported: left as they are, and listed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from evidence.models import User
from evidence.services.authorship import who
from hypotheses.services.sheets.planning import Plan, Planned


def leave_conflicts(plan: Plan, *, by: User, reason: str) -> list[str]:
    """Take out of the plan what would undo somebody's work, and say so, a line a row.

    Such is a row with a field that has another value now than at the sheet's moment, and another than the sheet says.
    What this user changed by this very sheet is no conflict: it may be corrected and imported again.
    """
    dated = [each for each in plan.changed if each.entry.values.get("as_of") is not None]
    if not dated:
        return []
    entries: defaultdict[int, list[Any]] = defaultdict(list)
    history: Any = plan.kind.model.history
    found = history.filter(id__in=[each.row.pk for each in dated]).select_related("history_user")
    for entry in found.order_by("history_date", "history_id"):
        entries[entry.id].append(entry)
    lines = {
        each.entry.place: line for each in dated if (line := conflict(each, entries[each.row.pk], by, reason))
    }
    plan.changed = [each for each in plan.changed if each.entry.place not in lines]
    plan.n_left += len(lines)
    return list(lines.values())


def conflict(planned: Planned, entries: list[Any], by: User, reason: str) -> str:
    """What somebody changed since the sheet's moment that the sheet would undo; empty if nothing."""
    as_of = planned.entry.values["as_of"]
    base = next((entry for entry in reversed(entries) if entry.history_date <= as_of), None)
    later = [entry for entry in entries if entry.history_date > as_of]
    others = [e for e in later if e.history_user_id != by.pk or e.history_change_reason != reason]
    if not others:
        return ""
    fields = sorted(
        name
        for name, value in planned.before.items()
        if base is None or not hasattr(base, name) or getattr(base, name) != value
    )
    if not fields:
        return ""
    named = ", ".join(name.removesuffix("_id") for name in fields)
    return (
        f"{planned.entry.sheet}, row {planned.entry.number}: {planned.entry.name}: {named} changed by "
        f"{who(others[-1])}, after the sheet was exported; left as it is"
    )
