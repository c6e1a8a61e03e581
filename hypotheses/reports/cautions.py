"""Cautions about assessments that are stored, for every door through which they come."""

from __future__ import annotations

from collections.abc import Collection

from hypotheses.cautions import cautions
from hypotheses.queries.cautions import judgements_of


def cautions_about(assessments: Collection[int]) -> list[str]:
    """What a person should think of once more, a sentence each; of assessments by their keys."""
    return [sentence for judgement in judgements_of(assessments) for sentence in cautions(judgement)]
