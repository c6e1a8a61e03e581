"""The congruence table as a file: the same bytes from page, API and command.

CSV, JSON and XLSX give every cell with all its figures; text, Markdown, LaTeX and HTML the matrix that one prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from evidence.choices import Directness, Grade
from evidence.tables import FORMATS, Column, Table, Value, dictionary, json_bytes, to_xlsx
from hypotheses.choices import Verdict
from hypotheses.queries.layout import Row
from hypotheses.reports import Cell, CongruenceTable
from hypotheses.scoring.rule import Rule

#: Formats that give every cell with its figures; the others give the matrix.
BY_CELL = frozenset({"csv", "json", "xlsx"})


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
    "version": "Version of Touchstone that made the table.",
    "settings": "Settings of the scoring rule; fractions are exact.",
    "filters": "What part of the evidence was counted.",
}


def made_by(table: CongruenceTable) -> dict[str, str]:
    """What made this table, by the keys of MADE_BY."""
    return {
        "version": table.version,
        "settings": settings_text(table.rule),
        "filters": filters_text(table),
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


def settings_of(rule: Rule) -> dict[str, Value]:
    """The rule's numbers as they are printed: exact, fractions as “1/3”."""
    numbers: dict[str, Value] = {
        "kappa": str(rule.kappa),
        "threshold": str(rule.threshold),
        "fail_threshold": str(rule.fail_threshold),
        "minimum_clusters": rule.minimum_clusters,
        "minimum_coverage": str(rule.minimum_coverage),
        "minimum_mass": str(rule.minimum_mass),
        "discount": str(rule.discount),
    }
    numbers |= {f"grade_{grade.lower()}": str(rule.grades[grade]) for grade in Grade}
    numbers |= {f"directness_{value}": str(rule.directness[value]) for value in Directness}
    return numbers | {"directness_unstated": str(rule.directness[""])}


def filters_of(table: CongruenceTable) -> dict[str, object]:
    """What part of the evidence was counted, and how much a stretch of time left out for want of a date."""
    return {**table.selection.as_filters(), "n_undated_left_out": table.n_undated_left_out}


def settings_text(rule: Rule) -> str:
    """The settings on one line."""
    return "; ".join(f"{name}={value}" for name, value in settings_of(rule).items())


def filters_text(table: CongruenceTable) -> str:
    """The filters on one line; “none” for all evidence."""
    chosen = {name: value for name, value in filters_of(table).items() if value not in (None, [])}
    listed = (
        f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in chosen.items()
    )
    return "; ".join(listed) or "none"


def cells_table(table: CongruenceTable) -> Table:
    """Every cell with all its figures, a row each."""
    return Table.build("Cells", file_columns(made_by(table)), table.cells)


def matrix(table: CongruenceTable) -> Table:
    """The verdicts as one prints them: explanations or hypotheses down, states across."""
    by_place = {cell.key: cell for cell in table.cells}

    def at(state: str) -> Callable[[Row], Value]:
        return lambda row: cell_text(by_place[row.slug, state])

    columns: list[Column[Row]] = [
        Column("row", table.by.label, f"The {table.by.value}.", lambda row: row.name),
        *(
            Column(
                matrix_key(number, column.slug),
                column.name,
                "Verdict and score; the published verdict.",
                at(column.slug),
            )
            for number, column in enumerate(table.columns, start=1)
        ),
    ]
    return Table.build(
        f"Congruence of evidence and {table.by.label.lower()}: {table.study.title}",
        columns,
        table.rows,
        notes(table),
        label=f"tab:congruence-{table.study.slug}",
    )


def matrix_key(number: int, state: str) -> str:
    """The key of a state's column, which heads it in a workbook: its slug, made unique and fit for a key."""
    words = re.findall(r"[a-z0-9]+", state.lower())
    return "_".join(["state", str(number), *words])


def cell_text(cell: Cell) -> str:
    """A cell as one prints it: “No (-0.78), as published”, “Partially yes (0.24), published: Yes”."""
    computed = cell.result.verdict.label
    if cell.result.score is not None:
        computed += f" ({float(round(cell.result.score, 2)):.2f})"
    if cell.published is None:
        return str(computed)
    return f"{computed}, as published" if cell.agrees else f"{computed}, published: {cell.published.label}"


def headline_text(table: CongruenceTable) -> str:
    """How far computed and published verdicts agree, and how much of the evidence was inferred (ruling 14)."""
    line = table.headline
    inferred = f"{line.n_inferred} of {line.n_assessments} counted assessments were inferred by the coder."
    if not line.n_published:
        return inferred
    return (
        f"Computed and published verdicts agree in {line.n_agreeing} of the {line.n_spoken_to} cells to which a "
        f"theory speaks ({line.n_agreeing_with_not_applicable} of {line.n_published} with "
        f"{Verdict.NOT_APPLICABLE.label}). {inferred}"
    )


def notes(table: CongruenceTable) -> tuple[str, ...]:
    """What is printed under a table: agreement, settings, filters, version."""
    return (
        headline_text(table),
        f"Settings: {settings_text(table.rule)}.",
        f"Filters: {filters_text(table)}.",
        f"Made by Touchstone {table.version}.",
    )


def as_document(table: CongruenceTable) -> dict[str, object]:
    """The table as JSON has it: what made it, then its cells."""
    return {
        "meta": {
            "study": table.study.slug,
            "by": table.by.value,
            "version": table.version,
            "settings": settings_of(table.rule),
            "filters": filters_of(table),
            # a moment in the past, once tables can be asked for as they stood; the live table has none
            "as_of": None,
        },
        "cells": Table.build("Cells", CELL_COLUMNS, table.cells).records(),
    }


def workbook(table: CongruenceTable) -> bytes:
    """The table as a workbook: the matrix, every cell, the settings, and what the columns mean."""
    pairs = [*settings_of(table.rule).items(), ("filters", filters_text(table)), ("version", table.version)]
    settings = Table.build(
        "Settings",
        (
            Column[tuple[str, Value]]("name", "Name", "What is set.", lambda pair: pair[0]),
            Column[tuple[str, Value]](
                "value", "Value", "Its value; fractions are exact.", lambda pair: pair[1]
            ),
        ),
        pairs,
    )
    columns = file_columns(made_by(table))
    return to_xlsx([matrix(table), cells_table(table), settings, dictionary("Data dictionary", columns)])


def export(table: CongruenceTable, format_name: str) -> bytes:
    """The table in one of the formats of `evidence.tables.FORMATS`.

    Raises:
        KeyError: for an unknown format.
    """
    if format_name == "json":
        return json_bytes(as_document(table))
    if format_name == "xlsx":
        return workbook(table)
    return FORMATS[format_name].render(cells_table(table) if format_name in BY_CELL else matrix(table))
