"""The tables of the hypotheses app, one module a subject."""

from hypotheses.models.assessments import Adjudication, Assessment
from hypotheses.models.explanations import Explanation, Hypothesis, State
from hypotheses.models.mechanism_evidence import Event, EventPart, PartEvidence
from hypotheses.models.mechanisms import Mechanism, MechanismLink, MechanismPart, RivalCheck
from hypotheses.models.networks import TieAttestation, TieReading, WillingnessAttestation, WillingnessReading
from hypotheses.models.predictions import NotApplicable, Prediction
from hypotheses.models.preferences import Outcome, PreferenceReading, PublishedOrder
from hypotheses.models.published import PublishedVerdict
from hypotheses.models.settings import ScoringSettings
from hypotheses.models.units import UnitDecision

__all__ = [
    "Adjudication",
    "Assessment",
    "Event",
    "EventPart",
    "Explanation",
    "Hypothesis",
    "Mechanism",
    "MechanismLink",
    "MechanismPart",
    "NotApplicable",
    "Outcome",
    "PartEvidence",
    "Prediction",
    "PreferenceReading",
    "PublishedOrder",
    "PublishedVerdict",
    "RivalCheck",
    "ScoringSettings",
    "State",
    "TieAttestation",
    "TieReading",
    "WillingnessAttestation",
    "WillingnessReading",
    "UnitDecision",
]
