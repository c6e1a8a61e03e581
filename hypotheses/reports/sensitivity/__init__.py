"""What would overturn each verdict of a study: its evidence read once, then all analyses by arithmetic."""

from __future__ import annotations

from hypotheses.reports.sensitivity.findings import CellFindings, Removal, findings
from hypotheses.reports.sensitivity.gathering import Gathered, gather
from hypotheses.reports.sensitivity.stretches import Part, archive_parts, period_parts

__all__ = [
    "CellFindings",
    "Gathered",
    "Part",
    "Removal",
    "archive_parts",
    "findings",
    "gather",
    "period_parts",
]
