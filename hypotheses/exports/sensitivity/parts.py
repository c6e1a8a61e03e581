"""The table by parts of the evidence: by archive, by stretch of time."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.tables import Column, Table
from hypotheses.exports.sensitivity.columns import TITLES, place_columns
from hypotheses.queries.layout import Column as State
from hypotheses.queries.layout import Row
from hypotheses.reports.sensitivity import Gathered, Part
from hypotheses.reports.sensitivity.naming import name_of
from hypotheses.scoring.sensitivity.standing import Standing


def parts_table(name: str, gathered: Gathered, parts: Sequence[Part], what: str) -> Table:
    """The table by parts of the evidence, a row for each cell and part."""
    rows = [
        (part, row, column)
        for part in parts
        for row, column in gathered.places
        if (row.slug, column.slug) in gathered.cells
    ]

    def at(row: tuple[Part, Row, State]) -> tuple[Standing, int]:
        return row[0].cells[row[1].slug, row[2].slug]

    columns: list[Column[tuple[Part, Row, State]]] = [
        Column(
            "part", what.capitalize(), f"The {what}.", lambda row: name_of(gathered.names, what, row[0].name)
        ),
        Column(
            "how",
            "How",
            "Whether it alone is counted (only) or all but it (without).",
            lambda row: row[0].how,
        ),
        *place_columns(lambda row: (row[1], row[2])),
        Column("n_units", "Units", "Passages on a prediction that are counted.", lambda row: at(row)[1]),
        Column("verdict", "Verdict", "What these say.", lambda row: at(row)[0].verdict),
        Column(
            "score",
            "Score",
            "Their score; nothing where nothing is tested.",
            lambda row: at(row)[0].score,
            unit="from -1 to 1",
        ),
    ]
    return Table.build(TITLES[name], columns, rows)
