"""The congruence table as a file: the same bytes from page, API and command.

CSV, JSON and XLSX give every cell with all its figures; text, Markdown, LaTeX and HTML the matrix that one prints.
"""

from __future__ import annotations

from collections.abc import Callable

from evidence.choices import Directness, Grade
from evidence.tables import FORMATS, Column, Table, Value, dictionary, json_bytes, to_xlsx
from hypotheses.choices import Verdict
from hypotheses.exports.columns import CELL_COLUMNS, file_columns
from hypotheses.queries.layout import Row
from hypotheses.reports import Cell, CongruenceTable
from hypotheses.scoring.rule import Rule

#: Formats that give every cell with its figures; the others give the matrix.
BY_CELL = frozenset({"csv", "json", "xlsx"})


def made_by(table: CongruenceTable) -> dict[str, str]:
    """What made this table, by the keys of MADE_BY."""
    return {
        "study": table.study.slug,
        "by": table.by.value,
        "version": table.version,
        "settings": settings_text(table.rule),
        "filters": filters_text(table),
    }


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
                f"state_{number}",
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
        for_people=True,
    )


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


def failed_hoops_text(table: CongruenceTable) -> str:
    """Which failed tests made verdicts no, by name; nothing where none did."""
    failed = [cell for cell in table.cells if cell.result.failed_hoops]
    listed = "; ".join(
        f"{cell.row.name}, {cell.column.name}: {', '.join(cell.result.failed_hoops)}" for cell in failed
    )
    return f"Verdicts made no by a failed hoop test: {listed}." if failed else ""


def restricted_text(table: CongruenceTable) -> str:
    """Where restricted evidence counts (ruling 1); nothing where none does."""
    restricted = [cell for cell in table.cells if cell.tally.n_restricted]
    listed = "; ".join(
        f"{cell.row.name}, {cell.column.name}: {cell.tally.n_restricted} restricted" for cell in restricted
    )
    return f"Restricted passages that count and stay hidden: {listed}." if restricted else ""


def notes(table: CongruenceTable) -> tuple[str, ...]:
    """What is printed under a table: agreement, settings, filters, version."""
    return (
        headline_text(table),
        *filter(None, (failed_hoops_text(table), restricted_text(table))),
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
            # the one thing that tells a table of the past from what was exported then (ADR 23)
            "as_of": table.as_of.isoformat() if table.as_of else None,
        },
        "cells": Table.build("Cells", CELL_COLUMNS, table.cells).records(),
    }


def workbook(table: CongruenceTable) -> bytes:
    """The table as a workbook: the matrix, every cell, the settings, and what the columns mean."""
    pairs = [*settings_of(table.rule).items(), *made_by(table).items()]
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
