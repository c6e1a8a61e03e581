"""Names for the pages: tables and files name rows by slug, which programs keep apart and people do not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evidence.models import Study
from evidence.tables import Table
from hypotheses.choices import Basis, Direction, PartStatus, TestType, Verdict

#: Names by slug, by the key of the column that holds the slug.
Names = Mapping[str, Mapping[str, str]]

#: Columns that hold a value of a closed list.
_LISTED = {
    "verdict": Verdict,
    "verdict_then": Verdict,
    "direction": Direction,
    "basis": Basis,
    "test_type": TestType,
    "status": PartStatus,
}


def names_in(study: Study) -> Names:
    """What the states, explanations, hypotheses and coders of a study are called, and the values of closed lists."""
    states = dict(study.state_set.values_list("slug", "name"))
    return {
        **dict.fromkeys(("state", "source", "target", "ideal_of"), states),
        "explanation": dict(study.explanation_set.values_list("slug", "name")),
        "hypothesis": dict(study.hypothesis_set.values_list("slug", "name")),
        "coder": dict(study.coder_set.values_list("slug", "name")),
        **{column: {value: str(label) for value, label in each.choices} for column, each in _LISTED.items()},
    }


def named(table: Table, names: Names) -> Table:
    """The table with names where it holds slugs; a value without a name stays as it is."""
    by_column = [names.get(column.key, {}) for column in table.columns]
    rows = (
        tuple(
            known.get(value, value) if isinstance(value, str) else value
            for known, value in zip(by_column, row, strict=True)
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
