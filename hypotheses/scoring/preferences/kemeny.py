"""The orders that the evidence contradicts least (Kemeny 1959, pp. 577-591; Young and Levenglick 1978)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

from hypotheses.scoring.preferences.matrix import Matrix

#: Every order is weighed against every other, and with nine outcomes there would be 362,880 of them.
MOST_OUTCOMES = 8
#: Where more orders than these do equally well, the rest are only counted.
MOST_ORDERS = 24

Order = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kemeny:
    """The orders at the smallest distance from the evidence."""

    #: what the evidence says against such an order: the masses of all pairs that it turns round. 0 or more
    distance: Fraction
    #: what it says for it: the masses of all pairs that it keeps. Distance and agreement add up to all masses
    agreement: Fraction
    #: how many orders do equally well; all of them, unless they are more than MOST_ORDERS
    n_orders: int
    #: they themselves, in the order of the outcomes
    orders: tuple[Order, ...]


def distance_of(order: Sequence[str], matrix: Matrix) -> Fraction:
    """How much the evidence says against an order: the sum of w(lower, higher) over all its pairs."""
    weights = matrix.weights
    return sum((weights[lower, higher] for higher, lower in combinations(order, 2)), Fraction(0))


def kemeny(matrix: Matrix) -> Kemeny:
    """All orders of the smallest distance, found among all there are.

    Sets of outcomes, not whole orders, are gone through: which of a set's orders is best does not depend on what
    stands below it.

    Raises:
        ValueError: where there are more than MOST_OUTCOMES outcomes.
    """
    outcomes = matrix.outcomes
    if len(outcomes) > MOST_OUTCOMES:
        raise ValueError(
            f"Kemeny's order is worked out for up to {MOST_OUTCOMES} outcomes; here are {len(outcomes)}."
        )
    weights = matrix.weights
    one = lcm(*(weight.denominator for weight in weights.values()))
    against = [
        [int(weights[a, b] * one) if a != b else 0 for b in outcomes] for a in outcomes
    ]  # [lower][higher]
    best, ways = smallest_distances(against)
    everything = (1 << len(outcomes)) - 1
    distance = Fraction(best[everything], one)
    found = []
    for order in orders_of(everything, against, best):
        found.append(tuple(outcomes[number] for number in order))
        if len(found) == MOST_ORDERS:
            break
    return Kemeny(
        distance=distance,
        agreement=sum(weights.values(), Fraction(0)) - distance,
        n_orders=ways[everything],
        orders=tuple(sorted(found, key=lambda order: [outcomes.index(each) for each in order])),
    )


def smallest_distances(against: Sequence[Sequence[int]]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """For each set of outcomes (its bits) the smallest distance among its own orders, and how many reach it."""
    best, ways = {0: 0}, {0: 1}
    for chosen in range(1, 1 << len(against)):
        costs = {
            lowest: best[chosen ^ (1 << lowest)] + cost_of(lowest, chosen, against) for lowest in bits(chosen)
        }
        best[chosen] = min(costs.values())
        ways[chosen] = sum(
            ways[chosen ^ (1 << lowest)] for lowest, cost in costs.items() if cost == best[chosen]
        )
    return best, ways


def cost_of(lowest: int, chosen: int, against: Sequence[Sequence[int]]) -> int:
    """What the evidence says against putting one outcome below all others of a set."""
    return sum(against[lowest][other] for other in bits(chosen))


def orders_of(chosen: int, against: Sequence[Sequence[int]], best: Mapping[int, int]) -> Iterator[list[int]]:
    """The orders of a set that reach its smallest distance, by the outcomes' numbers."""
    if not chosen:
        yield []
    for lowest in bits(chosen):
        rest = chosen ^ (1 << lowest)
        if best[rest] + cost_of(lowest, chosen, against) == best[chosen]:
            for higher in orders_of(rest, against, best):
                yield [*higher, lowest]


def bits(chosen: int) -> list[int]:
    """The numbers of the outcomes in a set."""
    return [number for number in range(chosen.bit_length()) if chosen >> number & 1]
