"""The columns of the table of pairs: a row for two outcomes of a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.tables import Column
from hypotheses.exports.preferences.shared import MASS, state_columns
from hypotheses.reports.preferences import PreferenceReport, StateOrder
from hypotheses.scoring.preferences.values import Comparison


@dataclass(frozen=True, slots=True)
class OfState:
    """One pair of outcomes, with the state that it is of."""

    order: StateOrder
    pair: Comparison


def letter(row: OfState, outcome: str | None) -> str | None:
    """The letter of an outcome of the pair."""
    return None if outcome is None else row.order.letters[outcome]


PAIR_COLUMNS: tuple[Column[OfState], ...] = (
    *state_columns(lambda row: row.order),
    Column(
        "pair",
        "Pair",
        "The pair as it is decided: D > H; D = H is level, D ? H not compared.",
        lambda row: row.order.in_letters(row.pair),
    ),
    Column(
        "first",
        "First",
        "The slug of the outcome that comes first in the study's list.",
        lambda row: row.pair.first,
    ),
    Column("second", "Second", "The slug of the other.", lambda row: row.pair.second),
    Column(
        "for_first",
        "For the first",
        "Sum over clusters of the heaviest passage's say that the first is preferred.",
        lambda row: row.pair.for_first,
        unit=MASS,
    ),
    Column(
        "for_second",
        "For the second",
        "The same that the second is preferred.",
        lambda row: row.pair.for_second,
        unit=MASS,
    ),
    Column(
        "clusters_for_first",
        "Clusters for the first",
        "Clusters with any mass for the first.",
        lambda row: row.pair.clusters_for_first,
    ),
    Column(
        "clusters_for_second",
        "Clusters for the second",
        "Clusters with any mass for the second.",
        lambda row: row.pair.clusters_for_second,
    ),
    Column(
        "winner",
        "Preferred",
        "The letter of the outcome with more mass.",
        lambda row: letter(row, row.pair.winner),
    ),
    Column(
        "margin",
        "Margin",
        "By how much it outweighs the other; nothing where the pair was not compared.",
        lambda row: row.pair.margin,
        unit=MASS,
    ),
    Column(
        "weakness",
        "Weakly identified",
        "one-cluster: only one cluster speaks for the preferred; hangs-on-one-cluster: without some one cluster the "
        "pair would be open or the other way round.",
        lambda row: row.pair.weakness and row.pair.weakness.value,
    ),
    Column("n_readings", "Readings", "Counted readings of the pair.", lambda row: row.pair.n_readings),
    Column("n_passages", "Passages", "Passages that they were made in.", lambda row: row.pair.n_passages),
    Column(
        "n_contested",
        "Contested",
        "Passages in which coders read opposite things.",
        lambda row: row.pair.n_contested,
    ),
    Column(
        "published",
        "Printed",
        "The letter of the outcome that the printed order prefers; nothing where it prefers neither.",
        lambda row: letter(row, row.order.printed_winner(row.pair)),
    ),
    Column(
        "agrees",
        "Same as printed",
        "Whether evidence and printed order prefer the same; nothing where either does not speak of the pair.",
        lambda row: row.order.pair_agrees(row.pair),
    ),
)


def pairs_of(report: PreferenceReport) -> Iterator[OfState]:
    """Every pair of every state."""
    for order in report.orders:
        yield from (OfState(order, pair) for pair in order.matrix.comparisons)
