"""What the tables of sensitivity share: their titles, and the columns that name a cell and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from evidence.tables import Column
from hypotheses.queries.layout import Column as State
from hypotheses.queries.layout import Row
from hypotheses.reports.sensitivity import CellFindings
from hypotheses.scoring.sensitivity.standing import Standing

#: A row of one of the tables.
Found = TypeVar("Found")

#: The tables by name, in the order in which they are given.
TITLES = {
    "summary": "What would overturn each verdict",
    "flips": "What overturns a verdict when it is left out",
    "removals": "Everything that was left out in turn",
    "fewest": "The fewest changes that overturn a verdict",
    "grids": "Other settings of the rule",
    "variations": "Other weights and other types of test",
    "simulations": "Weights perturbed and clusters drawn anew",
    "archives": "Archive dependence: each archive alone, and all without it",
    "periods": "Period dependence: by stretches of time",
}


def of_cell(cell_of: Callable[[Found], CellFindings]) -> tuple[Column[Found], ...]:
    """The columns that say of which cell a row speaks."""
    return place_columns(lambda row: (cell_of(row).row, cell_of(row).column))


def place_columns(place_of: Callable[[Found], tuple[Row, State]]) -> tuple[Column[Found], ...]:
    """The same, for rows that know their place in the table."""
    return (
        Column(
            "explanation", "Explanation", "The explanation's slug.", lambda row: place_of(row)[0].explanation
        ),
        Column(
            "hypothesis",
            "Hypothesis",
            "The hypothesis's slug; nothing in a table by explanation.",
            lambda row: place_of(row)[0].hypothesis,
        ),
        Column("state", "State", "The state's slug.", lambda row: place_of(row)[1].slug),
    )


def before(cell_of: Callable[[Found], CellFindings]) -> tuple[Column[Found], ...]:
    """Where the cell stands with all its evidence."""
    return (
        Column("verdict", "Verdict", "The verdict of record.", lambda row: cell_of(row).standing.verdict),
        Column(
            "score",
            "Score",
            "The score of record; nothing where nothing is tested.",
            lambda row: cell_of(row).standing.score,
            unit="from -1 to 1",
        ),
    )


def after(
    standing_of: Callable[[Found], Standing], cell_of: Callable[[Found], CellFindings]
) -> tuple[Column[Found], ...]:
    """Where it stands after a change."""
    return (
        Column(
            "verdict_then",
            "Verdict then",
            "The verdict that it becomes.",
            lambda row: standing_of(row).verdict,
        ),
        Column(
            "score_then",
            "Score then",
            "The score that it becomes; nothing where nothing is tested any more.",
            lambda row: standing_of(row).score,
            unit="from -1 to 1",
        ),
        Column(
            "flips",
            "Flips",
            "Whether the verdict is another one.",
            lambda row: standing_of(row).verdict != cell_of(row).standing.verdict,
        ),
    )
