"""Whose work a row is: what its history says of who made, changed or deleted it."""

from __future__ import annotations

from typing import Any

from evidence.models import Recorded, User

LATEST_FIRST = ("-history_date", "-history_id")


def setter_of(row: Recorded, name: str) -> Any:
    """The history entry that gave a field its present value; None where the history knows nothing of it.

    A program that saves a row keeps the values of others in it: not who saved last counts, but who brought the value.
    """
    # only a row's own fields are asked for
    attname = row._meta.get_field(name).attname  # type: ignore[union-attr]
    found = None
    for entry in row.history.order_by(*LATEST_FIRST):
        if getattr(entry, attname) != getattr(row, attname):
            break
        found = entry
    return found


def row_once_loaded_as(model: type[Recorded], identity: dict[str, Any], *, by: User) -> Recorded | None:
    """The row that a program wrote under this identity, and that a person has renamed since."""
    written = model.history.filter(**identity, history_user=by).order_by(*LATEST_FIRST).first()
    if written is None:
        return None
    row: Recorded | None = model._default_manager.filter(pk=written.id).first()
    return row


def deletion_of(model: type[Recorded], identity: dict[str, Any]) -> Any:
    """The history entry that tells of the deletion of the row last known by this identity; None without one."""
    last = model.history.filter(**identity).order_by(*LATEST_FIRST).first()
    if last is None:
        return None
    return model.history.filter(id=last.id, history_type="-").order_by(*LATEST_FIRST).first()


def who(entry: Any) -> str:
    """Who made a history entry, and on which day."""
    return f"{entry.history_user or 'somebody'} on {entry.history_date:%Y-%m-%d}" if entry else "somebody"
