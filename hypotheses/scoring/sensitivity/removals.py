"""Clusters taken away from a cell."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction
from heapq import nlargest

from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.bounds import Limits, Reach
from hypotheses.scoring.sensitivity.cells import CellItems
from hypotheses.scoring.sensitivity.standing import (
    Figures,
    Standing,
    added,
    cluster_figures,
    less,
    standing,
)


class Removals:
    """What taking away clusters does to a cell: subtraction."""

    def __init__(self, cell: CellItems, rule: Rule) -> None:
        """Add the cell up once."""
        figures = cluster_figures(cell, rule)
        self.terms, self.rule = cell.terms, rule
        self.names: Sequence[str] = list(figures)
        self.rows = list(figures.values())
        self.floats = [[float(each) for each in row[: 2 * len(cell.terms)]] for row in self.rows]
        self.whole = added(self.rows, len(cell.terms))
        self.limits = Limits(cell.terms, rule)

    def figures(self, chosen: Sequence[int]) -> Figures:
        """The cell's figures without these clusters."""
        figures = self.whole
        for place in chosen:
            figures = less(figures, self.rows[place])
        return figures

    def standing(self, chosen: Sequence[int]) -> Standing:
        """Where the cell stands without these clusters."""
        return standing(self.terms, self.figures(chosen), self.rule)

    def likeness(self, place: int) -> Hashable:
        """Clusters of the same figures have the same effect."""
        return self.rows[place]

    def size(self, place: int) -> Fraction:
        """All mass of a cluster."""
        return Fraction(sum(self.rows[place][: 2 * len(self.terms)]))

    def reach(self, rest: Sequence[int], n_changes: int) -> Reach:
        """The heaviest clusters on each side of each prediction, as if all could be had together."""
        n, nothing = len(self.terms), [0.0] * len(self.terms)
        taken = [sum(nlargest(n_changes, (self.floats[each][at] for each in rest))) for at in range(2 * n)]
        return Reach(
            support_taken=taken[:n],
            support_added=nothing,
            contradiction_taken=taken[n:],
            contradiction_added=nothing,
            n_changes=n_changes,
            can_raise_counts=False,
        )
