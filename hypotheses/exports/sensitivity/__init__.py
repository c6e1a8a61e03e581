"""The tables of the analysis of sensitivity: one definition per column, for every format."""

from __future__ import annotations

from hypotheses.exports.sensitivity.changes import (
    fewest_table,
    grids_table,
    removals_table,
    simulations_table,
    variations_table,
)
from hypotheses.exports.sensitivity.columns import TITLES
from hypotheses.exports.sensitivity.parts import parts_table
from hypotheses.exports.sensitivity.summary import summary_table

__all__ = [
    "TITLES",
    "fewest_table",
    "grids_table",
    "parts_table",
    "removals_table",
    "simulations_table",
    "summary_table",
    "variations_table",
]
