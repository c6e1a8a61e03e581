"""The evidence app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """What the archive says."""

    name = "evidence"
    verbose_name = "Evidence"
