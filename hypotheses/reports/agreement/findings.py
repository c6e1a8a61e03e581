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
)
from hypotheses.scoring.agreement.weighted import LINEAR, QUADRATIC

DIRECTION, STRENGTH = "direction", "strength"

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
