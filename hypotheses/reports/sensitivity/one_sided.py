"""López and Bowers' test on a cell: its clusters as observations."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems
from hypotheses.scoring.sensitivity.standing import cluster_figures
from hypotheses.scoring.sensitivity.urn import Urn


@dataclass(frozen=True, slots=True)
class OneSided:
    """How one-sided a cell's clusters are."""

    #: supports or contradicts: the side of the most clusters
    side: str
    n_on_side: int
    n_clusters: int
    #: probability of so one-sided a count under a rival; exact
    probability: Fraction
    #: how many times likelier to come to light evidence of that side must be before p is 0.05
    omega: float

    @property
    def is_surprising(self) -> bool:
        """Whether the probability lies below 0.05, so that only bias could make the count unsurprising."""
        return self.omega > 1


def one_sided(cell: CellItems, rule: Rule) -> OneSided | None:
    """The test on the clusters' net sides, clusters without one left out; None where no cluster takes a side."""
    n = len(cell.terms)
    nets = [sum(row[:n]) - sum(row[n : 2 * n]) for row in cluster_figures(cell, rule).values()]
    supporting, contradicting = sum(net > 0 for net in nets), sum(net < 0 for net in nets)
    if not supporting + contradicting:
        return None
    most = max(supporting, contradicting)
    urn = Urn.of(most, supporting + contradicting)
    return OneSided(
        side="supports" if supporting >= contradicting else "contradicts",
        n_on_side=most,
        n_clusters=supporting + contradicting,
        probability=Fraction(urn.probability()),
        omega=urn.omega(),
    )
