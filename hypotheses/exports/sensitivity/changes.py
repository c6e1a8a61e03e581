"""What was changed, and what each cell became by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.tables import Column, Table
from hypotheses.choices import Verdict
from hypotheses.exports.sensitivity.columns import TITLES, after, before, of_cell
from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity import CellFindings, Removal
from hypotheses.reports.sensitivity.findings import Variation
from hypotheses.reports.sensitivity.naming import cluster_names, coding_names, removal_name
from hypotheses.reports.sensitivity.sentences import exhausted
from hypotheses.scoring.sensitivity.fewest import Fewest
from hypotheses.scoring.sensitivity.simulation import Draws
from hypotheses.scoring.sensitivity.variations import GridPoint


def removals_table(name: str, rows: Sequence[tuple[CellFindings, Removal]], names: Names) -> Table:
    """What was left out, and what the cell becomes without it."""
    columns: list[Column[tuple[CellFindings, Removal]]] = [
        *of_cell(lambda row: row[0]),
        Column(
            "what",
            "What",
            "What was left out: cluster, document, coder, archive or sources.",
            lambda row: row[1].what,
        ),
        Column(
            "name",
            "Name",
            "Its name; “restricted” where the reader may not see it.",
            lambda row: removal_name(names, row[1]),
        ),
        Column(
            "n_units",
            "Units",
            "Passages on a prediction that fall away or lose a judgement.",
            lambda row: row[1].n_units,
        ),
        Column(
            "n_left",
            "Left",
            "Passages on a prediction that stay; with 0 the cell has no evidence.",
            lambda row: row[1].n_left,
        ),
        *before(lambda row: row[0]),
        *after(lambda row: row[1].without, lambda row: row[0]),
    ]
    return Table.build(TITLES[name], columns, rows)


@dataclass(frozen=True, slots=True)
class Needed:
    """The fewest changes of one sort for one cell."""

    cell: CellFindings
    change: str
    fewest: Fewest
    names: tuple[str, ...]


def needed_of(found: CellFindings, names: Names) -> list[Needed]:
    """Both sorts of changes, where they were looked for."""
    both = []
    if fewest := found.clusters_needed:
        both.append(Needed(found, "remove clusters", fewest, cluster_names(names, fewest.names)))
    if fewest := found.reversals_needed:
        both.append(Needed(found, "reverse codings", fewest, coding_names(names, fewest.names)))
    return both


def fewest_table(found: Sequence[CellFindings], names: Names) -> Table:
    """The fewest changes, by name."""
    columns: list[Column[Needed]] = [
        *of_cell(lambda row: row.cell),
        Column(
            "change", "Change", "What is done: clusters removed, or codings reversed.", lambda row: row.change
        ),
        Column("count", "Count", "How many; nothing where none was found.", lambda row: row.fewest.count),
        Column(
            "how", "How", "Whether that is exact or only an upper bound.", lambda row: exhausted(row.fewest)
        ),
        *before(lambda row: row.cell),
        Column("verdict_then", "Verdict then", "What it becomes.", lambda row: row.fewest.becomes),
        Column(
            "names", "Which", "One such set; there may be others of the same size.", lambda row: row.names
        ),
    ]
    return Table.build(TITLES["fewest"], columns, [row for each in found for row in needed_of(each, names)])


def grids_table(found: Sequence[CellFindings]) -> Table:
    """Every cell under every value of every setting."""
    columns: list[Column[tuple[CellFindings, GridPoint]]] = [
        *of_cell(lambda row: row[0]),
        Column(
            "setting",
            "Setting",
            "The setting that is varied; fail_threshold moves with threshold.",
            lambda row: row[1].setting,
        ),
        Column("value", "Value", "Its value, exact, as text.", lambda row: str(row[1].value)),
        Column("is_own", "Own", "Whether it is the study's own value.", lambda row: row[1].is_own),
        *after(lambda row: row[1].standing, lambda row: row[0]),
    ]
    return Table.build(TITLES["grids"], columns, [(each, point) for each in found for point in each.grids])


def variations_table(found: Sequence[CellFindings]) -> Table:
    """Every cell under other weights and tests."""
    columns: list[Column[tuple[CellFindings, Variation]]] = [
        *of_cell(lambda row: row[0]),
        Column("what", "What", "What is changed: weights or tests.", lambda row: row[1].what),
        Column(
            "change",
            "Change",
            "The change; predictions whose tests change are named.",
            lambda row: row[1].name,
        ),
        *before(lambda row: row[0]),
        *after(lambda row: row[1].standing, lambda row: row[0]),
    ]
    return Table.build(
        TITLES["variations"], columns, [(each, other) for each in found for other in each.variations]
    )


def simulations_table(found: Sequence[CellFindings]) -> Table:
    """What came of the draws, with the share of each verdict."""
    rows = [
        (each, method, draws)
        for each in found
        for method, draws in (("perturbation", each.perturbation), ("bootstrap", each.bootstrap))
        if draws
    ]
    columns: list[Column[tuple[CellFindings, str, Draws]]] = [
        *of_cell(lambda row: row[0]),
        Column(
            "method", "Method", "Weights perturbed, or clusters drawn anew (bootstrap).", lambda row: row[1]
        ),
        Column("n_draws", "Draws", "How many draws.", lambda row: row[2].n_draws),
        Column(
            "n_clusters",
            "Clusters",
            "How many clusters there are; below 8 a bootstrap says little.",
            lambda row: row[2].n_clusters,
        ),
        Column(
            "kept",
            "Kept",
            "Share that keep the verdict.",
            lambda row: row[2].kept,
            decimals=3,
            unit="from 0 to 1",
        ),
        Column(
            "low",
            "Low",
            "Score below which 2.5 % of the draws lie. Not a confidence interval.",
            lambda row: row[2].low,
            unit="from -1 to 1",
        ),
        Column("high", "High", "Score above which 2.5 % lie.", lambda row: row[2].high, unit="from -1 to 1"),
        *(share_of(verdict) for verdict in Verdict if verdict != Verdict.NOT_APPLICABLE),
    ]
    return Table.build(TITLES["simulations"], columns, rows)


def share_of(verdict: Verdict) -> Column[tuple[CellFindings, str, Draws]]:
    """The share of the draws with one verdict."""
    return Column(
        verdict.name.lower(),
        str(verdict.label),
        f"Share of the draws that say “{verdict.label}”.",
        lambda row: row[2].share(verdict),
        decimals=3,
        unit="from 0 to 1",
    )
