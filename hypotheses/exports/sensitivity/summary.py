"""Every cell in one row: its verdict, and how much it takes to overturn it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from evidence.tables import Column, Table, Value
from hypotheses.exports.sensitivity.columns import TITLES, before, of_cell
from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity import CellFindings
from hypotheses.reports.sensitivity.sentences import exhausted, overturning
from hypotheses.scoring.sensitivity.fewest import Fewest
from hypotheses.scoring.sensitivity.simulation import Draws


def itself(found: CellFindings) -> CellFindings:
    """A row that is a cell."""
    return found


def edge(found: CellFindings, place: int) -> Fraction | None:
    """The lowest or highest score that any one cluster leaves when it is left out."""
    return found.cluster_range[place] if found.cluster_range else None


def of_draws(draws: Draws | None, value: Callable[[Draws], Value]) -> Value:
    """A figure of a simulation; nothing where there was none."""
    return None if draws is None else value(draws)


def summary_table(found: Sequence[CellFindings], names: Names) -> Table:
    """Every cell: its verdict, and how much it takes to overturn it."""
    columns: list[Column[CellFindings]] = [
        *of_cell(itself),
        *before(itself),
        Column("n_clusters", "Clusters", "Clusters with counted evidence.", lambda each: each.n_clusters),
        *(flipping(sort) for sort in ("cluster", "document", "coder", "archive")),
        Column(
            "lowest_score",
            "Lowest score",
            "The lowest score without any one cluster.",
            lambda each: edge(each, 0),
            unit="from -1 to 1",
        ),
        Column(
            "highest_score",
            "Highest score",
            "The highest score without any one cluster.",
            lambda each: edge(each, 1),
            unit="from -1 to 1",
        ),
        *needed_columns("clusters", "Fewest clusters", "removed", lambda each: each.clusters_needed),
        *needed_columns("reversals", "Fewest reversals", "reversed", lambda each: each.reversals_needed),
        Column(
            "perturbed_kept",
            "Kept under perturbation",
            "Share of the draws with perturbed weights that keep the verdict. A simulation.",
            lambda each: of_draws(each.perturbation, lambda draws: draws.kept),
            decimals=3,
            unit="from 0 to 1",
        ),
        Column(
            "bootstrap_kept",
            "Kept under bootstrap",
            "Share of the draws of clusters that keep the verdict. A simulation, no confidence.",
            lambda each: of_draws(each.bootstrap, lambda draws: draws.kept),
            decimals=3,
            unit="from 0 to 1",
        ),
        Column(
            "bootstrap_low",
            "Bootstrap low",
            "Score below which 2.5 % of the draws of clusters lie. Not a confidence interval.",
            lambda each: of_draws(each.bootstrap, lambda draws: draws.low),
            unit="from -1 to 1",
        ),
        Column(
            "bootstrap_high",
            "Bootstrap high",
            "Score above which 2.5 % of the draws of clusters lie. Not a confidence interval.",
            lambda each: of_draws(each.bootstrap, lambda draws: draws.high),
            unit="from -1 to 1",
        ),
        *one_sided_columns(),
        Column(
            "overturned_by",
            "Overturned by",
            "What would overturn the verdict, in a sentence.",
            lambda each: overturning(each, names),
        ),
    ]
    return Table.build(TITLES["summary"], columns, found)


def flipping(sort: str) -> Column[CellFindings]:
    """How many things of one sort overturn the verdict."""
    return Column(
        f"flipping_{sort}s",
        f"Flipping {sort}s",
        f"How many {sort}s overturn the verdict when one of them is left out; nothing where none was.",
        lambda each: (
            len(each.flips(sort)) if any(removal.what == sort for removal in each.removals) else None
        ),
    )


def needed_columns(
    key: str, heading: str, done: str, needed: Callable[[CellFindings], Fewest | None]
) -> tuple[Column[CellFindings], ...]:
    """The fewest changes of one sort, and whether fewer could do."""
    return (
        Column(
            f"fewest_{key}",
            heading,
            f"The fewest {'codings' if key == 'reversals' else key} that overturn the verdict when they are {done}; "
            "nothing where none was found.",
            lambda each: fewest.count if (fewest := needed(each)) else None,
        ),
        Column(
            f"fewest_{key}_how",
            f"{heading}, how",
            "Whether that is exact or only an upper bound.",
            lambda each: exhausted(needed(each)),
        ),
    )


def one_sided_columns() -> tuple[Column[CellFindings], ...]:
    """López and Bowers' test."""
    return (
        Column(
            "urn_side",
            "Side of most clusters",
            "On which side most clusters stand; nothing where none takes one.",
            lambda each: each.one_sided.side if each.one_sided else None,
        ),
        Column(
            "urn_p",
            "López-Bowers p",
            "Probability of so one-sided a count of clusters if a rival were right, were they independent.",
            lambda each: each.one_sided.probability if each.one_sided else None,
            decimals=4,
            unit="from 0 to 1",
        ),
        Column(
            "urn_omega",
            "López-Bowers omega",
            "How many times likelier to come to light evidence of that side must be before p is 0.05.",
            lambda each: as_printed(each.one_sided.omega) if each.one_sided else None,
            unit="odds ratio",
        ),
    )


def as_printed(number: float) -> Fraction:
    """A float of a simulation to six places, which is more than it is good for."""
    return Fraction(round(number * 10**6), 10**6)
