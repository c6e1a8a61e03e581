"""From pairs to an order, or to what stands in its way: cycles, ties, pairs that nobody compared.

Beating is taken pair by pair (Condorcet 1785); nothing is broken silently. Outcomes that lead to each other over
beaten and tied pairs, a decided one among them, are a cycle. Outcomes that are all level with each other, and stand
above and below the same others, share a place. Places are put above each other as far as decided pairs, directly or
over third outcomes, say so; that A is level with B, and B beats C, does not put A above C.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TypeVar

from hypotheses.scoring.preferences.matrix import Matrix, Pair

Group = tuple[str, ...]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Ranking:
    """How the outcomes of a state stand to each other."""

    #: single outcomes, ties and cycles, no lower one before a higher one; else in the order of the outcomes
    groups: tuple[Group, ...]
    #: the groups that are cycles: pairs that lead in a circle, with a decided pair among them
    cycles: tuple[Group, ...]
    #: which groups stand directly above which, as places in `groups`
    covers: tuple[tuple[int, int], ...]
    #: whether every two groups stand one above the other
    is_total: bool
    #: the one outcome that beats every other
    condorcet: str | None
    #: the smallest set of outcomes of which each beats every outcome outside it (Smith 1973)
    smith: Group
    #: pairs beaten less pairs lost, by outcome (Copeland 1951)
    copeland: Mapping[str, int]
    n_outcomes: int

    @property
    def is_identified(self) -> bool:
        """Whether the evidence gives one order: two outcomes or more, no cycle, every place connected to the next."""
        return self.n_outcomes > 1 and self.is_total and not self.cycles


def rank(matrix: Matrix) -> Ranking:
    """Put the outcomes of a state in order, so far as the pairs do."""
    wins, outcomes = matrix.winners, matrix.outcomes
    tied = {pair: each.is_tied for pair, each in matrix.by_pair.items()}
    beaten = reach(outcomes, lambda a, b: wins[a, b])
    circles = mutual(outcomes, reach(outcomes, lambda a, b: wins[a, b] or tied[a, b]))
    cycles = [group for group in circles if any(wins[pair] for pair in permutations(group, 2))]
    groups: list[Group] = []
    for group in circles:
        is_place = group in cycles or shares_a_place(group, tied, beaten)
        groups += [group] if is_place else [(outcome,) for outcome in group]
    below = reach(groups, lambda high, low: any(b in beaten[a] for a in high for b in low))
    found = in_order_of(groups, below)
    above = {
        (high, low) for high, low in permutations(range(len(found)), 2) if found[low] in below[found[high]]
    }
    return Ranking(
        groups=tuple(found),
        cycles=tuple(group for group in found if group in cycles),
        covers=tuple(
            sorted(
                (high, low)
                for high, low in above
                if not any((high, middle) in above and (middle, low) in above for middle in range(len(found)))
            )
        ),
        is_total=all(pair in above for pair in combinations(range(len(found)), 2)),
        condorcet=condorcet_winner(outcomes, wins),
        smith=smith_set(outcomes, wins),
        copeland={a: sum(wins[a, b] - wins[b, a] for b in outcomes if b != a) for a in outcomes},
        n_outcomes=len(outcomes),
    )


def shares_a_place(group: Group, tied: Mapping[Pair, bool], beaten: Mapping[str, set[str]]) -> bool:
    """Whether outcomes are all level with each other, and stand above and below the same others."""
    if not all(tied[pair] for pair in combinations(group, 2)):
        return False
    under = {frozenset(beaten[a] - {a}) for a in group}
    over = {frozenset(b for b in beaten if a in beaten[b] and b != a) for a in group}
    return len(under) == len(over) == 1


def condorcet_winner(outcomes: Sequence[str], wins: Mapping[Pair, bool]) -> str | None:
    """The outcome that beats every other; None where none does, or there is no other."""
    if len(outcomes) < 2:
        return None
    return next((a for a in outcomes if all(wins[a, b] for b in outcomes if b != a)), None)


def reach(things: Sequence[Thing], steps: Callable[[Thing, Thing], bool]) -> dict[Thing, set[Thing]]:
    """From each thing, those that steps lead to, itself included."""
    found = {a: {b for b in things if b == a or steps(a, b)} for a in things}
    for middle in things:
        for a in things:
            if middle in found[a]:
                found[a] |= found[middle]
    return found


def mutual(outcomes: Sequence[str], leads: Mapping[str, set[str]]) -> list[Group]:
    """The groups of outcomes that lead to each other (strongly connected components)."""
    return list(
        dict.fromkeys(tuple(b for b in outcomes if b in leads[a] and a in leads[b]) for a in outcomes)
    )


def in_order_of(groups: Sequence[Group], below: Mapping[Group, set[Group]]) -> list[Group]:
    """The groups, each before those below it; where neither is below the other, as they came."""
    waiting, placed = list(groups), []
    while waiting:
        top = next(
            group
            for group in waiting
            if not any(group in below[other] for other in waiting if other != group)
        )
        placed.append(top)
        waiting.remove(top)
    return placed


def smith_set(outcomes: Sequence[str], wins: Mapping[Pair, bool]) -> Group:
    """The smallest set of which each member beats every outcome outside it; all of them where none is smaller."""
    unbeaten = reach(outcomes, lambda a, b: not wins[b, a])
    return tuple(a for a in outcomes if len(unbeaten[a]) == len(outcomes))
