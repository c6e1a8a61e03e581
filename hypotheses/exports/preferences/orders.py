"""The columns of the tables of orders and of what they rest on: a row a state."""

from __future__ import annotations

from evidence.tables import Column
from hypotheses.exports.preferences.shared import MASS, state_columns
from hypotheses.reports.preferences import StateOrder
from hypotheses.scoring.preferences.printed import written_ranking


def itself(order: StateOrder) -> StateOrder:
    """A row of the table of orders."""
    return order


def copeland_text(order: StateOrder) -> tuple[str, ...]:
    """Wins less losses of each outcome, the best first: “D +2”, “H 0”."""
    scores = sorted(order.ranking.copeland.items(), key=lambda item: -item[1])
    return tuple(
        f"{order.letters[outcome]} {score:+d}" if score else f"{order.letters[outcome]} 0"
        for outcome, score in scores
    )


def kemeny_orders(order: StateOrder) -> tuple[str, ...]:
    """The orders that go least against the evidence, in letters."""
    if order.kemeny is None:
        return ()
    return tuple(
        written_ranking([(outcome,) for outcome in each], order.letters) for each in order.kemeny.orders
    )


#: One line a state, as one prints it.
ORDER_COLUMNS: tuple[Column[StateOrder], ...] = (
    *state_columns(itself),
    Column(
        "order",
        "Order",
        "What is known of the order, the most preferred first; = between outcomes that are level. Parts that nothing "
        "puts above each other stand apart, separated by ;.",
        lambda row: row.order,
    ),
    Column(
        "is_identified",
        "Identified",
        "Whether the evidence gives one order: no circle, and every place connected to the next.",
        lambda row: row.ranking.is_identified,
    ),
    Column(
        "published",
        "Printed",
        "The order as it was printed.",
        lambda row: row.published.ranking if row.published else None,
    ),
    Column(
        "agrees",
        "Same as printed",
        "Whether the evidence gives just the printed order; nothing where none is printed or it cannot be read.",
        lambda row: row.agrees,
    ),
    Column(
        "parts_on",
        "Parts on",
        "The pairs, as the evidence has them, on which the printed order says otherwise.",
        lambda row: tuple(map(row.in_letters, row.parts_on)),
    ),
    Column(
        "weak_pairs",
        "Weakly identified",
        "Pairs that some one cluster decides: without it they would be open or the other way round.",
        lambda row: tuple(map(row.in_letters, row.weak)),
    ),
    Column("copeland", "Copeland", "Pairs won less pairs lost, by outcome.", copeland_text),
    Column(
        "kemeny",
        "Kemeny",
        "All orders that go least against the evidence; the first 24 where there are more.",
        kemeny_orders,
    ),
)

#: What else the evidence says of each order, and what it rests on.
MEASURE_COLUMNS: tuple[Column[StateOrder], ...] = (
    *state_columns(itself),
    Column(
        "cycles",
        "Circles",
        "Outcomes that the pairs lead through in a circle, the preferred circle first.",
        lambda row: row.cycles,
    ),
    Column(
        "ties",
        "Level",
        "Pairs that were compared and came out level.",
        lambda row: tuple(map(row.in_letters, row.ties)),
    ),
    Column(
        "not_compared",
        "Not compared",
        "Pairs of which no counted reading speaks.",
        lambda row: tuple(map(row.in_letters, row.not_compared)),
    ),
    Column(
        "condorcet",
        "Condorcet winner",
        "The outcome that beats every other, pair by pair; nothing where none does.",
        lambda row: row.letters[row.ranking.condorcet] if row.ranking.condorcet else None,
    ),
    Column(
        "smith_set",
        "Smith set",
        "The smallest set of outcomes each of which beats every outcome outside it.",
        lambda row: tuple(row.letters[outcome] for outcome in row.ranking.smith),
    ),
    Column(
        "n_kemeny",
        "Kemeny orders",
        "How many orders go equally little against the evidence.",
        lambda row: row.kemeny.n_orders if row.kemeny else None,
    ),
    Column(
        "kemeny_distance",
        "Kemeny distance",
        "The masses of all pairs that such an order turns round.",
        lambda row: row.kemeny.distance if row.kemeny else None,
        unit=MASS,
    ),
    Column(
        "kemeny_agreement",
        "Kemeny agreement",
        "The masses of all pairs that such an order keeps.",
        lambda row: row.kemeny.agreement if row.kemeny else None,
        unit=MASS,
    ),
    Column("n_readings", "Readings", "Counted readings.", lambda row: len(row.readings)),
    Column(
        "n_passages",
        "Passages",
        "Passages that they were made in.",
        lambda row: len({each.counted.passage_id for each in row.readings}),
    ),
    Column(
        "n_clusters",
        "Clusters",
        "Independent clusters that lean any way on any pair.",
        lambda row: row.n_clusters,
    ),
    Column(
        "n_restricted",
        "Restricted",
        "Readings of restricted documents; they count for everybody.",
        lambda row: row.n_restricted,
    ),
    Column(
        "published_source",
        "Printed in",
        "The work that prints the order.",
        lambda row: row.published.source if row.published else None,
    ),
    Column(
        "published_page",
        "Page",
        "The page there.",
        lambda row: (row.published.page or None) if row.published else None,
    ),
)
