"""Prints the mechanisms of a study: parts, links, events, checks and evidence."""

from __future__ import annotations

from typing import ClassVar

from hypotheses.analyses.kind import Kind
from hypotheses.analyses.mechanisms import MECHANISMS
from hypotheses.management.analysis_command import AnalysisCommand


class Command(AnalysisCommand):
    """`mechanisms hub-and-spokes --mechanism commitment-to-network`."""

    help = "Trace a study's mechanisms: what the archive says of each part and link, and where the chain is weakest."
    kind: ClassVar[Kind] = MECHANISMS
