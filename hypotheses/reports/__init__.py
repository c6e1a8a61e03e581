"""Where rows from the database meet the arithmetic of scoring."""

from hypotheses.reports.congruence import Cell, CongruenceTable, Headline, congruence_table

__all__ = ["Cell", "CongruenceTable", "Headline", "congruence_table"]
