"""How coders used the categories: who judged what, how often each gave each value, and where two of them part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hypotheses.choices import Direction
from hypotheses.reports.agreement.findings import DIRECTION, Group, View
from hypotheses.scoring.agreement.values import Patterns, n_values

#: Signed strength, from contradicts in terms to supports in terms.
STRENGTHS = (-3, -2, -1, 0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Missing:
    """How many units of a group just these coders judged, and no other."""

    group: Group
    judged_by: tuple[str, ...]
    n_units: int


def missing_patterns(views: Sequence[View]) -> list[Missing]:
    """Who judged how many units of each group: those whom all judged first."""
    found = []
    for view in views:
        if view.variable != DIRECTION:
            continue
        counts: Counter[tuple[str, ...]] = Counter()
        for pattern, n in view.patterns.items():
            if n_values(pattern):
                present = zip(view.group.coders, pattern, strict=True)
                counts[tuple(coder for coder, value in present if value is not None)] += n
        in_order = sorted(counts.items(), key=lambda item: (-len(item[0]), item[0]))
        found += [Missing(view.group, coders, n) for coders, n in in_order]
    return found


@dataclass(frozen=True, slots=True)
class Marginal:
    """How often one coder gave one value to units of a group."""

    group: Group
    variable: str
    coder: str
    value: str | int
    n: int
    of: int


def marginals_of(views: Sequence[View]) -> list[Marginal]:
    """Each coder's use of each value, unused ones too."""
    return [
        Marginal(view.group, view.variable, coder, value, counts[value], counts.total())
        for view in views
        for place, coder in enumerate(view.group.coders)
        for counts in [counts_at(view.patterns, place)]
        for value in values_of(view.variable)
    ]


def counts_at(patterns: Patterns, place: int) -> Counter[object]:
    """How often the coder at a place gave each value."""
    counts: Counter[object] = Counter()
    for pattern, n in patterns.items():
        if pattern[place] is not None:
            counts[pattern[place]] += n
    return counts


def values_of(variable: str) -> Sequence[str | int]:
    """The values that a variable may have, in order."""
    return [each.value for each in Direction] if variable == DIRECTION else STRENGTHS


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often of two coders the one gave this value where the other gave that."""

    coders: tuple[str, ...]
    variable: str
    first: str | int
    second: str | int
    n: int


def confusions_of(views: Sequence[View]) -> list[Confusion]:
    """The table of every two coders, cell by cell."""
    return [
        Confusion(view.group.coders, view.variable, first, second, view.patterns.get((first, second), 0))
        for view in views
        if view.group.scope == "coders"
        for first in values_of(view.variable)
        for second in values_of(view.variable)
    ]
