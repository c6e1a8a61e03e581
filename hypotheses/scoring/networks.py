"""Networks of states at a date, and how they change: readings with days on which they hold, put together.

Days are whole numbers that count on by one (`date.toordinal`); what they are called is no business of arithmetic.
The scales and the use of the latest reading are docs/scoring.md's, after Izumikawa 2020, pp. 16-18 and 45.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

#: Two states that a tie joins, in the order of their names; or one state, whose willingness is read.
Subject = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One coder's reading of a tie or of a state's willingness, on a scale from 0 to 4."""

    key: str
    subject: Subject
    value: int
    coder: str
    #: the first and the last day for which it holds; None where that side is open
    begins: int | None
    ends: int | None
    is_inferred: bool = False
    is_illustrative: bool = False

    def holds_on(self, day: int) -> bool:
        """Whether it speaks of this day."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Level:
    """What the readings that count on a day say of one tie or one state."""

    subject: Subject
    #: the mean of the coders, from 0 to 4
    value: Fraction
    #: the lowest and the highest value that any of them gives: how uncertain it is
    low: int
    high: int
    n_coders: int
    #: whether no coder found it stated or implied
    is_inferred: bool
    #: whether some reading behind it only illustrates the method
    is_illustrative: bool
    #: the readings, by key
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same readings count, on every scale at once."""

    #: None where the first reading is open to that side
    begins: int | None
    ends: int | None
    levels: tuple[Level, ...]


def level(readings: Iterable[Reading], day: int) -> Level | None:
    """What the readings of one subject say of a day; None where none of them speaks of it.

    Of each coder that reading counts which began last; several that began on one day count as their mean.
    """
    by_coder: defaultdict[str, list[Reading]] = defaultdict(list)
    for each in readings:
        if each.holds_on(day):
            by_coder[each.coder].append(each)
    counted = {coder: latest(each) for coder, each in by_coder.items()}
    if not counted:
        return None
    together = [each for found in counted.values() for each in found]
    means = [Fraction(sum(each.value for each in found), len(found)) for found in counted.values()]
    return Level(
        subject=together[0].subject,
        value=sum(means, Fraction(0)) / len(means),
        low=min(each.value for each in together),
        high=max(each.value for each in together),
        n_coders=len(counted),
        is_inferred=all(each.is_inferred for each in together),
        is_illustrative=any(each.is_illustrative for each in together),
        readings=tuple(sorted(each.key for each in together)),
    )


def latest(readings: Sequence[Reading]) -> list[Reading]:
    """Those that began last; what is open to that side began before all others."""
    begun = [each.begins for each in readings if each.begins is not None]
    last = max(begun, default=None)
    return [each for each in readings if each.begins == last]


def by_subject(readings: Iterable[Reading]) -> dict[Subject, list[Reading]]:
    """The readings of each tie or state."""
    found: defaultdict[Subject, list[Reading]] = defaultdict(list)
    for each in readings:
        found[each.subject].append(each)
    return dict(found)


def network_on(readings: Iterable[Reading], day: int) -> dict[Subject, Level]:
    """The ties (or the states' willingness) on a day, without those of which no reading speaks."""
    found = {subject: level(each, day) for subject, each in by_subject(readings).items()}
    return {subject: each for subject, each in sorted(found.items()) if each is not None}


def stretches(*scales: Sequence[Reading]) -> list[Stretch]:
    """The time for which every scale has a reading, cut wherever another reading begins to count on any of them.

    Two readings of one value that follow each other are two stretches: the coder told them apart.
    """
    readings = [each for scale in scales for each in scale]
    starts = {each.begins for each in readings if each.begins is not None}
    cuts = sorted(starts | {each.ends + 1 for each in readings if each.ends is not None})
    # before the first cut only what is open to that side speaks
    spans: list[tuple[int | None, int | None]] = [(None, cuts[0] - 1 if cuts else None)]
    spans += [(begins, after - 1) for begins, after in pairwise(cuts)]
    spans += [(cuts[-1], None)] if cuts else []
    found: list[Stretch] = []
    for begins, ends in spans:
        day = begins if begins is not None else ends if ends is not None else 0
        levels = [each for each in (level(scale, day) for scale in scales) if each is not None]
        if not scales or len(levels) < len(scales):
            continue
        before = found[-1] if found else None
        if (
            before
            and before.ends is not None
            and before.ends + 1 == begins
            and before.levels == tuple(levels)
        ):
            found[-1] = Stretch(before.begins, ends, before.levels)
        else:
            found.append(Stretch(begins, ends, tuple(levels)))
    return found


def pair_of(one: str, other: str) -> Subject:
    """The tie between two states, which has no direction."""
    return (min(one, other), max(one, other))


def hub_of(states: Sequence[str], ties: Iterable[Reading]) -> str | None:
    """The state whose ties, each at its strongest, add up to most; of equals the first. None without any tie."""
    strongest: defaultdict[str, dict[Subject, int]] = defaultdict(dict)
    for each in ties:
        for state in each.subject:
            strongest[state][each.subject] = max(each.value, strongest[state].get(each.subject, 0))
    sums = {state: sum(strongest[state].values()) for state in states if state in strongest}
    return max(sums, key=lambda state: sums[state], default=None)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one spoke's time: how strong its tie with the hub was, and how willing it was."""

    state: str
    begins: int | None
    ends: int | None
    tie: Level
    willingness: Level


def panel(
    states: Iterable[str], hub: str, ties: Iterable[Reading], willingness: Iterable[Reading]
) -> list[Period]:
    """The periods of every state but the hub, in the order of the states and of time."""
    tie_readings, will_readings = by_subject(ties), by_subject(willingness)
    return [
        Period(state, each.begins, each.ends, *each.levels)
        for state in states
        if state != hub
        for each in stretches(tie_readings.get(pair_of(state, hub), []), will_readings.get((state,), []))
    ]


def changes(periods: Sequence[Period]) -> list[tuple[str, Fraction, Fraction]]:
    """The steps from each period to the next of the same state: state, change of its tie, change of its willingness."""
    return [
        (
            later.state,
            later.tie.value - earlier.tie.value,
            later.willingness.value - earlier.willingness.value,
        )
        for earlier, later in pairwise(periods)
        if earlier.state == later.state
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """A new reading of the hub's tie with one spoke, beside what the hub had of another on that day."""

    state: str
    day: int
    #: the hub's tie with the spoke whose contribution is asked about
    contribution: Fraction
    #: by how much the tie with this state changed
    change: Fraction


def hub_steps(states: Iterable[str], hub: str, first: str, ties: Sequence[Reading]) -> tuple[list[Step], int]:
    """Steps of the hub's ties with all spokes but the first; and how many found no reading of the first on their day.

    Izumikawa 2020, p. 17: the hub's will to strengthen ties with other spokes falls with what it gets from one.
    """
    readings: Mapping[Subject, Sequence[Reading]] = by_subject(ties)
    found, n_left_out = [], 0
    for state in states:
        if state in (hub, first):
            continue
        for earlier, later in pairwise(stretches(readings.get(pair_of(state, hub), []))):
            assert later.begins is not None  # noqa: S101 - something came before it
            had = level(readings.get(pair_of(first, hub), []), later.begins)
            if had is None:
                n_left_out += 1
                continue
            change = later.levels[0].value - earlier.levels[0].value
            found.append(Step(state, later.begins, had.value, change))
    return found, n_left_out
