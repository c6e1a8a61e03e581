"""The congruence table of a study: every explanation (or hypothesis) in every state, with its verdict."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Count, Q

from evidence.models import Study
from evidence.queries.past import past
from hypotheses.choices import Basis, By, Verdict
from hypotheses.queries.counted import counted_assessments, n_undated_left_out
from hypotheses.queries.layout import Column, Row, table_layout
from hypotheses.queries.settings import rule_of
from hypotheses.queries.tallies import tallies
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import CellResult, CellTally
from hypotheses.scoring.verdicts import judge
from hypotheses.selection import Selection


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table: what the evidence adds up to, and what was published of it."""

    row: Row
    column: Column
    tally: CellTally
    result: CellResult
    published: Verdict | None

    @property
    def agrees(self) -> bool | None:
        """Whether computed and published verdict are the same; None where nothing was published (ruling 6)."""
        return None if self.published is None else self.result.verdict == self.published

    @property
    def key(self) -> tuple[str, str]:
        """The slugs of its row and state."""
        return self.row.slug, self.column.slug


@dataclass(frozen=True, slots=True)
class Headline:
    """How far computed and published verdicts agree, beside how much of the evidence was inferred (ruling 14)."""

    #: cells with a published verdict to which a theory speaks, and those of them that agree
    n_spoken_to: int
    n_agreeing: int
    #: the same with the cells that were published as N/A
    n_published: int
    n_agreeing_with_not_applicable: int
    #: counted links between passages and predictions, and those that the coder inferred
    n_assessments: int
    n_inferred: int


@dataclass(frozen=True, slots=True)
class CongruenceTable:
    """A whole table with everything that made it."""

    study: Study
    by: By
    selection: Selection
    rule: Rule
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    #: row by row, each in the order of the columns
    cells: tuple[Cell, ...]
    #: assessments that a stretch of time left out since nobody knows their time; None without one
    n_undated_left_out: int | None
    headline: Headline
    #: the past moment at which it stood so; None for the table as it is
    as_of: datetime.datetime | None = None

    @property
    def version(self) -> str:
        """The version of the program that made it."""
        return str(settings.VERSION)

    def cell(self, row: str, column: str) -> Cell:
        """The cell of these slugs.

        Raises:
            KeyError: when there is none.
        """
        return {cell.key: cell for cell in self.cells}[row, column]


def congruence_table(
    study: Study,
    *,
    by: By = By.EXPLANATION,
    selection: Selection | None = None,
    as_of: datetime.datetime | None = None,
) -> CongruenceTable:
    """Add up the study's evidence within the selection and judge every cell, as it stands or as it stood.

    Raises:
        Study.DoesNotExist: when there was no such study at the moment.
    """
    if as_of is None:
        return table_of(study, by, selection or Selection())
    with past(as_of, study):
        table = table_of(Study.objects.get(pk=study.pk), by, selection or Selection())
    return replace(table, as_of=as_of)


def table_of(study: Study, by: By, selection: Selection) -> CongruenceTable:
    """The table from the rows that statements see now."""
    rule = rule_of(study)
    layout = table_layout(study, by)
    counted = counted_assessments(study, selection)
    # A ruling speaks for all coders together: who asks for some coders only, asks for theirs (ruling 3).
    found = tallies(counted, study, layout, rule, by, with_rulings=not selection.coders)
    cells = tuple(
        Cell(
            row,
            column,
            tally,
            judge(tally, rule, has_reason=key in layout.reasoned),
            layout.published.get(key),
        )
        for row in layout.rows
        for column in layout.columns
        for key in [(row.slug, column.slug)]
        for tally in [found.get(key, CellTally())]
    )
    links = counted.aggregate(all=Count("pk"), inferred=Count("pk", filter=Q(basis=Basis.INFERRED)))
    return CongruenceTable(
        study=study,
        by=by,
        selection=selection,
        rule=rule,
        rows=layout.rows,
        columns=layout.columns,
        cells=cells,
        n_undated_left_out=n_undated_left_out(study, selection),
        headline=headline(cells, links["all"], links["inferred"]),
    )


def headline(cells: tuple[Cell, ...], n_assessments: int, n_inferred: int) -> Headline:
    """Count agreement over the cells that carry a published verdict."""
    published = [cell for cell in cells if cell.published is not None]
    spoken_to = [cell for cell in published if cell.published != Verdict.NOT_APPLICABLE]
    return Headline(
        n_spoken_to=len(spoken_to),
        n_agreeing=sum(bool(cell.agrees) for cell in spoken_to),
        n_published=len(published),
        n_agreeing_with_not_applicable=sum(bool(cell.agrees) for cell in published),
        n_assessments=n_assessments,
        n_inferred=n_inferred,
    )
