"""The networks of a study at a date, ideal beside actual, and the tests of negative connections."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.models import Study
from hypotheses.choices import Basis, Picture
from hypotheses.models import State
from hypotheses.models.networks import Reading as ReadingRow
from hypotheses.queries.networks import ReadingRows, attestations_of, counted_readings, days_of_readings
from hypotheses.scoring.networks import (
    Level,
    Period,
    Reading,
    Step,
    Subject,
    changes,
    hub_of,
    hub_steps,
    network_on,
    pair_of,
    panel,
)
from hypotheses.scoring.rank_tests import Pair, PermutationTest, SignTest, permutation_test, sign_test

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: Where arrangements are drawn, the same ones are drawn each time.
SEED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the networks; None and empty where the study's readings are to decide."""

    day: datetime.date | None = None
    #: states by slug
    ideal_of: str = ""
    hub: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One counted reading as its reader may see it."""

    row: ReadingRow
    #: the keys of the passages that the reader may see
    passages: tuple[str, ...]
    n_restricted: int

    @property
    def rationale(self) -> str:
        """Why it reads so; nothing where it may tell of a restricted passage."""
        return "" if self.n_restricted else self.row.rationale


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests of the negative connections; a test of too little says so by having no share."""

    #: the states at the date, each beside the others
    at_date: PermutationTest
    #: periods of states, shuffled within each state and freely
    within: PermutationTest
    freely: PermutationTest
    #: steps from one period of a state to the next
    steps: SignTest
    #: steps of the hub's ties with the other spokes against what it has of the first
    hub_within: PermutationTest
    hub_freely: PermutationTest


@dataclass(frozen=True, slots=True)
class Networks:
    """Everything that is told of a study's networks at one date."""

    study: Study
    states: Mapping[str, State]
    #: None where no reading says when it holds
    day: datetime.date | None
    #: the first and the last day on which a dated reading begins or ends
    first_day: datetime.date | None
    last_day: datetime.date | None
    hub: str | None
    first: str | None
    ideal_of: str | None
    ideals: tuple[str, ...]
    actual: Mapping[Subject, Level]
    ideal: Mapping[Subject, Level]
    willingness: Mapping[Subject, Level]
    periods: tuple[Period, ...]
    hub_steps: tuple[Step, ...]
    n_steps_left_out: int
    tests: Tests
    readings: tuple[ShownReading, ...]

    @property
    def n_undated(self) -> int:
        """Readings that say nothing of when they hold."""
        return sum(not each.row.valid for each in self.readings)


def networks(study: Study, asked: Asked, user: AnyUser | None) -> Networks:
    """The networks of a study as its submitted readings have them, and the tests."""
    rows = counted_readings(study, user)
    states = {each.slug: each for each in rows.states}
    ties = [each for each in rows.ties if each.valid]
    actual = [as_reading(each) for each in ties if each.picture == Picture.ACTUAL]
    willingness = [as_reading(each) for each in rows.willingness if each.valid]
    hub = asked.hub or hub_of(list(states), actual)
    ideals = tuple(
        slug
        for slug in states
        if any(each.ideal_of is not None and each.ideal_of.slug == slug for each in ties)
    )
    ideal_of = asked.ideal_of or (hub if hub in ideals else next(iter(ideals), None))
    ideal = [as_reading(each) for each in ties if each.ideal_of and each.ideal_of.slug == ideal_of]
    first = asked.first or first_spoke(list(states), hub, ideal, actual)
    first_day, last_day = days_between(actual + willingness or ideal)
    day = asked.day or latest_beginning(actual + willingness or ideal)
    ordinal = day.toordinal() if day else 0
    periods = panel(states, hub, actual, willingness) if hub else []
    steps, n_left_out = hub_steps(states, hub, first, actual) if hub and first else ([], 0)
    found_actual = network_on(actual, ordinal) if day else {}
    found_willingness = network_on(willingness, ordinal) if day else {}
    return Networks(
        study=study,
        states=states,
        day=day,
        first_day=first_day,
        last_day=last_day,
        hub=hub,
        first=first,
        ideal_of=ideal_of,
        ideals=ideals,
        actual=found_actual,
        ideal=network_on(ideal, ordinal) if day else {},
        willingness=found_willingness,
        periods=tuple(periods),
        hub_steps=tuple(steps),
        n_steps_left_out=n_left_out,
        tests=tests_of(states, hub, found_actual, found_willingness, periods, steps),
        readings=shown(rows),
    )


def as_reading(row: ReadingRow) -> Reading:
    """A row as scoring takes it."""
    slugs = [each.slug for each in row.states]
    return Reading(
        key=row.key,
        subject=tuple(sorted(slugs)),
        value=row.value,
        coder=row.coder.slug,
        begins=row.valid_earliest.toordinal() if row.valid_earliest else None,
        ends=row.valid_latest.toordinal() if row.valid_latest else None,
        is_inferred=row.basis == Basis.INFERRED,
        is_illustrative=row.is_illustrative,
    )


def first_spoke(
    states: Sequence[str], hub: str | None, ideal: Iterable[Reading], actual: Iterable[Reading]
) -> str | None:
    """The spoke with the strongest tie to the hub, by the ideal where there is one; of equals the first."""
    readings = list(ideal) or list(actual)
    strongest = {
        state: max((each.value for each in readings if each.subject == pair_of(state, hub)), default=-1)
        for state in states
        if hub is not None and state != hub
    }
    found = max(strongest, key=lambda state: strongest[state], default=None)
    return found if found is not None and strongest[found] >= 0 else None


def days_between(readings: Iterable[Reading]) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day that readings name."""
    days = [day for each in readings for day in (each.begins, each.ends) if day is not None]
    if not days:
        return None, None
    return datetime.date.fromordinal(min(days)), datetime.date.fromordinal(max(days))


def latest_beginning(readings: Sequence[Reading]) -> datetime.date | None:
    """The day on which the last reading begins; where all are open to that side, the first on which one ends."""
    begun = [each.begins for each in readings if each.begins is not None]
    ended = [each.ends for each in readings if each.ends is not None]
    day = max(begun) if begun else min(ended) if ended else None
    return datetime.date.fromordinal(day) if day is not None else None


def tests_of(
    states: Iterable[str],
    hub: str | None,
    actual: Mapping[Subject, Level],
    willingness: Mapping[Subject, Level],
    periods: Sequence[Period],
    steps: Sequence[Step],
) -> Tests:
    """The tests of what was read."""
    at_date = [
        Pair(actual[pair_of(state, hub)].value, willingness[(state,)].value)
        for state in states
        if hub and state != hub and pair_of(state, hub) in actual and (state,) in willingness
    ]
    of_periods = [Pair(each.tie.value, each.willingness.value, each.state) for each in periods]
    of_steps = [Pair(each.contribution, each.change, each.state) for each in steps]
    return Tests(
        at_date=permutation_test(at_date, chance(), blocked=False),
        within=permutation_test(of_periods, chance(), blocked=True),
        freely=permutation_test(of_periods, chance(), blocked=False),
        steps=sign_test([(tie, will) for _, tie, will in changes(periods)]),
        hub_within=permutation_test(of_steps, chance(), blocked=True),
        hub_freely=permutation_test(of_steps, chance(), blocked=False),
    )


def shown(rows: ReadingRows) -> tuple[ShownReading, ...]:
    """The counted readings, ties before willingness, with the passages that may be seen."""
    found = []
    for row in (*rows.ties, *rows.willingness):
        attested = attestations_of(row)
        seen = tuple(each.passage.key for each in attested if each.passage_id in rows.passages_seen)
        found.append(ShownReading(row, seen, len(attested) - len(seen)))
    return tuple(found)


def chance() -> random.Random:
    """The generator of every test: with one seed, so that a result can be had again."""
    return random.Random(SEED)  # noqa: S311 - it draws arrangements, and keeps no secret


def years_of_change(study: Study) -> tuple[int, int, tuple[int, ...]] | None:
    """The first and the last year of which a counted reading speaks, and those in which one begins or has ended.

    None where no reading names a year.
    """
    days = days_of_readings(study)
    begun = {begins.year for begins, _ in days if begins}
    ended = {ends.year for _, ends in days if ends}
    named = begun | ended
    return (min(named), max(named), tuple(sorted(begun))) if named else None
