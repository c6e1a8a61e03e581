"""A cell laid out so that it can be added up under thousands of other weights, in whole numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.scoring.congruence import cluster_mass
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems, Item
from hypotheses.scoring.sensitivity.standing import Figures, added, cluster_figures
from hypotheses.scoring.values import FULL_STRENGTH

#: A perturbed reliability is rounded to so many parts of 1, so that what follows is exact.
PARTS = 10_000
#: The least that a perturbed reliability falls to.
FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class Part:
    """One unit: where its judgements, its document and its cluster stand among those of the cell."""

    prediction: int
    document: int
    reliability: float
    #: places of the judgements among all, and their signed strengths; a ruling is the only one of its unit
    codings: tuple[tuple[int, int], ...]
    #: what one step of strength weighs on the scale, before reliability
    step: int


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A cell's units by cluster."""

    clusters: tuple[tuple[Part, ...], ...]
    n_predictions: int
    n_documents: int
    n_codings: int
    #: a mass of 1, on the scale of the whole numbers
    scale: int
    #: from which mass a cluster counts among the clusters of a side, on the scale
    minimum: int
    discount: Fraction
    #: figures that no weight changes: how many clusters bear on each prediction; nothing elsewhere
    bearing: Figures

    @classmethod
    def of(cls, cell: CellItems, rule: Rule) -> Blueprint:
        """Lay the cell out."""
        places = {term.key: place for place, term in enumerate(cell.terms)}
        documents = {name: place for place, name in enumerate(sorted({each.document for each in cell.items}))}
        sizes = math.lcm(*(len(strengths(item)) for item in cell.items))
        clusters, n_codings = [], 0
        for items in cell.by_cluster().values():
            parts = []
            for item in items:
                own = strengths(item)
                parts.append(
                    Part(
                        prediction=places[item.prediction],
                        document=documents[item.document],
                        reliability=float(item.reliability),
                        codings=tuple(enumerate(own, start=n_codings)),
                        step=sizes // len(own),
                    )
                )
                n_codings += len(own)
            clusters.append(tuple(parts))
        scale = FULL_STRENGTH * sizes * PARTS
        n = len(cell.terms)
        whole = added(cluster_figures(cell, rule).values(), n)
        bearing = (*[0] * 2 * n, *whole[2 * n : 3 * n], *[0] * (n + 3))
        return cls(
            tuple(clusters),
            len(cell.terms),
            len(documents),
            n_codings,
            scale,
            math.ceil(rule.minimum_mass * scale),
            rule.discount,
            bearing,
        )

    def figures(self, factors: Sequence[float], steps: Sequence[int]) -> Figures:
        """The cell's figures with each document's reliability multiplied, and each strength moved by a step."""
        n, totals = self.n_predictions, list(self.bearing)
        for parts in self.clusters:
            sides: dict[int, list[int]] = {}
            for part in parts:
                weight = round(min(max(part.reliability * factors[part.document], FLOOR), 1.0) * PARTS)
                value = 0
                for at, strength in part.codings:
                    if strength > 0:
                        value += min(max(strength + steps[at], 1), FULL_STRENGTH)
                    elif strength < 0:
                        value -= min(max(steps[at] - strength, 1), FULL_STRENGTH)
                if value:
                    side = part.prediction if value > 0 else n + part.prediction
                    sides.setdefault(side, []).append(abs(value) * part.step * weight)
            self.add(totals, sides)
        return tuple(totals)

    def add(self, totals: list[Fraction | int], sides: Mapping[int, Sequence[int]]) -> None:
        """Put one cluster's say on each side of each prediction into the totals."""
        n, supports, contradicts = self.n_predictions, 0, 0
        for side, values in sides.items():
            mass = cluster_mass(map(Fraction, values), self.discount) if self.discount else max(values)
            totals[side] += mass
            if mass >= self.minimum:
                if side < n:
                    supports = 1
                else:
                    contradicts = 1
                    totals[2 * n + side] += 1
        totals[-3] += 1 if sides else 0
        totals[-2] += supports
        totals[-1] += contradicts


def strengths(item: Item) -> tuple[int, ...]:
    """The signed strengths that make a unit's value: the ruling's alone where there is one."""
    return (item.ruled,) if item.ruled is not None else tuple(each.strength for each in item.codings)
