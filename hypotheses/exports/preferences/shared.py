"""What the tables of preference orders share: the state, and the unit of masses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from evidence.tables import Column
from hypotheses.reports.preferences import StateOrder

Row = TypeVar("Row")

#: The unit of what evidence weighs.
MASS = "mass; 1 is one independent, fully reliable document in terms"


def state_columns(order_of: Callable[[Row], StateOrder]) -> tuple[Column[Row], Column[Row]]:
    """The state, by slug and by name."""
    return (
        Column("state", "State (slug)", "The state's slug.", lambda row: order_of(row).state.slug),
        Column("state_name", "State", "The state.", lambda row: order_of(row).state.name),
    )
