"""The hypotheses app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig


class HypothesesConfig(AppConfig):
    """What is claimed, and how the evidence bears on it."""

    name = "hypotheses"
    verbose_name = "Hypotheses"
