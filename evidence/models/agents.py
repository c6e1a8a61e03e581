"""Who wrote, received or took part: persons, offices, governments."""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from evidence.choices import AgentKind, AgentRole, Confirmation
from evidence.models.base import Recorded
from evidence.models.constraints import not_empty, one_of
from evidence.models.documents import Document
from evidence.querysets import KeyedQuerySet, OfDocumentQuerySet


class Agent(Recorded):
    """One person, office or government that acts in documents."""

    NATURAL_KEY = ("slug",)

    slug = models.SlugField(unique=True, help_text="The agent's short name in addresses.")
    kind = models.CharField(max_length=12, choices=AgentKind, help_text="Person, office or government.")
    name = models.CharField(max_length=200, help_text="The usual form of the name in English.")
    native_name = models.CharField(max_length=200, blank=True, help_text="The name in its own script.")
    speaks_for = models.CharField(
        max_length=100, blank=True, help_text="The government on whose behalf the agent acts."
    )

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (one_of("kind", AgentKind), not_empty("slug"), not_empty("name"))

    def __str__(self) -> str:
        return self.name


class AgentName(Recorded):
    """Another form of an agent's name: a variant spelling, a romanisation, another script."""

    NATURAL_KEY = ("agent__slug", "name")

    agent = models.ForeignKey(
        Agent, on_delete=models.CASCADE, related_name="names", help_text="The agent so called."
    )
    name = models.CharField(max_length=200, help_text="The name as it is found.")
    language = models.CharField(
        max_length=35, blank=True, help_text="Its language and script (BCP 47): “ko-Hang”."
    )

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ("agent", "name", "pk")
        constraints = (
            UniqueConstraint(
                fields=("agent", "name"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This agent already has this name.",
            ),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name


class DocumentAgent(Recorded):
    """That an agent wrote, received or took part in a document; a program may suggest it, a person confirms."""

    NATURAL_KEY = ("document__key", "agent__slug", "role")

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="agents", help_text="The document."
    )
    agent = models.ForeignKey(
        Agent, on_delete=models.PROTECT, related_name="documents", help_text="The agent."
    )
    role = models.CharField(max_length=12, choices=AgentRole, help_text="What the agent did in it.")
    confirmation = models.CharField(
        max_length=12,
        choices=Confirmation,
        default=Confirmation.CONFIRMED,
        help_text="Whether a program suggested this or a person confirmed it.",
    )

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "role", "agent", "pk")
        constraints = (
            UniqueConstraint(
                fields=("document", "agent", "role"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This agent already has this role in the document.",
            ),
            one_of("role", AgentRole),
            one_of("confirmation", Confirmation),
        )

    def __str__(self) -> str:
        return f"{self.agent} ({self.get_role_display()})"
