"""Print the networks of a study at a date, or write them to a file."""

from __future__ import annotations

from hypotheses.analyses.networks import NETWORKS
from hypotheses.management.analysis_command import AnalysisCommand


class Command(AnalysisCommand):
    """The networks of a study, as tables or as a figure."""

    help = "Show how closely a study's states were tied at a date, and test negative connections."
    kind = NETWORKS
