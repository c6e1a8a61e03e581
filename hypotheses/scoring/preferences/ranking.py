"""From pairs to an order, or to what stands in its way: cycles, ties, pairs that nobody compared.

Beating is taken pair by pair (Condorcet 1785); nothing is broken silently. Outcomes that lead to each other over
beaten and tied pairs form a group, which is a tie where no pair in it is decided, else a cycle. Groups are put above
each other as far as pairs, directly or over third outcomes, say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from hypotheses.scoring.preferences.matrix import Matrix

Group = tuple[str, ...]


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
    wins, by_pair = matrix.winners, matrix.by_pair
    outcomes = matrix.outcomes
    leads = reach(outcomes, lambda a, b: wins[a, b] or by_pair[a, b].is_tied)
    found = in_order_of(mutual(outcomes, leads), leads)
    above = {
        (high, low)
        for high, low in permutations(range(len(found)), 2)
        if found[low][0] in leads[found[high][0]]
    }
    return Ranking(
        groups=tuple(found),
        cycles=tuple(group for group in found if any(wins[a, b] for a, b in permutations(group, 2))),
        covers=tuple(
            sorted(
                (high, low)
                for high, low in above
                if not any((high, middle) in above and (middle, low) in above for middle in range(len(found)))
            )
        ),
        is_total=all(pair in above for pair in combinations(range(len(found)), 2)),
        condorcet=next((a for a in outcomes if all(wins[a, b] for b in outcomes if b != a)), None)
        if len(outcomes) > 1
        else None,
        smith=smith_set(outcomes, wins),
        copeland={a: sum(wins[a, b] - wins[b, a] for b in outcomes if b != a) for a in outcomes},
        n_outcomes=len(outcomes),
    )


def reach(outcomes: Sequence[str], steps: Callable[[str, str], bool]) -> dict[str, set[str]]:
    """From each outcome, those that steps lead to, itself included."""
    found = {a: {b for b in outcomes if b == a or steps(a, b)} for a in outcomes}
    for middle in outcomes:
        for a in outcomes:
            if middle in found[a]:
                found[a] |= found[middle]
    return found


def mutual(outcomes: Sequence[str], leads: Mapping[str, set[str]]) -> list[Group]:
    """The groups of outcomes that lead to each other (strongly connected components)."""
    groups = {tuple(b for b in outcomes if b in leads[a] and a in leads[b]): None for a in outcomes}
    return list(groups)


def in_order_of(groups: Sequence[Group], leads: Mapping[str, set[str]]) -> list[Group]:
    """The groups, each before those it leads to; where neither leads to the other, as they came."""
    waiting, placed = list(groups), []
    while waiting:
        top = next(
            group
            for group in waiting
            if not any(group[0] in leads[other[0]] for other in waiting if other != group)
        )
        placed.append(top)
        waiting.remove(top)
    return placed


def smith_set(outcomes: Sequence[str], wins: Mapping[tuple[str, str], bool]) -> Group:
    """The smallest set of which each member beats every outcome outside it; all of them where none is smaller."""
    unbeaten = reach(outcomes, lambda a, b: not wins[b, a])
    return tuple(a for a in outcomes if len(unbeaten[a]) == len(outcomes))
