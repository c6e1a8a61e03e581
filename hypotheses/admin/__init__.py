"""The admin of the hypotheses app, one module a subject, as among the models."""

from hypotheses.admin import assessments, explanations, passages, predictions, published, settings, units

__all__ = ["assessments", "explanations", "passages", "predictions", "published", "settings", "units"]
