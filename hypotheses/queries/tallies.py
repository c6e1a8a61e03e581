"""A whole table's evidence, added up by the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections

from evidence.models import Coder, Study
from evidence.queries.past import day_shown
from hypotheses.choices import By
from hypotheses.models import Explanation, Hypothesis, State
from hypotheses.queries.judgements import judgements_of, rulings_of, sizes_of_units
from hypotheses.queries.layout import Layout
from hypotheses.queries.scale import Scale
from hypotheses.queries.tally_sql import COUNTED_COLUMNS, tally_statement
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.scoring.congruence import tally_cells
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import CellTally, PredictionTally

Tallies = dict[tuple[str, str], CellTally]

#: What the statement counts of a cell, in the order of its columns.
CELL_COUNTS = (
    "n_documents",
    "n_passages",
    "n_assessments",
    "n_neutral",
    "n_contested",
    "n_adjudicated",
    "n_recoded",
    "n_restricted",
    "n_ungraded",
    "n_supporting_units",
    "n_supporting_outside_literature",
    "n_supporting_beyond_inference",
    "n_contradicting_assessments",
    "n_shared_support",
)
CLUSTER_COUNTS = ("n_clusters", "n_supporting", "n_contradicting")


def tallies(
    counted: AssessmentQuerySet, study: Study, layout: Layout, rule: Rule, by: By, *, with_rulings: bool
) -> Tallies:
    """The tally of every cell that has predictions.

    The database adds up, in whole numbers. Where a discount asks for more than each cluster's heaviest passage, or
    numbers would pass 64 bits, scoring's own definition does it row by row, with the same result.
    """
    scale = scale_for(counted, study, rule)
    if rule.discount or not scale.fits:
        rulings = rulings_of(counted, study) if with_rulings else ()
        return tally_cells(layout.terms, judgements_of(counted, study, rule), rulings, rule, by)
    sums = Sums.read(added_up(counted, study, rule, scale, by, with_rulings=with_rulings))
    rows = row_ids(study, by)
    states = dict(State.objects.filter(study=study).values_list("slug", "pk"))
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, terms in enumerate(layout.terms):
        cells[terms.explanation if by == By.EXPLANATION else terms.hypothesis, terms.state].append(place)
    return {
        (row, state): CellTally(
            predictions=tuple(sums.prediction(layout, place, scale) for place in places),
            n_coders=len(set().union(*(sums.coders[layout.prediction_ids[place]] for place in places))),
            **sums.counts[rows[row], states[state]],
        )
        for (row, state), places in cells.items()
    }


def scale_for(counted: AssessmentQuerySet, study: Study, rule: Rule) -> Scale:
    """A scale that fits all units: for as many coders as the study has, else for the sizes that occur."""
    n_coders = max(1, Coder.objects.filter(study=study).count())
    scale = (
        Scale.of(rule, range(1, n_coders + 1)) if n_coders <= 12 else Scale.of(rule, sizes_of_units(counted))
    )
    return scale if scale.fits else Scale.of(rule, sizes_of_units(counted))


def added_up(
    counted: AssessmentQuerySet, study: Study, rule: Rule, scale: Scale, by: By, *, with_rulings: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows of the one statement that adds up the table; none where nothing can be counted."""
    connection = connections[counted.db]
    try:
        compiled, parameters = (
            counted.order_by().values(*COUNTED_COLUMNS).query.get_compiler(connection=connection).as_sql()
        )
    except EmptyResultSet:
        return
    statement = tally_statement(
        compiled,
        row=by,
        coders=scale.coders,
        grades=scale.grades,
        default_grades=scale.default_grades(),
        directness=scale.directness,
        minimum=scale.at_least(rule.minimum_mass),
        with_rulings=with_rulings,
    )
    today = connection.ops.adapt_datefield_value(day_shown())
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, today, study.pk])
        yield from cursor


@dataclass
class Sums:
    """The statement's answer, sorted by what it speaks of."""

    predictions: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    coders: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    counts: defaultdict[tuple[int, int], dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def read(cls, rows: Iterator[tuple[Any, ...]]) -> Sums:
        """Sort the rows by their kind."""
        sums = cls()
        for kind, first, second, *numbers in rows:
            # PostgreSQL adds up 64-bit integers as `numeric`
            whole = [int(number) for number in numbers]
            if kind == "prediction":
                sums.predictions[first] = (whole[0], whole[1], whole[2])
            elif kind == "coder":
                sums.coders[first].add(second)
            else:
                names = CELL_COUNTS if kind == "cell" else CLUSTER_COUNTS
                sums.counts[first, second].update(zip(names, whole, strict=False))
        return sums

    def prediction(self, layout: Layout, place: int, scale: Scale) -> PredictionTally:
        """The tally of one prediction; it is tested when anything counted speaks of it."""
        terms = layout.terms[place]
        prediction = layout.prediction_ids[place]
        support, contradiction, n_contradicting = self.predictions.get(prediction, (0, 0, 0))
        return PredictionTally(
            key=terms.key,
            weight=terms.weight,
            test_type=terms.test_type,
            support=scale.mass(support),
            contradiction=scale.mass(contradiction),
            n_contradicting=n_contradicting,
            is_tested=prediction in self.coders,
        )


def row_ids(study: Study, by: By) -> dict[str, int]:
    """Primary keys of the table's rows by slug."""
    rows = Explanation if by == By.EXPLANATION else Hypothesis
    return dict(rows.objects.filter(study=study).values_list("slug", "pk"))
