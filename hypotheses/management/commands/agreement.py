"""Prints how far a study's coders agree, or writes it to a file."""

from __future__ import annotations

from hypotheses.analyses.agreement import KIND
from hypotheses.management.analysis_command import AnalysisCommand


class Command(AnalysisCommand):
    """`agreement hub-and-spokes --table differences --format csv`."""

    help = "Print how far a study's coders agree beyond chance."
    kind = KIND
