"""The admin of the hypotheses app, one module a subject, as among the models."""

from hypotheses.admin import (
    assessments,
    explanations,
    mechanism_evidence,
    mechanisms,
    networks,
    passages,
    predictions,
    preferences,
    published,
    settings,
    units,
)

__all__ = [
    "assessments",
    "explanations",
    "mechanism_evidence",
    "mechanisms",
    "networks",
    "passages",
    "predictions",
    "preferences",
    "published",
    "settings",
    "units",
]
