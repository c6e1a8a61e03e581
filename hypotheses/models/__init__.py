"""The tables of the hypotheses app, one module a subject."""

from hypotheses.models.assessments import Adjudication, Assessment
from hypotheses.models.explanations import Explanation, Hypothesis, State
from hypotheses.models.predictions import NotApplicable, Prediction
from hypotheses.models.published import PublishedVerdict
from hypotheses.models.settings import ScoringSettings
from hypotheses.models.units import UnitDecision

__all__ = [
    "Adjudication",
    "Assessment",
    "Explanation",
    "Hypothesis",
    "NotApplicable",
    "Prediction",
    "PublishedVerdict",
    "ScoringSettings",
    "State",
    "UnitDecision",
]
