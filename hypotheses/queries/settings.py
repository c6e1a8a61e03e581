"""A study's scoring rule."""

from __future__ import annotations

from evidence.models import Study
from hypotheses.models import ScoringSettings
from hypotheses.scoring.rule import Rule


def rule_of(study: Study) -> Rule:
    """The rule that the study's settings make; the default rule where it has none."""
    settings = ScoringSettings.objects.filter(study=study).first()
    return settings.to_rule() if settings else Rule()
