"""In what order the states of a study prefer its outcomes: each with its pairs, its order, and what was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from evidence.models import Passage, Study
from evidence.reports import citation_of
from hypotheses.models import Outcome, PublishedOrder, State
from hypotheses.queries import preferences as queries
from hypotheses.queries.evidence import clusters_told
from hypotheses.queries.preferences import CountedReading
from hypotheses.queries.settings import rule_of
from hypotheses.scoring.preferences.kemeny import MOST_OUTCOMES, Kemeny, kemeny
from hypotheses.scoring.preferences.matrix import Matrix, compare, passage_value
from hypotheses.scoring.preferences.printed import (
    preferred,
    read_ranking,
    same_order,
    written_group,
    written_order,
)
from hypotheses.scoring.preferences.ranking import Group, Ranking, rank
from hypotheses.scoring.preferences.values import Comparison
from hypotheses.scoring.rule import Rule

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class ToldReading:
    """One counted reading, as far as whoever looks may see it: without its passage where that is hidden (ruling 1)."""

    counted: CountedReading
    #: None where the passage's document does not exist for whoever looks
    passage: Passage | None
    citation: str | None
    #: the cluster's name, where naming it gives nothing away
    cluster: str | None
    #: what its passage says of the pair after all coders, from -1 to 1; above 0 on this reading's side
    passage_value: Fraction


@dataclass(frozen=True, slots=True)
class StateOrder:
    """One state: what the evidence says of every pair, the order that follows, and what somebody printed."""

    state: State
    letters: Mapping[str, str]
    matrix: Matrix
    ranking: Ranking
    #: None where there are too many outcomes, or nothing to order
    kemeny: Kemeny | None
    published: PublishedOrder | None
    #: the printed order's places; None without one, and where the letters of today cannot spell it
    places: tuple[Group, ...] | None
    readings: tuple[ToldReading, ...]

    @property
    def order(self) -> str | None:
        """What is known of the order, in letters; None where nothing is."""
        return written_order(self.ranking, self.letters) or None

    @property
    def agrees(self) -> bool | None:
        """Whether the evidence gives just the printed order; None where none is printed, or it cannot be read."""
        return None if self.places is None else same_order(self.ranking, self.places)

    @property
    def parts_on(self) -> tuple[Comparison, ...]:
        """The compared pairs on which the printed order says otherwise."""
        return tuple(each for each in self.matrix.comparisons if self.pair_agrees(each) is False)

    @property
    def weak(self) -> tuple[Comparison, ...]:
        """The pairs that are decided, but only weakly."""
        return tuple(each for each in self.matrix.comparisons if each.weakness is not None)

    @property
    def ties(self) -> tuple[Comparison, ...]:
        """The pairs that were compared and came out level."""
        return tuple(each for each in self.matrix.comparisons if each.is_tied)

    @property
    def not_compared(self) -> tuple[Comparison, ...]:
        """The pairs of which no reading speaks."""
        return tuple(each for each in self.matrix.comparisons if not each.is_compared)

    @property
    def n_restricted(self) -> int:
        """How many of its readings come from restricted documents."""
        return sum(each.counted.is_restricted for each in self.readings)

    @property
    def n_clusters(self) -> int:
        """How many clusters lean any way on any pair."""
        return len({lean.cluster for each in self.matrix.comparisons for lean in each.leans})

    @property
    def cycles(self) -> tuple[str, ...]:
        """The cycles in letters, the first being of the most preferred."""
        return tuple(written_group(group, self.ranking, self.letters) for group in self.ranking.cycles)

    def printed_winner(self, pair: Comparison) -> str | None:
        """Which of the two the printed order prefers; None where it prefers neither or there is none."""
        return None if self.places is None else preferred(self.places, pair.first, pair.second)

    def pair_agrees(self, pair: Comparison) -> bool | None:
        """Whether printed order and evidence prefer the same; None where either says nothing of the pair."""
        if self.places is None or not pair.is_compared:
            return None
        named = {outcome for place in self.places for outcome in place}
        return pair.winner == self.printed_winner(pair) if {pair.first, pair.second} <= named else None

    def in_letters(self, pair: Comparison) -> str:
        """A pair as it is decided: “D > H”, or “D = H”, or “D ? H” where nobody compared them."""
        if pair.winner is not None and pair.loser is not None:
            return f"{self.letters[pair.winner]} > {self.letters[pair.loser]}"
        return f"{self.letters[pair.first]} {'=' if pair.is_compared else '?'} {self.letters[pair.second]}"


@dataclass(frozen=True, slots=True)
class PreferenceReport:
    """The orders of all states of a study, with the rule that weighed the evidence."""

    study: Study
    rule: Rule
    outcomes: tuple[Outcome, ...]
    orders: tuple[StateOrder, ...]


def preference_report(study: Study, user: AnyUser) -> PreferenceReport:
    """Add up the study's readings and put its outcomes in order, state by state.

    Every counted reading counts for everybody; what `user` may not see is told without its passage.
    """
    rule = rule_of(study)
    outcomes = queries.outcomes_of(study)
    readings = queries.counted_readings(study, rule)
    published = queries.published_orders(study)
    told = tell(readings, study, user)
    return PreferenceReport(
        study=study,
        rule=rule,
        outcomes=tuple(outcomes),
        orders=tuple(
            state_order(state, outcomes, told[state.slug], published.get(state.slug))
            for state in queries.states_of(study)
        ),
    )


def state_order(
    state: State,
    outcomes: Sequence[Outcome],
    readings: Sequence[ToldReading],
    published: PublishedOrder | None,
) -> StateOrder:
    """One state's order."""
    matrix = compare([each.slug for each in outcomes], [each.counted.reading for each in readings])
    can_be_ordered = 1 < len(outcomes) <= MOST_OUTCOMES and not matrix.is_empty
    return StateOrder(
        state=state,
        letters={each.slug: each.letter for each in outcomes},
        matrix=matrix,
        ranking=rank(matrix),
        kemeny=kemeny(matrix) if can_be_ordered else None,
        published=published,
        places=places_of(published, outcomes),
        readings=tuple(readings),
    )


def places_of(published: PublishedOrder | None, outcomes: Sequence[Outcome]) -> tuple[Group, ...] | None:
    """The places of a printed order; None without one, and where an outcome lost its letter since."""
    if published is None:
        return None
    try:
        return read_ranking(published.ranking, {each.letter: each.slug for each in outcomes})
    except ValueError:
        return None


def tell(
    readings: Sequence[CountedReading], study: Study, user: AnyUser
) -> Mapping[str, Sequence[ToldReading]]:
    """The readings by state, each with as much of its passage as the user may see."""
    passages = queries.passages_told(readings, user)
    clusters = clusters_told(study, user)
    units = by_passage_and_pair(readings)
    told: defaultdict[str, list[ToldReading]] = defaultdict(list)
    for each in readings:
        passage = passages.get(each.passage_id)
        cluster = passage.cluster if passage is not None else None
        told[each.state].append(
            ToldReading(
                counted=each,
                passage=passage,
                citation=citation_of(passage.document, pages=passage.pages) if passage else None,
                cluster=cluster.name if cluster is not None and cluster.pk in clusters else None,
                passage_value=passage_value(
                    each.reading.better, [other.reading for other in units[unit_of(each)]]
                ),
            )
        )
    return told


def by_passage_and_pair(
    readings: Sequence[CountedReading],
) -> Mapping[tuple[str, str, frozenset[str]], Sequence[CountedReading]]:
    """All coders' readings of one passage, state and pair."""
    found: defaultdict[tuple[str, str, frozenset[str]], list[CountedReading]] = defaultdict(list)
    for each in readings:
        found[unit_of(each)].append(each)
    return found


def unit_of(reading: CountedReading) -> tuple[str, str, frozenset[str]]:
    """The passage, state and pair of which a reading speaks."""
    said = reading.reading
    return said.passage, reading.state, frozenset((said.better, said.worse))
