"""Codings reversed: what a coder took for support taken for contradiction, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from heapq import nlargest

from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.bounds import Limits, Reach
from hypotheses.scoring.sensitivity.cells import CellItems, Coding, Item
from hypotheses.scoring.sensitivity.standing import (
    Figures,
    Standing,
    added,
    figures_of,
    less,
    plus,
    standing,
)
from hypotheses.scoring.values import FULL_STRENGTH


@dataclass(frozen=True, slots=True)
class Reversible:
    """One judgement that counts and is not neutral: a coding, or the ruling that stands in place of codings."""

    #: place of the unit among the cell's items
    item: int
    #: place of the coding in the unit; None for the ruling
    coding: int | None
    strength: int
    #: how far the unit's mass moves, from one side towards the other
    movement: Fraction


class Reversals:
    """What reversing codings does to a cell: the clusters that they are in are added up anew."""

    def __init__(self, cell: CellItems, rule: Rule) -> None:
        """Add the cell up once, and list what can be reversed."""
        self.cell, self.rule, self.limits = cell, rule, Limits(cell.terms, rule)
        self.members = cell.by_cluster()
        self.rows = {name: figures_of(cell.terms, items, rule) for name, items in self.members.items()}
        self.whole = added(self.rows.values(), len(cell.terms))
        self.candidates = [each for place, item in enumerate(cell.items) for each in reversible(place, item)]
        self.names: Sequence[str] = [self.name_of(each) for each in self.candidates]
        places = {term.key: place for place, term in enumerate(cell.terms)}
        self.predictions = [places[cell.items[each.item].prediction] for each in self.candidates]
        self.movements = [float(each.movement) for each in self.candidates]
        self._cache: dict[tuple[int, ...], Figures] = {}

    def name_of(self, each: Reversible) -> str:
        """Prediction, passage and coder of a judgement (no coder for a ruling), parted by line breaks."""
        item = self.cell.items[each.item]
        coder = "" if each.coding is None else item.codings[each.coding].coder
        return f"{item.prediction}\n{item.passage}\n{coder}"

    def figures(self, chosen: Sequence[int]) -> Figures:
        """The cell's figures with these judgements reversed."""
        key = tuple(sorted(chosen))
        if key not in self._cache:
            self._cache[key] = self._added_up(key)
        return self._cache[key]

    def _added_up(self, chosen: Sequence[int]) -> Figures:
        """Add up anew the clusters in which something is reversed."""
        turned: defaultdict[int, list[Reversible]] = defaultdict(list)
        for place in chosen:
            turned[self.candidates[place].item].append(self.candidates[place])
        changed = {
            id(self.cell.items[at]): reversed_item(self.cell.items[at], own) for at, own in turned.items()
        }
        figures = self.whole
        for cluster in {self.cell.items[at].cluster for at in turned}:
            members = [changed.get(id(item), item) for item in self.members[cluster]]
            figures = plus(less(figures, self.rows[cluster]), figures_of(self.cell.terms, members, self.rule))
        return figures

    def standing(self, chosen: Sequence[int]) -> Standing:
        """Where the cell stands with these judgements reversed."""
        return standing(self.cell.terms, self.figures(chosen), self.rule)

    def likeness(self, place: int) -> Hashable:
        """Judgements that stand alone in their unit, and it in its cluster, are alike when their numbers are."""
        each = self.candidates[place]
        item = self.cell.items[each.item]
        has_company = len(self.members[item.cluster]) > 1 or (
            each.coding is not None and len(item.codings) > 1
        )
        return place if has_company else (item.prediction, item.reliability, each.strength)

    def size(self, place: int) -> Fraction:
        """How far a reversal moves mass."""
        return self.candidates[place].movement

    def reach(self, rest: Sequence[int], n_changes: int) -> Reach:
        """The largest movements on each prediction, both ways, as if all could be had together."""
        own: list[list[float]] = [[] for _ in self.cell.terms]
        for place in rest:
            own[self.predictions[place]].append(self.movements[place])
        moved = [sum(nlargest(n_changes, each)) for each in own]
        return Reach(moved, moved, moved, moved, n_changes, can_raise_counts=True)


def reversible(place: int, item: Item) -> list[Reversible]:
    """The judgements of a unit that count and take a side."""
    if item.ruled is not None:
        movement = Fraction(2 * abs(item.ruled), FULL_STRENGTH) * item.reliability
        return [Reversible(place, None, item.ruled, movement)] if item.ruled else []
    share = Fraction(2, FULL_STRENGTH * len(item.codings)) * item.reliability
    return [
        Reversible(place, at, coding.strength, share * abs(coding.strength))
        for at, coding in enumerate(item.codings)
        if coding.strength
    ]


def reversed_item(item: Item, turned: Sequence[Reversible]) -> Item:
    """The unit with some of its judgements reversed."""
    if any(each.coding is None for each in turned):
        return replace(item, ruled=-(item.ruled or 0))
    places = {each.coding for each in turned}
    return replace(
        item,
        codings=tuple(
            Coding(coding.coder, -coding.strength, coding.basis) if at in places else coding
            for at, coding in enumerate(item.codings)
        ),
    )
