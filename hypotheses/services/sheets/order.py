"""Rows that refer to rows of their own kind: what is referred to comes first, and nothing contains itself."""

from __future__ import annotations

from typing import Any

from hypotheses.services.sheets.intake import Intake
from hypotheses.services.sheets.spool import Spool
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import Key, SheetEntry


def in_order(intake: Intake, name: str) -> Spool[SheetEntry]:
    """The rows of a kind, those that others refer to before these; the border of a batch between the two."""
    kind = KINDS[name]
    ordered: Spool[SheetEntry] = intake.new_spool()
    later: list[SheetEntry] = []
    for entry in intake.spools[name]:
        (later.append if outward(kind, entry) else ordered.add)(entry)
    refused = {entry.place for entry in refuse_circles(intake, kind, later)}
    later = [entry for entry in later if entry.place not in refused]
    while later:
        ordered.flush()
        waiting = {entry.identity for entry in later}
        ready = [entry for entry in later if not waiting & set(outward(kind, entry).values())]
        for entry in ready or later:
            ordered.add(entry)
        later = [entry for entry in later if waiting & set(outward(kind, entry).values())] if ready else []
    return ordered


def outward(kind: Kind, entry: SheetEntry) -> dict[str, Key]:
    """The rows of its own kind that a row refers to, by column."""
    found = {name: entry.key_of(kind.columns[name]) for name in kind.self_references}
    return {name: key for name, key in found.items() if key is not None}


def refuse_circles(intake: Intake, kind: Kind, entries: list[SheetEntry]) -> list[SheetEntry]:
    """The rows that would contain themselves, each with a fault: by what the files and the database say together."""
    refused = []
    for name in kind.self_references if entries else ():
        above = stored_above(kind, name)
        above |= {entry.identity: key for entry in entries if (key := outward(kind, entry).get(name))}
        for entry in entries:
            if comes_back(above, entry.identity) and entry not in refused:
                intake.reject(entry, [entry.fault(name, f"This would make the {kind.one} contain itself.")])
                refused.append(entry)
    return refused


def stored_above(kind: Kind, name: str) -> dict[Key, Key]:
    """Of the rows that the database has, what each is part of."""
    own = kind.model.NATURAL_KEY
    other = [f"{name}__{lookup}" for lookup in own]
    rows: Any = kind.model._default_manager.filter(**{f"{name}__isnull": False}).order_by()
    return {tuple(row[: len(own)]): tuple(row[len(own) :]) for row in rows.values_list(*own, *other)}


def comes_back(above: dict[Key, Key], start: Key) -> bool:
    """Whether the chain that begins here leads back to here."""
    seen = set()
    here = above.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = above.get(here)
    return False
