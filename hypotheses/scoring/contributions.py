"""What each passage adds to its prediction's support or contradiction, once its cluster has had its say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from hypotheses.scoring.units import Unit


def contributions(units: Iterable[Unit], discount: Fraction) -> Mapping[str, Fraction]:
    """The mass that each passage of one prediction adds on the side of its value, by passage; each 0 to 1.

    Over the passages of one side they sum to the prediction's support or contradiction. In a cluster the heaviest
    passage adds all it weighs, each further one `discount` of the one before it, so 0 by default; of equally heavy
    ones the first by name leads.
    """
    sides: defaultdict[tuple[str, bool], list[Unit]] = defaultdict(list)
    for unit in units:
        sides[unit.source.cluster, unit.value > 0].append(unit)
    return {
        unit.source.passage: unit.mass * discount**place
        for members in sides.values()
        for place, unit in enumerate(sorted(members, key=lambda unit: (-unit.mass, unit.source.passage)))
    }
