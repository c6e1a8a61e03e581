"""The tables of preference orders: orders, measures, pairs, readings; each column is defined once for every format."""

from __future__ import annotations

from evidence.tables import Table
from hypotheses.exports.preferences.orders import MEASURE_COLUMNS, ORDER_COLUMNS
from hypotheses.exports.preferences.pairs import PAIR_COLUMNS, pairs_of
from hypotheses.exports.preferences.readings import READING_COLUMNS, readings_of
from hypotheses.reports.preferences import PreferenceReport


def tables(report: PreferenceReport) -> dict[str, Table]:
    """The tables of the report by name: orders, what they rest on, pairs, readings."""
    return {
        "orders": Table.build("Orders of preference", ORDER_COLUMNS, report.orders),
        "measures": Table.build("What the orders rest on", MEASURE_COLUMNS, report.orders),
        "pairs": Table.build("Pairs of outcomes", PAIR_COLUMNS, pairs_of(report)),
        "readings": Table.build("Readings", READING_COLUMNS, readings_of(report)),
    }
