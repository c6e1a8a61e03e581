"""Agreement on categories without order: the plain share, and what is left of it beyond chance.

They differ in what they take for chance, which each says. With many units in one category the kappas and alpha fall
although coders hardly ever differ (Feinstein and Cicchetti 1990); AC1 beside them shows when that happens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import wraps
from itertools import combinations
from math import prod

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.measures import Measure, Sums, counts_of
from hypotheses.scoring.agreement.values import Outcome, Pattern

AGREEING, PAIRABLE, UNITS = "agreeing", "pairable", "units"


def shares(pattern: Pattern, scale: int) -> Sums:
    """What a unit adds to the share of agreeing pairs of coders, and to each category's share."""
    counts = counts_of(pattern)
    n = counts.total()
    if n == 0:
        return {}
    parts: dict[Hashable, int] = {("share", value): scale * k // n for value, k in counts.items()}
    parts[UNITS] = 1
    if n > 1:
        parts[PAIRABLE] = 1
        parts[AGREEING] = scale * sum(k * (k - 1) for k in counts.values()) // (n * (n - 1))
    return parts


def by_coder(pattern: Pattern, scale: int) -> Sums:
    """The same, and which coder used which category."""
    used: dict[Hashable, int] = {
        ("used", place, value): 1 for place, value in enumerate(pattern) if value is not None
    }
    return {**shares(pattern, scale), **used}


def pair(pattern: Pattern, scale: int) -> Sums:
    """The cell of the table of two coders into which a unit falls; none where one of them did not judge it."""
    if len(pattern) != 2:
        raise ValueError(f"This coefficient compares two coders, not {len(pattern)}.")
    return {} if None in pattern else {pattern: 1}


def found_shares(sums: Sums) -> list[int]:
    """The shares of the categories that were used, added up over units and multiplied by the scale."""
    return [n for key, n in sums.items() if n and isinstance(key, tuple) and key[0] == "share"]


def beyond(spread: int, whole: int, sums: Sums, scale: int) -> Outcome:
    """The observed disagreement beside a chance of `spread` in `whole` to differ."""
    pairs = scale * sums[PAIRABLE]
    return (pairs - sums[AGREEING]) * whole, pairs * spread


def of_pairs(finish: Callable[[Sums, int], Outcome]) -> Callable[[Sums, int], Outcome]:
    """The same end of a measure, where at least one unit was judged by two coders."""

    @wraps(finish)
    def guarded(sums: Sums, scale: int) -> Outcome:
        return finish(sums, scale) if sums.get(PAIRABLE) else NoCoefficient.NO_UNIT_IN_COMMON

    return guarded


@of_pairs
def finish_percent(sums: Sums, scale: int) -> Outcome:
    """The share itself: nothing is taken off."""
    return beyond(1, 1, sums, scale)


@of_pairs
def finish_fleiss(sums: Sums, scale: int) -> Outcome:
    """Chance: two draws from the pooled shares of the categories."""
    whole = (scale * sums[UNITS]) ** 2
    return beyond(whole - sum(n**2 for n in found_shares(sums)), whole, sums, scale)


@of_pairs
def finish_conger(sums: Sums, scale: int) -> Outcome:
    """Chance: one draw from the shares of each of two coders, averaged over all pairs of coders."""
    used: dict[Hashable, dict[Hashable, int]] = {}
    for key, n in sums.items():
        if n and isinstance(key, tuple) and key[0] == "used":
            used.setdefault(key[1], {})[key[2]] = n
    if len(used) < 2:
        return NoCoefficient.ONE_CODER
    judged = [(counts, sum(counts.values())) for counts in used.values()]
    product = prod(n for _, n in judged)
    pairs = list(combinations(judged, 2))
    alike = sum(alike_of(one, other) * (product // (n * n_other)) for (one, n), (other, n_other) in pairs)
    whole = product * len(pairs)
    return beyond(whole - alike, whole, sums, scale)


def alike_of(one: Mapping[Hashable, int], other: Mapping[Hashable, int]) -> int:
    """In how many pairs of judgements, one of each coder, both are alike."""
    return sum(n * other.get(value, 0) for value, n in one.items())


@dataclass(frozen=True, slots=True)
class TableOfTwo:
    """How often two coders gave a unit which two values."""

    cells: Mapping[tuple[Hashable, Hashable], int]
    first: Mapping[Hashable, int]
    second: Mapping[Hashable, int]
    #: how many units both judged, and on how many of them they differ
    n: int
    n_parting: int

    @classmethod
    def of(cls, sums: Sums) -> TableOfTwo:
        """The table from what units added."""
        # sums of this kind have pairs for keys
        cells: dict[tuple[Hashable, Hashable], int] = {key: n for key, n in sums.items() if n}  # type: ignore[misc]
        first: dict[Hashable, int] = {}
        second: dict[Hashable, int] = {}
        n_parting = 0
        for (one, other), n in cells.items():
            first[one] = first.get(one, 0) + n
            second[other] = second.get(other, 0) + n
            if one != other:
                n_parting += n
        return cls(cells, first, second, sum(cells.values()), n_parting)


def finish_cohen(sums: Sums, scale: int) -> Outcome:
    """Chance: one draw from each coder's own shares."""
    table = TableOfTwo.of(sums)
    if not table.n:
        return NoCoefficient.NO_UNIT_IN_COMMON
    return table.n_parting * table.n, table.n**2 - alike_of(table.first, table.second)


def finish_scott(sums: Sums, scale: int) -> Outcome:
    """Chance: two draws from what both coders used together."""
    table = TableOfTwo.of(sums)
    if not table.n:
        return NoCoefficient.NO_UNIT_IN_COMMON
    pooled = Counter(table.first) + Counter(table.second)
    return table.n_parting * 4 * table.n, 4 * table.n**2 - alike_of(pooled, pooled)


PERCENT = Measure(
    "percent",
    "Percent agreement",
    "Share of agreeing pairs of coders, averaged over units. Says nothing of what chance alone would bring about.",
    shares,
    finish_percent,
)
COHEN = Measure(
    "cohen-kappa",
    "Cohen's kappa",
    "Two coders; chance is drawn from each coder's own use of the categories (Cohen 1960).",
    pair,
    finish_cohen,
)
SCOTT = Measure(
    "scott-pi",
    "Scott's pi",
    "Two coders; chance is drawn from both coders' use of the categories together (Scott 1955).",
    pair,
    finish_scott,
)
FLEISS = Measure(
    "fleiss-kappa",
    "Fleiss' kappa",
    "Any number of coders; chance is drawn from the categories' shares over all units (Fleiss 1971; for units with "
    "different numbers of coders as Gwet 2014 extends it).",
    shares,
    finish_fleiss,
)
CONGER = Measure(
    "conger-kappa",
    "Conger's kappa",
    "Any number of coders; chance as for Cohen's kappa, averaged over all pairs of coders (Conger 1980).",
    by_coder,
    finish_conger,
)


def gwet_ac1(n_categories: int | None = None) -> Measure:
    """Gwet's AC1 for a scale of so many categories; for as many as were used where none is given."""

    @of_pairs
    def finish(sums: Sums, scale: int) -> Outcome:
        found = found_shares(sums)
        if len(found) < 2:
            return NoCoefficient.NO_VARIATION
        each = scale * sums[UNITS]
        whole = each**2 * ((n_categories or len(found)) - 1)
        return beyond(whole - sum(n * (each - n) for n in found), whole, sums, scale)

    return Measure(
        "gwet-ac1",
        "Gwet's AC1",
        "Any number of coders; chance is what coders who guess would agree on, which many units of one category do not "
        "raise (Gwet 2008). The check on the kappas.",
        shares,
        finish,
    )


def brennan_prediger(n_categories: int | None = None) -> Measure:
    """Brennan and Prediger's kappa for a scale of so many categories; for as many as were used where none is given."""

    @of_pairs
    def finish(sums: Sums, scale: int) -> Outcome:
        found = found_shares(sums)
        if len(found) < 2:
            return NoCoefficient.NO_VARIATION
        n = n_categories or len(found)
        return beyond(n - 1, n, sums, scale)

    return Measure(
        "brennan-prediger",
        "Brennan and Prediger's kappa",
        "Any number of coders; chance gives every category of the scale the same share (Brennan and Prediger 1981).",
        shares,
        finish,
    )
