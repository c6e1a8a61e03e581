"""Tokens: how a person's scripts say whose they are."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evidence.models.base import Keyed
from evidence.models.constraints import in_order, not_empty
from evidence.querysets import TokenQuerySet

#: No token is good for longer: one that nobody remembers must die by itself.
MOST_DAYS = 366


class ApiToken(Keyed):
    """A key to the API that somebody gave a name, with the owner's rights, until it ends or is taken back.

    The token itself is not kept: only what it begins with, to tell it by, and its fingerprint, to know it again.
    """

    NATURAL_KEY = ("digest",)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="api_tokens",
        help_text="Whose rights it has.",
    )
    name = models.CharField(max_length=100, help_text="What it is for: “R script of the replication”.")
    prefix = models.CharField(max_length=20, editable=False, help_text="What the token begins with.")
    digest = models.CharField(
        max_length=64, editable=False, help_text="The fingerprint (SHA-256) of the token."
    )
    is_read_only = models.BooleanField(
        default=False, help_text="Whether it only reads, whatever its owner may write."
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was made.")
    expires_at = models.DateTimeField(help_text="From when on it is good for nothing.")
    last_used_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it was last used, to the hour."
    )
    revoked_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it was taken back, if it was."
    )
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who took it back.",
    )

    # A fingerprint helps nobody who reads a history, and use is no change.
    history = HistoricalRecords(excluded_fields=["digest", "last_used_at"])
    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "pk")
        verbose_name = "API token"
        constraints = (
            UniqueConstraint(
                fields=("digest",),
                name="%(app_label)s_%(class)s_digest_once",
                violation_error_code="doubled",
                violation_error_message="There is a token of this fingerprint already.",
            ),
            UniqueConstraint(
                fields=("owner", "name"),
                condition=Q(revoked_at__isnull=True),
                name="%(app_label)s_%(class)s_name_once",
                violation_error_code="doubled",
                violation_error_message="You have a token of this name. Revoke it first, or choose another name.",
            ),
            not_empty("name"),
            not_empty("prefix"),
            not_empty("digest"),
            in_order("made_at", "expires_at"),
            in_order("made_at", "revoked_at"),
            CheckConstraint(
                condition=Q(revoked_by__isnull=True) | Q(revoked_at__isnull=False),
                name="%(app_label)s_%(class)s_revoking_dated",
                violation_error_code="revoked-without-date",
                violation_error_message="Who revoked a token is told with the moment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def clean(self) -> None:
        """Refuse a token that would outlive everybody's memory of it.

        Raises:
            ValidationError: when it ends later than a year from its making.
        """
        super().clean()
        if self.expires_at is not None and self.expires_at - self.made_at > datetime.timedelta(MOST_DAYS):
            message = f"A token is good for {MOST_DAYS} days at most."
            raise ValidationError({"expires_at": ValidationError(message, code="too-long")})

    @property
    def is_good(self) -> bool:
        """Whether it opens anything now, as far as that depends on the token."""
        return self.revoked_at is None and timezone.now() < self.expires_at
