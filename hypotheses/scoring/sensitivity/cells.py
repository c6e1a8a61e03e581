"""A cell as the analyses of sensitivity take it: its predictions, and its units with every coder's judgement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypotheses.choices import Basis, By
from hypotheses.scoring.congruence import CellKey
from hypotheses.scoring.units import Unit, gather_units
from hypotheses.scoring.values import FULL_STRENGTH, Judgement, PredictionTerms, Ruling


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's judgement in a unit."""

    coder: str
    #: from -3 (contradicts in terms) over 0 (neutral) to 3 (supports in terms)
    strength: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Item:
    """One unit: a passage under a prediction, with what it takes to value it anew."""

    prediction: str
    passage: str
    document: str
    cluster: str
    codings: tuple[Coding, ...]
    #: the signed strength of a lead's ruling, which stands in place of the codings' mean; None without one
    ruled: int | None
    #: (0, 1]
    reliability: Fraction
    is_literature: bool

    @property
    def value(self) -> Fraction:
        """From -1 to 1: the ruling's, or the coders' mean."""
        if self.ruled is not None:
            return Fraction(self.ruled, FULL_STRENGTH)
        return Fraction(sum(each.strength for each in self.codings), FULL_STRENGTH * len(self.codings))

    def without_coder(self, coder: str) -> Item | None:
        """The unit by the other coders alone, rulings aside (ruling 3); None where nobody else judged it."""
        others = tuple(each for each in self.codings if each.coder != coder)
        return replace(self, codings=others, ruled=None) if others else None


@dataclass(frozen=True, slots=True)
class CellItems:
    """One cell: its predictions in the study's order, and its units in no order that matters."""

    terms: tuple[PredictionTerms, ...]
    items: tuple[Item, ...]

    def by_cluster(self) -> Mapping[str, Sequence[Item]]:
        """The units of each cluster, clusters by name."""
        grouped: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            grouped[item.cluster].append(item)
        return dict(sorted(grouped.items()))


def cells_of(
    terms: Sequence[PredictionTerms], judgements: Iterable[Judgement], rulings: Iterable[Ruling], by: By
) -> dict[CellKey, CellItems]:
    """Every cell that has a prediction, with its evidence.

    Raises:
        ValueError: for judgements that cannot be tallied, as `gather_units` does.
    """
    units = gather_units(judgements, rulings)
    cells: dict[CellKey, list[PredictionTerms]] = {}
    for term in terms:
        row = term.explanation if by == By.EXPLANATION else term.hypothesis
        cells.setdefault((row, term.state), []).append(term)
    return {
        key: CellItems(
            tuple(own), tuple(item_of(term.key, unit) for term in own for unit in units.get(term.key, ()))
        )
        for key, own in cells.items()
    }


def item_of(prediction: str, unit: Unit) -> Item:
    """A unit as an item."""
    source = unit.source
    return Item(
        prediction=prediction,
        passage=source.passage,
        document=source.document,
        cluster=source.cluster,
        codings=tuple(
            Coding(each.coder, each.signed_strength, each.basis)
            for each in sorted(unit.judgements, key=lambda each: each.coder)
        ),
        ruled=unit.ruling.signed_strength if unit.ruling else None,
        reliability=source.reliability,
        is_literature=source.is_literature,
    )
