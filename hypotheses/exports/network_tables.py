"""The networks of a study as tables: ties, willingness, periods, tests, steps of the hub, readings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.tables import Column, Table
from hypotheses.choices import Picture
from hypotheses.exports.network_tests import TESTS, outcomes
from hypotheses.reports.networks import Networks, ShownReading
from hypotheses.scoring.networks import Level, Period, Step, Subject

#: The names of the tables, the first being what a format for one table gives unless another is named.
NAMES = ("ties", "willingness", "periods", "tests", "hub_steps", "readings")
FROM_0_TO_4 = "from 0 to 4"


@dataclass(frozen=True, slots=True)
class Line:
    """One tie, or one state's willingness, on the date."""

    picture: str
    ideal_of: str
    level: Level
    names: tuple[str, ...]


def of_level(kind: str) -> tuple[Column[Line], ...]:
    """The columns that ties and willingness share."""
    return (
        Column(
            "value",
            "Value",
            f"{kind}: the mean of the coders.",
            lambda line: line.level.value,
            2,
            FROM_0_TO_4,
        ),
        Column(
            "low", "Lowest", "The lowest value a coder gives.", lambda line: line.level.low, 0, FROM_0_TO_4
        ),
        Column(
            "high",
            "Highest",
            "The highest value a coder gives.",
            lambda line: line.level.high,
            0,
            FROM_0_TO_4,
        ),
        Column("n_coders", "Coders", "How many coders read it.", lambda line: line.level.n_coders),
        Column(
            "is_inferred",
            "Inferred",
            "Whether no coder found it stated or implied.",
            lambda line: line.level.is_inferred,
        ),
        Column(
            "is_illustrative",
            "Illustrative",
            "Whether a reading behind it only illustrates the method.",
            lambda line: line.level.is_illustrative,
        ),
        Column("readings", "Readings", "The readings that count, by key.", lambda line: line.level.readings),
    )


TIES: tuple[Column[Line], ...] = (
    Column(
        "picture", "Picture", "The network as it was, or as somebody wished it.", lambda line: line.picture
    ),
    Column("ideal_of", "Ideal of", "Whose wish it was.", lambda line: line.ideal_of or None),
    Column("source", "Source", "One of the two states, by slug.", lambda line: line.level.subject[0]),
    Column("target", "Target", "The other state, by slug.", lambda line: line.level.subject[1]),
    Column("states", "States", "The two states by name.", lambda line: line.names),
    *of_level("How strong the tie is"),
)
WILLINGNESS: tuple[Column[Line], ...] = (
    Column("state", "State", "The state, by slug.", lambda line: line.level.subject[0]),
    Column("name", "Name", "The state's name.", lambda line: line.names[0]),
    *of_level("How willing it is to tie itself to other spokes"),
)
PERIODS: tuple[Column[Period], ...] = (
    Column("state", "State", "The spoke, by slug.", lambda each: each.state),
    Column(
        "begins",
        "Begins",
        "The period's first day; nothing where it is open.",
        lambda each: day_of(each.begins),
    ),
    Column(
        "ends", "Ends", "The period's last day; nothing where it is open.", lambda each: day_of(each.ends)
    ),
    Column("tie", "Tie with the hub", "How strong it is.", lambda each: each.tie.value, 2, FROM_0_TO_4),
    Column(
        "willingness",
        "Willingness",
        "How willing the state is to tie itself to other spokes.",
        lambda each: each.willingness.value,
        2,
        FROM_0_TO_4,
    ),
    Column(
        "readings",
        "Readings",
        "The readings that count, by key.",
        lambda each: (*each.tie.readings, *each.willingness.readings),
    ),
)
STEPS: tuple[Column[Step], ...] = (
    Column(
        "state", "State", "The spoke whose tie with the hub is read anew, by slug.", lambda each: each.state
    ),
    Column("day", "Day", "The day on which the new reading begins.", lambda each: day_of(each.day)),
    Column(
        "contribution",
        "Tie with the first spoke",
        "How strong the hub's tie with the first spoke is on that day.",
        lambda each: each.contribution,
        2,
        FROM_0_TO_4,
    ),
    Column("change", "Change", "By how much the tie changes.", lambda each: each.change, 2, "from -4 to 4"),
)
READINGS: tuple[Column[ShownReading], ...] = (
    Column("key", "Key", "The reading's key.", lambda each: each.row.key),
    Column(
        "kind",
        "Kind",
        "Tie or willingness.",
        lambda each: "tie" if len(each.row.states) == 2 else "willingness",
    ),
    Column(
        "states", "States", "The states it speaks of.", lambda each: tuple(s.name for s in each.row.states)
    ),
    Column("picture", "Picture", "As it was, or as somebody wished it.", lambda each: picture_of(each)),
    Column(
        "valid",
        "Valid",
        "For what time it holds (EDTF); nothing where unsaid.",
        lambda each: each.row.valid or None,
    ),
    Column("value", "Value", "What it reads.", lambda each: each.row.value, 0, FROM_0_TO_4),
    Column("basis", "Basis", "Stated, implied, or inferred by the coder.", lambda each: each.row.basis),
    Column(
        "is_illustrative",
        "Illustrative",
        "Set down to illustrate the method.",
        lambda each: each.row.is_illustrative,
    ),
    Column("coder", "Coder", "Who reads it so.", lambda each: each.row.coder.slug),
    Column("passages", "Passages", "The passages that attest it.", lambda each: each.passages),
    Column("n_restricted", "Restricted", "How many more are restricted.", lambda each: each.n_restricted),
    Column(
        "rationale", "Rationale", "Why; not told where a passage is restricted.", lambda each: each.rationale
    ),
)


def tables(found: Networks, pictures: Sequence[str], *, blocked: bool) -> Mapping[str, Table]:
    """All tables, by name.

    Args:
        found: the networks.
        pictures: which of them the table of ties has.
        blocked: whether the finding speaks of the test within states.
    """
    on = f" on {found.day}" if found.day else ""
    hub = found.states[found.hub].name if found.hub else "the hub"
    return {
        "ties": Table.build(f"Ties{on}", TIES, lines_of_ties(found, pictures)),
        "willingness": Table.build(
            f"Willingness towards other spokes{on}",
            WILLINGNESS,
            [Line("", "", each, names(found, each.subject)) for each in found.willingness.values()],
        ),
        "periods": Table.build(f"Periods of states and their ties with {hub}", PERIODS, found.periods),
        "tests": Table.build("Tests of negative connections", TESTS, list(outcomes(found, blocked=blocked))),
        "hub_steps": Table.build(
            f"Steps of the ties between {hub} and the other spokes", STEPS, found.hub_steps
        ),
        "readings": Table.build("Readings", READINGS, found.readings),
    }


def lines_of_ties(found: Networks, pictures: Sequence[str]) -> Iterator[Line]:
    """The ties of the pictures asked for."""
    if Picture.IDEAL in pictures:
        for each in found.ideal.values():
            yield Line(Picture.IDEAL, found.ideal_of or "", each, names(found, each.subject))
    if Picture.ACTUAL in pictures:
        for each in found.actual.values():
            yield Line(Picture.ACTUAL, "", each, names(found, each.subject))


def names(found: Networks, subject: Subject) -> tuple[str, ...]:
    """The names of states."""
    return tuple(found.states[slug].name for slug in subject)


def day_of(ordinal: int | None) -> datetime.date | None:
    """A day as people name it; nothing for an open side."""
    return datetime.date.fromordinal(ordinal) if ordinal is not None else None


def picture_of(reading: ShownReading) -> str | None:
    """Of a tie, which network it belongs to: “actual”, “ideal of united-states”; of willingness nothing."""
    if len(reading.row.states) == 1:
        return None
    of = getattr(reading.row, "ideal_of", None)
    return f"{Picture.IDEAL.value} of {of.slug}" if of else Picture.ACTUAL.value
