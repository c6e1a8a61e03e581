"""Verdicts under chance: weights perturbed, clusters drawn anew. Chance is handed in, as a generator with a fixed seed.

The draws are floats; what is drawn is added up in whole numbers and judged as the ladder of record judges it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from hypotheses.choices import Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.bounds import Limits
from hypotheses.scoring.sensitivity.cells import CellItems
from hypotheses.scoring.sensitivity.perturbation import Blueprint
from hypotheses.scoring.sensitivity.standing import (
    Figures,
    added,
    cluster_figures,
    standing,
    stands,
)

#: Fewer clusters than this are too few for a resample to say much.
FEW_CLUSTERS = 8
#: Standard deviation of the logarithm by which reliability is perturbed.
SPREAD = 0.3
#: A strength stays with probability one half, and moves down or up with a quarter each.
STEPS = (0, 0, -1, 1)
#: The middle of the scores that is reported of a resample.
LOWER, UPPER = 0.025, 0.975


class Chance(Protocol):
    """What is asked of a generator of chance; `random.Random` is one."""

    def random(self) -> float:
        """A number from 0 to below 1."""

    def gauss(self, mu: float, sigma: float) -> float:
        """A number from the normal distribution."""

    def choices(self, population: Sequence[Figures], *, k: int) -> list[Figures]:
        """That many draws with replacement."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What came of many draws."""

    n_draws: int
    #: how often each verdict came out, in the order of `Verdict`; they sum to `n_draws`
    verdicts: Mapping[Verdict, int]
    #: share of the draws with the verdict of record, 0 to 1
    kept: Fraction
    #: scores between which the middle 95 % of the draws lie; None where no draw has a score. No confidence interval
    low: Fraction | None
    high: Fraction | None
    n_clusters: int

    @property
    def is_few(self) -> bool:
        """Whether there are too few clusters for the shares to mean much."""
        return self.n_clusters < FEW_CLUSTERS

    def share(self, verdict: Verdict) -> Fraction:
        """Share of the draws with this verdict, 0 to 1."""
        return Fraction(self.verdicts.get(verdict, 0), self.n_draws)


def perturbed(cell: CellItems, rule: Rule, chance: Chance, n_draws: int) -> Draws:
    """The cell with every weight moved at random, many times over.

    A document's reliability is multiplied by exp(z), z normal with mean 0 and standard deviation 0.3, and kept within
    0.05 and 1; each strength moves by one, up or down alike, with probability one half, and stays within 1 and 3.
    """
    blueprint = Blueprint.of(cell, rule)
    documents, n_codings = blueprint.n_documents, blueprint.n_codings

    def draw() -> Figures:
        factors = [math.exp(chance.gauss(0.0, SPREAD)) for _ in range(documents)]
        steps = [STEPS[int(chance.random() * 4)] for _ in range(n_codings)]
        return blueprint.figures(factors, steps)

    return drawn(cell, rule, blueprint.scale, n_draws, (draw() for _ in range(n_draws)))


def resampled(cell: CellItems, rule: Rule, chance: Chance, n_draws: int) -> Draws | None:
    """As many clusters drawn with replacement as there are, many times over; None where there is none to draw.

    A cluster drawn twice counts as two witnesses. It is a bootstrap of what was found, not a confidence interval:
    nobody sampled the archive at random.
    """
    rows = list(cluster_figures(cell, rule).values())
    if not rows:
        return None
    n = len(cell.terms)
    scale = math.lcm(*(Fraction(mass).denominator for row in rows for mass in row[: 2 * n]))
    whole = [tuple(int(mass * scale) for mass in row[: 2 * n]) + row[2 * n :] for row in rows]
    return drawn(
        cell, rule, scale, n_draws, (added(chance.choices(whole, k=len(whole)), n) for _ in range(n_draws))
    )


def drawn(cell: CellItems, rule: Rule, scale: int, n_draws: int, draws: Iterable[Figures]) -> Draws:
    """Judge each draw; its masses are whole numbers, `scale` of them to a mass of 1.

    By floats where these leave no doubt of the verdict, else by the exact ladder; the scores reported are exact.
    """
    scaled = replace(rule, kappa=rule.kappa * scale)
    limits = Limits(cell.terms, scaled)
    known: dict[Figures, tuple[Verdict, float]] = {}
    counts: Counter[Verdict] = Counter()
    scored: list[tuple[float, Figures]] = []
    for figures in draws:
        if figures not in known:
            verdict, score = limits.as_they_are(figures)
            known[figures] = verdict or standing(cell.terms, figures, scaled).verdict, score
        verdict, score = known[figures]
        counts[verdict] += 1
        scored.append((score, figures))
    scored.sort()

    def score_at(place: int) -> Fraction | None:
        return standing(cell.terms, scored[place][1], scaled).score

    return Draws(
        n_draws=n_draws,
        verdicts={verdict: counts[verdict] for verdict in Verdict if counts[verdict]},
        kept=Fraction(counts[stands(cell, rule).verdict], n_draws),
        low=score_at(math.floor(LOWER * (n_draws - 1))),
        high=score_at(math.ceil(UPPER * (n_draws - 1))),
        n_clusters=len(cell.by_cluster()),
    )
