"""Without each cluster, document or coder in turn, and without anything else: what the verdict would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems, Item
from hypotheses.scoring.sensitivity.standing import (
    Standing,
    added,
    cluster_figures,
    figures_of,
    less,
    plus,
    standing,
    stands,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing left out of a cell, and where the cell stands without it."""

    #: the cluster, document or coder
    name: str
    #: units that fall away or lose a judgement
    n_units: int
    without: Standing


def without_each_cluster(cell: CellItems, rule: Rule) -> list[LeftOut]:
    """The cell without each of its clusters: one subtraction each."""
    figures = cluster_figures(cell, rule)
    whole = added(figures.values(), len(cell.terms))
    sizes = {name: len(items) for name, items in cell.by_cluster().items()}
    return [
        LeftOut(name, sizes[name], standing(cell.terms, less(whole, own), rule))
        for name, own in figures.items()
    ]


def without_each_document(cell: CellItems, rule: Rule) -> list[LeftOut]:
    """The cell without each of its documents. Only the clusters that the document belongs to are added up anew."""
    return _without_each(cell, rule, lambda item: [item.document], lambda item, _: None)


def without_each_coder(cell: CellItems, rule: Rule) -> list[LeftOut]:
    """The cell by all coders but one, each in turn.

    As whenever coders are chosen, leads' rulings are left aside, in all units: a ruling speaks for all coders together
    (ruling 3).
    """
    unruled = replace(cell, items=tuple(replace(item, ruled=None) for item in cell.items))
    return _without_each(
        unruled,
        rule,
        lambda item: [each.coder for each in item.codings],
        lambda item, coder: item.without_coder(coder),
    )


def _without_each(
    cell: CellItems,
    rule: Rule,
    names_of: Callable[[Item], Sequence[str]],
    remainder: Callable[[Item, str], Item | None],
) -> list[LeftOut]:
    """Leave out each name in turn; `remainder` is what stays of a unit that bears the name."""
    figures = cluster_figures(cell, rule)
    whole = added(figures.values(), len(cell.terms))
    members = cell.by_cluster()
    touched: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for item in cell.items:
        for name in names_of(item):
            touched[name][item.cluster] = touched[name].get(item.cluster, 0) + 1
    found = []
    for name, clusters in sorted(touched.items()):
        total = whole
        for cluster in clusters:
            left = [
                each
                for item in members[cluster]
                if (each := remainder(item, name) if name in names_of(item) else item) is not None
            ]
            total = less(total, figures[cluster])
            if left:
                total = plus(total, figures_of(cell.terms, left, rule))
        found.append(LeftOut(name, sum(clusters.values()), standing(cell.terms, total, rule)))
    return found


def keeping(cell: CellItems, rule: Rule, is_kept: Callable[[Item], bool]) -> Standing:
    """Where the cell stands by those of its units alone that are kept."""
    return stands(replace(cell, items=tuple(item for item in cell.items if is_kept(item))), rule)
