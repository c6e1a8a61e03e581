"""The table by parts of the evidence: each archive alone and without it, and the stretches of time that one draws."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hypotheses.reports.sensitivity.gathering import Gathered
from hypotheses.scoring.sensitivity.cells import Item
from hypotheses.scoring.sensitivity.leaving_out import keeping
from hypotheses.scoring.sensitivity.standing import Standing


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the evidence, and the table that it alone would give."""

    #: an archive's slug, or a stretch of time as it was typed
    name: str
    #: “only” or “without”
    how: str
    #: by cell: where it stands, and by how many units
    cells: Mapping[tuple[str, str], tuple[Standing, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, either end open where it is None; days inclusive."""

    typed: str
    earliest: datetime.date | None
    latest: datetime.date | None

    def holds(self, first: datetime.date | None, last: datetime.date | None) -> bool:
        """Whether a time lies wholly inside (ruling 9)."""
        is_after = self.earliest is None or (first is not None and first >= self.earliest)
        is_before = self.latest is None or (last is not None and last <= self.latest)
        return is_after and is_before


def is_held_in(gathered: Gathered, archive: str) -> Callable[[Item], bool]:
    """Whether a copy of a unit's document lies in an archive."""
    return lambda item: archive in gathered.sources.archives[item.document]


def is_held_beyond(gathered: Gathered, archive: str) -> Callable[[Item], bool]:
    """Whether a unit's document remains without an archive: with a copy elsewhere, or with none anywhere."""
    archives = gathered.sources.archives
    return lambda item: not archives[item.document] or bool(archives[item.document] - {archive})


def archives_of(gathered: Gathered, items: Iterable[Item]) -> list[str]:
    """The archives that hold a document of these units, by slug."""
    return sorted({archive for item in items for archive in gathered.sources.archives[item.document]})


def part(gathered: Gathered, name: str, how: str, is_kept: Callable[[Item], bool]) -> Part:
    """The table by what is kept alone."""
    cells = {
        key: (keeping(cell, gathered.rule, is_kept), sum(map(is_kept, cell.items)))
        for key, cell in gathered.cells.items()
    }
    return Part(name, how, cells)


def archive_parts(gathered: Gathered) -> list[Part]:
    """The table as each archive alone, then as all without it, would have it."""
    items = [item for cell in gathered.cells.values() for item in cell.items]
    ways = (("only", is_held_in), ("without", is_held_beyond))
    return [
        part(gathered, archive, how, way(gathered, archive))
        for archive in archives_of(gathered, items)
        for how, way in ways
    ]


def period_parts(gathered: Gathered, stretches: Iterable[Stretch]) -> list[Part]:
    """The table by what speaks of each stretch of time alone; what nobody can date is in none."""
    times = gathered.sources.times

    def is_within(stretch: Stretch) -> Callable[[Item], bool]:
        return lambda item: (time := times[item.passage]) is not None and stretch.holds(*time)

    return [part(gathered, stretch.typed, "only", is_within(stretch)) for stretch in stretches]


def n_undated(gathered: Gathered) -> int:
    """How many units speak of a time that nobody knows."""
    items = (item for cell in gathered.cells.values() for item in cell.items)
    return sum(gathered.sources.times[item.passage] is None for item in items)
