"""Analyses of a study beside its table: how fragile, how agreed, in what order, how connected, by what mechanism.

Each analysis is a `Kind`: its name, the parameters it takes, and the function that makes an `Analysis`, which is a set
of named tables with sentences that say what they mean and what they cannot show. Page, API and command are given the
same kind, so that they read the same parameters and give out the same figures.
"""

from __future__ import annotations

from hypotheses.analyses.kind import Analysis, Kind, Parameter

__all__ = ["Analysis", "Kind", "Parameter"]
