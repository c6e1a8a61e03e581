"""Every coefficient of every group of units, with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hypotheses.choices import Direction
from hypotheses.reports.agreement.judged import Judged, Kind, seen_by
from hypotheses.scoring.agreement import bootstrap
from hypotheses.scoring.agreement.alpha import ALPHA_INTERVAL, ALPHA_NOMINAL, ALPHA_ORDINAL
from hypotheses.scoring.agreement.bootstrap import Generator, Interval
from hypotheses.scoring.agreement.measures import Measure
from hypotheses.scoring.agreement.nominal import (
    COHEN,
    CONGER,
    FLEISS,
    PERCENT,
    SCOTT,
    brennan_prediger,
    gwet_ac1,
)
from hypotheses.scoring.agreement.values import (
    Coefficient,
    Pattern,
    Patterns,
    n_pairable_units,
    n_pairable_values,
    n_units,
    n_values,
)
from hypotheses.scoring.agreement.weighted import LINEAR, QUADRATIC

DIRECTION, STRENGTH = "direction", "strength"
#: Signed strength, from contradicts in terms to supports in terms.
STRENGTHS = (-3, -2, -1, 0, 1, 2, 3)

#: Chance is what the scale of three directions offers, not only what coders used of it.
AC1, BRENNAN_PREDIGER = gwet_ac1(len(Direction)), brennan_prediger(len(Direction))
OF_TWO = {
    DIRECTION: (PERCENT, COHEN, SCOTT, AC1, BRENNAN_PREDIGER, ALPHA_NOMINAL),
    STRENGTH: (PERCENT, LINEAR, QUADRATIC, ALPHA_ORDINAL, ALPHA_INTERVAL),
}
OF_MANY = {
    DIRECTION: (PERCENT, CONGER, FLEISS, AC1, BRENNAN_PREDIGER, ALPHA_NOMINAL),
    STRENGTH: (PERCENT, ALPHA_ORDINAL, ALPHA_INTERVAL),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Units that are looked at together, and the coders who are compared on them."""

    #: study, explanation, state or coders
    scope: str
    #: the slug of the explanation or state; empty for the others
    name: str
    coders: tuple[str, ...]

    def has(self, kind: Kind) -> bool:
        """Whether units of this kind belong to it."""
        explanation, state, _ = kind
        return self.name == {"explanation": explanation, "state": state}.get(self.scope, "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One coefficient of one group."""

    group: Group
    variable: str
    measure: Measure
    coefficient: Coefficient
    interval: Interval | None
    n_units: int
    n_pairable_units: int
    n_pairable_values: int


@dataclass(frozen=True, slots=True)
class View:
    """A group's units under one variable."""

    group: Group
    variable: str
    #: for each kind of unit of the study how it is seen here; None where it does not belong
    of_kinds: tuple[Pattern | None, ...]
    patterns: Patterns

    @property
    def measures(self) -> Sequence[Measure]:
        """The coefficients that are computed: those of two coders where there are two."""
        return (OF_TWO if len(self.group.coders) == 2 else OF_MANY)[self.variable]


def groups_of(judged: Judged) -> list[Group]:
    """The study, its explanations and states, and every two coders; with fewer than two coders the study alone."""
    study = Group("study", "", judged.coders)
    if len(judged.coders) < 2:
        return [study]
    explanations = {explanation for explanation, _, _ in judged.kinds}
    states = {state for _, state, _ in judged.kinds}
    return [
        study,
        *(
            Group("explanation", slug, judged.coders)
            for slug in judged.frame.explanations
            if slug in explanations
        ),
        *(Group("state", slug, judged.coders) for slug in judged.frame.states if slug in states),
        *(Group("coders", "", pair) for pair in judged.pairs),
    ]


def views_of(judged: Judged, groups: Sequence[Group]) -> list[View]:
    """Each group under each variable."""
    return [view_of(judged, group, variable) for group in groups for variable in (DIRECTION, STRENGTH)]


def view_of(judged: Judged, group: Group, variable: str) -> View:
    """A group under one variable."""
    places = [judged.coders.index(coder) for coder in group.coders]
    of_kinds = tuple(
        seen_by(kind[2], places, as_directions=variable == DIRECTION) if group.has(kind) else None
        for kind in judged.kinds
    )
    patterns: Counter[Pattern] = Counter()
    for pattern, n in zip(of_kinds, judged.kinds.values(), strict=True):
        if pattern is not None:
            patterns[pattern] += n
    return View(group, variable, of_kinds, patterns)


def findings_of(judged: Judged, views: Sequence[View], generator: Generator, n_draws: int) -> list[Finding]:
    """The coefficients of all groups, with intervals from the same draws of the study's units."""
    values = [[measure.of(view.patterns) for measure in view.measures] for view in views]
    asked = [
        bootstrap.Group(
            view.of_kinds,
            [measure for measure, each in zip(view.measures, own, strict=True) if each.value is not None],
        )
        for view, own in zip(views, values, strict=True)
    ]
    intervals = bootstrap.intervals(list(judged.kinds.values()), asked, generator, n_draws)
    return [
        Finding(
            group=view.group,
            variable=view.variable,
            measure=measure,
            coefficient=coefficient,
            interval=found.get(measure.name),
            n_units=n_units(view.patterns),
            n_pairable_units=n_pairable_units(view.patterns),
            n_pairable_values=n_pairable_values(view.patterns),
        )
        for view, own, found in zip(views, values, intervals, strict=True)
        for measure, coefficient in zip(view.measures, own, strict=True)
    ]


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
