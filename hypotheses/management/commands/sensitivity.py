"""Prints what would overturn the verdicts of a study, or writes it to a file."""

from __future__ import annotations

import time
from typing import Any

from evidence.models import Study
from hypotheses.analyses import Analysis
from hypotheses.analyses.sensitivity import KIND, analysis_of, sensitivity_of
from hypotheses.management.analysis_command import AnalysisCommand

#: Seconds after which a run counts as long, and between two lines about it.
PATIENCE = 3.0


class Command(AnalysisCommand):
    """`sensitivity hub-and-spokes --cell historical-memory/south-korea`."""

    help = "Print what would overturn each verdict of a study: evidence left out, the rule varied, chance let in."
    kind = KIND

    def made(self, study: Study, values: dict[str, list[str]], options: dict[str, Any]) -> Analysis:
        """Make the analysis; on a long run, say now and then how far it has come."""
        if not options["verbosity"]:
            return analysis_of(sensitivity_of(study, values, None))
        begun = told = time.monotonic()

        def tell(done: int, cells: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= PATIENCE and done < cells:
                told = now
                self.stderr.write(f"{done} of {cells} cells, {now - begun:.0f} s ...")

        return analysis_of(sensitivity_of(study, values, None, tell))
