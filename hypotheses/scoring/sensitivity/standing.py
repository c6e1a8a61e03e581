"""The figures of a cell's clusters, and the verdict that a sum of them comes to.

A cluster's figures are one row of numbers: for each prediction of the cell its supporting mass, its contradicting mass,
whether it bears on the prediction at all, and whether its contradiction reaches the minimum; then whether it has mass,
supports with weight, contradicts with weight. A cell's figures are the sum of these rows, so that a cluster is left out
by subtracting its row and drawn twice by adding it twice.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias, cast

from hypotheses.choices import Verdict
from hypotheses.scoring.congruence import cluster_mass
from hypotheses.scoring.sensitivity.cells import CellItems, Item
from hypotheses.scoring.values import CellTally, PredictionTally, PredictionTerms, Rule
from hypotheses.scoring.verdicts import verdict_and_score

#: Exact: masses as fractions (or as whole numbers on a scale), the rest whole.
Figures: TypeAlias = tuple[Fraction | int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a cell stands: its verdict, and its score (None where nothing is tested)."""

    verdict: Verdict
    score: Fraction | None


def figures_of(terms: Sequence[PredictionTerms], items: Iterable[Item], rule: Rule) -> Figures:
    """The figures of one cluster, from its units."""
    supporting: defaultdict[str, list[Fraction]] = defaultdict(list)
    contradicting: defaultdict[str, list[Fraction]] = defaultdict(list)
    bearing = set()
    for item in items:
        bearing.add(item.prediction)
        mass = item.value * item.reliability
        if mass > 0:
            supporting[item.prediction].append(mass)
        elif mass < 0:
            contradicting[item.prediction].append(-mass)
    keys = [term.key for term in terms]
    support = [cluster_mass(supporting.get(key, ()), rule.discount) for key in keys]
    contradiction = [cluster_mass(contradicting.get(key, ()), rule.discount) for key in keys]
    return row_of(support, contradiction, [key in bearing for key in keys], rule.minimum_mass)


def row_of(
    support: Sequence[Fraction | int],
    contradiction: Sequence[Fraction | int],
    bears: Sequence[bool],
    minimum: Fraction,
) -> Figures:
    """One cluster's row: masses by prediction, then what they count for; `minimum` on the masses' own scale."""
    heavy = [mass >= minimum for mass in contradiction]
    return (
        *support,
        *contradiction,
        *map(int, bears),
        *map(int, heavy),
        int(any(support) or any(contradiction)),
        int(any(mass >= minimum for mass in support)),
        int(any(heavy)),
    )


def cluster_figures(cell: CellItems, rule: Rule) -> dict[str, Figures]:
    """The figures of each cluster of a cell, clusters by name."""
    return {name: figures_of(cell.terms, items, rule) for name, items in cell.by_cluster().items()}


def added(rows: Iterable[Figures], n_predictions: int) -> Figures:
    """The sum of rows; of none, nothing in every place."""
    listed = list(rows)
    return tuple(map(sum, zip(*listed, strict=True))) if listed else (0,) * (4 * n_predictions + 3)


def less(figures: Figures, row: Figures) -> Figures:
    """Figures without one row."""
    return tuple(map(operator.sub, figures, row))


def plus(figures: Figures, row: Figures) -> Figures:
    """Figures with one more row."""
    return tuple(map(operator.add, figures, row))


def standing(terms: Sequence[PredictionTerms], figures: Figures, rule: Rule) -> Standing:
    """The verdict that figures come to, by the ladder of `scoring.verdicts`. Kappa is on the masses' scale."""
    return Standing(*verdict_and_score(tally_of(terms, figures), rule))


def tally_of(terms: Sequence[PredictionTerms], figures: Figures) -> CellTally:
    """Figures as the ladder takes them: without what only flags ask for."""
    n = len(terms)
    return CellTally(
        predictions=tuple(
            PredictionTally(
                key=term.key,
                weight=term.weight,
                test_type=term.test_type,
                support=cast(Fraction, figures[place]),
                contradiction=cast(Fraction, figures[n + place]),
                is_tested=figures[2 * n + place] > 0,
                n_contradicting=int(figures[3 * n + place]),
            )
            for place, term in enumerate(terms)
        ),
        n_clusters=int(figures[-3]),
        n_supporting=int(figures[-2]),
        n_contradicting=int(figures[-1]),
    )


def stands(cell: CellItems, rule: Rule) -> Standing:
    """Where a cell stands with all its evidence."""
    return standing(cell.terms, added(cluster_figures(cell, rule).values(), len(cell.terms)), rule)
