"""`manage.py preferences STUDY`: in what order the states of a study prefer its outcomes."""

from __future__ import annotations

from hypotheses.analyses.preferences import PREFERENCES
from hypotheses.management.analysis_command import AnalysisCommand


class Command(AnalysisCommand):
    """Prints the orders, the pairs or the readings behind them."""

    help = f"{PREFERENCES.about} Tables: {', '.join(PREFERENCES.tables)}."
    kind = PREFERENCES
