"""How surprising so one-sided a count would be if a rival explanation were right (López and Bowers).

López and Bowers, arXiv 2310.13826 (R package DrBristol): of n observations x speak for the working explanation. The
rival's urn holds m1 = x observations that speak for it and m2 that do not, as many as make the rival just as plausible.
The p-value is the probability of drawing these x; omega is how many times likelier an observation for the working
explanation must be to come to light before so one-sided a count is no surprise (p = 0.05).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

#: The level to which `omega` is sought.
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Urn:
    """The rival's urn: observations that speak for the working explanation, others, and how many are drawn."""

    favourable: int
    other: int
    drawn: int

    @classmethod
    def of(cls, favourable: int, n: int, weights: Sequence[int] | None = None) -> Urn:
        """The urn for x favourable of n observations; `weights` of the favourable ones, 1 each unless given.

        Raises:
            ValueError: for counts that cannot be, weights that do not fit them, and fewer than half favourable, for
                which the method is not made.
        """
        if not 0 <= favourable <= n or n == 0:
            raise ValueError(f"{favourable} of {n} observations cannot be; give 0 to n of at least 1.")
        if 2 * favourable < n:
            raise ValueError(
                f"{favourable} of {n} observations speak for it: fewer than half, for which this test is not made."
            )
        total = favourable if weights is None else sum(weights)
        if weights is not None and (len(weights) != favourable or min(weights, default=1) < 1):
            raise ValueError(f"Give {favourable} weights, whole numbers of at least 1.")
        return cls(favourable, max(n - favourable, total + 1, favourable + 1), n)

    def probability(self, odds: Fraction | float = Fraction(1)) -> Fraction | float:
        """Probability, 0 to 1, of drawing all favourable observations (Fisher's noncentral hypergeometric).

        Exact for exact odds, a float for others.
        """
        drawn, least = self.drawn, max(0, self.drawn - self.other)
        terms = {
            k: comb(self.favourable, k) * comb(self.other, drawn - k) * odds ** (k - least)
            for k in range(least, min(self.favourable, drawn) + 1)
        }
        return terms[self.favourable] / sum(terms.values())

    def omega(self, level: float = LEVEL) -> float:
        """The odds at which the probability reaches the level; below 1 where it lies above without any. A float."""
        low, high = 0.0, 1.0
        while self.probability(high) < level:
            low, high = high, high * 2
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if self.probability(middle) < level else (low, middle)
        return (low + high) / 2
