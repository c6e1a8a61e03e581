"""All that the analyses need of a study, read from the database once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.models import Study
from hypotheses.choices import By
from hypotheses.queries.counted import counted_assessments
from hypotheses.queries.judgements import judgements_of, rulings_of
from hypotheses.queries.layout import Column, Layout, Row, table_layout
from hypotheses.queries.settings import rule_of
from hypotheses.queries.sources import Names, Sources, kinds_of_trace, names_for, sources_of
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems, cells_of
from hypotheses.selection import Selection

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class Gathered:
    """A study's evidence, cell by cell, with what is known of its sources."""

    study: Study
    by: By
    selection: Selection
    rule: Rule
    layout: Layout
    #: cells with a prediction, by the slugs of row and state
    cells: dict[tuple[str, str], CellItems]
    sources: Sources
    names: Names
    #: each prediction's kind of trace
    kinds: dict[str, str]
    n_assessments: int

    @property
    def places(self) -> list[tuple[Row, Column]]:
        """Every cell of the table, row by row, those without prediction included."""
        return [(row, column) for row in self.layout.rows for column in self.layout.columns]


def gather(study: Study, by: By, selection: Selection, user: AnyUser | None) -> Gathered:
    """Read the study's counted evidence within the selection; names are those that the user may be told."""
    rule = rule_of(study)
    layout = table_layout(study, by)
    counted = counted_assessments(study, selection)
    rulings = () if selection.coders else rulings_of(counted, study)
    judgements = list(judgements_of(counted, study, rule))
    return Gathered(
        study=study,
        by=by,
        selection=selection,
        rule=rule,
        layout=layout,
        cells=cells_of(layout.terms, judgements, rulings, by),
        sources=sources_of(counted),
        names=names_for(user, study, counted),
        kinds=kinds_of_trace(study),
        n_assessments=len(judgements),
    )
