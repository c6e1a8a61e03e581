"""The columns of a congruence table: one definition each, for files, the API's schema and the data dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from evidence.tables import Column
from hypotheses.reports import Cell


def counted(key: str, heading: str, description: str) -> Column[Cell]:
    """A column for one of the tally's counts."""
    return Column(key, heading, description, lambda cell: getattr(cell.tally, key))


CELL_COLUMNS: tuple[Column[Cell], ...] = (
    Column("explanation", "Explanation", "The explanation's slug.", lambda cell: cell.row.explanation),
    Column(
        "hypothesis",
        "Hypothesis",
        "The hypothesis's slug; nothing in a table by explanation.",
        lambda cell: cell.row.hypothesis,
    ),
    Column("state", "State", "The state's slug.", lambda cell: cell.column.slug),
    Column(
        "verdict",
        "Verdict",
        "What the evidence says: yes, partially-yes, no, insufficient-evidence or not-applicable.",
        lambda cell: cell.result.verdict,
    ),
    Column(
        "score",
        "Score",
        "Congruence score over all predictions, untested ones counted as 0; nothing when none is tested.",
        lambda cell: cell.result.score,
        unit="from -1 to 1",
    ),
    Column(
        "score_tested",
        "Score of tested",
        "The same over tested predictions only.",
        lambda cell: cell.result.score_tested,
        unit="from -1 to 1",
    ),
    Column(
        "coverage",
        "Coverage",
        "Share of the predictions, by weight, that were tested; nothing when the cell is not applicable.",
        lambda cell: cell.result.coverage,
        unit="from 0 to 1",
    ),
    Column(
        "support",
        "Support",
        "Supporting mass, summed over clusters and predictions; 1 is one full-strength document of grade A.",
        lambda cell: cell.result.support,
        unit="documents",
    ),
    Column(
        "contradiction",
        "Contradiction",
        "Contradicting mass, summed likewise.",
        lambda cell: cell.result.contradiction,
        unit="documents",
    ),
    Column(
        "n_predictions", "Predictions", "Predictions of the cell.", lambda cell: cell.result.n_predictions
    ),
    Column(
        "n_tested",
        "Tested",
        "Predictions with counted evidence, neutral included.",
        lambda cell: cell.result.n_tested,
    ),
    counted("n_clusters", "Clusters", "Independent clusters with mass in either direction."),
    counted("n_documents", "Documents", "Documents with counted evidence, neutral included."),
    counted("n_passages", "Passages", "Passages with counted evidence, neutral included."),
    counted("n_assessments", "Assessments", "Counted assessments, neutral included."),
    counted("n_coders", "Coders", "Coders with counted assessments."),
    counted("n_neutral", "Neutral", "Neutral assessments among them."),
    counted(
        "n_contested", "Contested", "Passages on a prediction about which coders stand on opposite sides."
    ),
    counted(
        "n_restricted", "Restricted", "Passages whose documents are restricted; they count, and stay hidden."
    ),
    Column(
        "flags",
        "Flags",
        "What a reader should know beside the verdict; docs/scoring.md explains each.",
        lambda cell: tuple(flag.value for flag in cell.result.flags),
    ),
    Column(
        "failed_hoops",
        "Failed hoops",
        "Keys of the hoop or doubly decisive predictions whose failure made the verdict no.",
        lambda cell: cell.result.failed_hoops,
    ),
    Column(
        "published", "Published", "The verdict that an author printed, if any.", lambda cell: cell.published
    ),
    Column(
        "agrees",
        "Agrees",
        "Whether computed and published verdict are the same; nothing without a published one.",
        lambda cell: cell.agrees,
    ),
)


#: What a CSV or XLSX says in every row of what made it, as JSON says in its `meta`.
MADE_BY = {
    "study": "Slug of the study.",
    "by": "What the rows of the table are: explanation or hypothesis.",
    "version": "Version of Touchstone that made the table.",
    "settings": "Settings of the scoring rule; fractions are exact.",
    "filters": "What part of the evidence was counted.",
}


def file_columns(made_by: Mapping[str, str]) -> tuple[Column[Cell], ...]:
    """The columns of a CSV or XLSX: those of every cell, then what made the file."""
    constants = (
        Column[Cell](key, key.capitalize(), description, partial(constant, made_by[key]))
        for key, description in MADE_BY.items()
    )
    return (*CELL_COLUMNS, *constants)


def constant(text: str, cell: Cell) -> str:
    """The same text for every cell."""
    return text
