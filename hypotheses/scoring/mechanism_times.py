"""Whether a mechanism's parts can have come in the order in which its arrows put them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypotheses.scoring.mechanism_order import Arrow, reached_from


@dataclass(frozen=True, slots=True)
class EventTerms:
    """An event with the parts that it is an instance of. Days are numbered from 1 January of the year 1."""

    key: str
    parts: tuple[str, ...]
    #: The first and last day that its date allows; None where the date is open on that side.
    earliest: int | None
    latest: int | None
    #: Whether it has a date at all.
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """An event that had certainly ended before anything of an earlier part began."""

    event: str
    #: The later part, of which the event is an instance.
    part: str
    #: The part that should come before it.
    earlier: str


def out_of_order(events: Sequence[EventTerms], arrows: Sequence[Arrow]) -> tuple[OutOfOrder, ...]:
    """The events of later parts that had certainly ended before the first dated event of an earlier part began.

    Certain is what holds on every day that the dates allow: “1953” may be its last day, and an open side may be any.
    Undated events are left out on both sides, so what is found holds as far as events are dated. Parts on one round
    have no order and are left out.
    """
    dated = [event for event in events if event.is_dated]
    begins = first_days(dated)
    found = []
    for earlier in sorted(begins):
        day = begins[earlier]
        later = reached_from(arrows, earlier)
        if day is None or earlier in later:
            continue
        found += [
            OutOfOrder(event.key, part, earlier)
            for event in dated
            for part in event.parts
            if part in later and event.latest is not None and event.latest < day
        ]
    return tuple(found)


def first_days(dated: Sequence[EventTerms]) -> dict[str, int | None]:
    """The first day on which each part may have begun; None where an event of it has no first day."""
    begins: dict[str, int | None] = {}
    for event in dated:
        for part in event.parts:
            known = begins.get(part, event.earliest)
            begins[part] = None if known is None or event.earliest is None else min(known, event.earliest)
    return begins


def undated(events: Sequence[EventTerms]) -> tuple[str, ...]:
    """The events without a date, by key: they stand beside the check, not in it."""
    return tuple(event.key for event in events if not event.is_dated)
