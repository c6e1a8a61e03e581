"""From readings to masses: what the evidence of one state says of every pair of outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from hypotheses.scoring.preferences.values import Comparison, Lean, Reading
from hypotheses.scoring.values import FULL_STRENGTH

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every pair of a state's outcomes, each compared once. Raises ValueError where an outcome is named twice."""

    outcomes: tuple[str, ...]
    comparisons: tuple[Comparison, ...]

    def __post_init__(self) -> None:
        """Refuse a matrix that would leave a pair out or have one twice."""
        if len(set(self.outcomes)) < len(self.outcomes):
            raise ValueError(f"Outcomes must differ: {', '.join(self.outcomes)}.")
        pairs = [(each.first, each.second) for each in self.comparisons]
        if pairs != list(combinations(self.outcomes, 2)):
            raise ValueError("A matrix compares every pair of outcomes once, in the order of the outcomes.")

    @property
    def by_pair(self) -> Mapping[Pair, Comparison]:
        """Each comparison under both orders of its pair."""
        found: dict[Pair, Comparison] = {}
        for each in self.comparisons:
            found[each.first, each.second] = found[each.second, each.first] = each
        return found

    @property
    def winners(self) -> Mapping[Pair, bool]:
        """For each ordered pair, whether the first beats the second."""
        return {pair: each.winner == pair[0] for pair, each in self.by_pair.items()}

    @property
    def weights(self) -> Mapping[Pair, Fraction]:
        """For each ordered pair, the mass of the evidence that the first is preferred to the second."""
        return {
            pair: each.for_first if pair[0] == each.first else each.for_second
            for pair, each in self.by_pair.items()
        }

    @property
    def is_empty(self) -> bool:
        """Whether no pair was compared at all."""
        return not any(each.is_compared for each in self.comparisons)


def compare(outcomes: Sequence[str], readings: Iterable[Reading]) -> Matrix:
    """Add up the readings of one state: w(a, b) is a sum over clusters, each with its heaviest passage's say.

    A passage's value for a pair is the coders' mean of signed strength over full strength, -1 to 1, as a congruence
    table has it for a prediction: coders who agree change nothing, coders on opposite sides cancel. A cluster has
    one vote in each direction, the largest product of value and reliability among its passages.

    Raises:
        ValueError: naming every reading that speaks of an unknown outcome, every passage whose readings disagree
            about its cluster or reliability, and every coder who counts twice on a passage and pair.
    """
    place = {outcome: number for number, outcome in enumerate(outcomes)}
    given = list(readings)
    refuse_impossible(place, given)
    grouped: defaultdict[Pair, list[Reading]] = defaultdict(list)
    for reading in given:
        grouped[in_order(reading, place)].append(reading)
    return Matrix(
        tuple(outcomes),
        tuple(comparison(*pair, grouped.get(pair, ())) for pair in combinations(outcomes, 2)),
    )


def in_order(reading: Reading, place: Mapping[str, int]) -> Pair:
    """The pair of which a reading speaks, in the order of the outcomes."""
    first, second = sorted((reading.better, reading.worse), key=lambda outcome: place[outcome])
    return first, second


def comparison(first: str, second: str, readings: Sequence[Reading]) -> Comparison:
    """What the readings of one pair add up to."""
    by_passage: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_passage[reading.passage].append(reading)
    sides: defaultdict[str, list[Fraction]] = defaultdict(list)
    for own in by_passage.values():
        sides[own[0].cluster].append(own[0].reliability * passage_value(first, own))
    leans = (
        Lean(cluster, max(Fraction(0), *masses), max(Fraction(0), *(-mass for mass in masses)))
        for cluster, masses in sorted(sides.items())
    )
    return Comparison(
        first,
        second,
        leans=tuple(lean for lean in leans if lean.for_first or lean.for_second),
        n_readings=len(readings),
        n_passages=len(by_passage),
        n_contested=sum(len({reading.better for reading in own}) > 1 for own in by_passage.values()),
    )


def passage_value(first: str, readings: Sequence[Reading]) -> Fraction:
    """The coders' mean for one passage and pair: 1 says in terms that the first is preferred, -1 the second."""
    signed = sum(reading.strength if reading.better == first else -reading.strength for reading in readings)
    return Fraction(signed, FULL_STRENGTH * len(readings))


def refuse_impossible(outcomes: Mapping[str, int], readings: Sequence[Reading]) -> None:
    """Raise ValueError naming everything that would make the sums depend on the order of the readings."""
    faults: set[str] = set()
    sources: defaultdict[str, set[object]] = defaultdict(set)
    seen = set()
    for reading in readings:
        unknown = {reading.better, reading.worse} - outcomes.keys()
        faults.update(f"{outcome} is no outcome" for outcome in unknown)
        sources[reading.passage].add((reading.cluster, reading.reliability))
        once = reading.passage, reading.coder, frozenset((reading.better, reading.worse))
        if once in seen:
            faults.add(f"{reading.coder} counts twice in passage {reading.passage} on one pair")
        seen.add(once)
    faults.update(
        f"the readings of passage {passage} disagree about its source"
        for passage, found in sources.items()
        if len(found) > 1
    )
    if faults:
        raise ValueError("Readings cannot be added up: " + "; ".join(sorted(faults)) + ".")
