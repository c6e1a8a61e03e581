"""What programs suggest and only a person can confirm: who wrote a document, and which two documents are one."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from evidence.choices import AgentRole, MatchStatus
from evidence.models.agents import DocumentAgent
from evidence.models.base import Keyed, Recorded
from evidence.models.constraints import not_empty, one_of
from evidence.models.documents import Document
from evidence.querysets import OfDocumentQuerySet, OfTwoDocumentsQuerySet


class AgentSuggestion(Keyed):
    """A name that an edition marks as that of a writer, recipient or participant.

    Confirming it makes a `DocumentAgent`. Links from a name to a person are made by machines in FRUS, and wrong often
    enough to matter: nothing rests on one before somebody has looked at it.
    """

    NATURAL_KEY = ("document__key", "role", "name_printed")

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="agent_suggestions", help_text="The document."
    )
    role = models.CharField(max_length=12, choices=AgentRole, help_text="What the markup says the name did.")
    name_printed = models.CharField(max_length=300, help_text="The name as the document prints it.")
    listed_as = models.CharField(
        max_length=500,
        blank=True,
        help_text="The entry in the volume's list of persons that the markup takes the name for.",
    )
    confirmed_as = models.ForeignKey(
        DocumentAgent,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
        help_text="What a person made of it.",
    )

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "pk")
        constraints = (
            UniqueConstraint(
                fields=("document", "role", "name_printed"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This name is already suggested in this role.",
            ),
            one_of("role", AgentRole),
            not_empty("name_printed"),
        )

    def __str__(self) -> str:
        return f"{self.name_printed} ({self.get_role_display()})"


class DocumentMatch(Recorded):
    """That an imported document seems to be one that somebody entered before, known there by its pages alone.

    A lead confirms it, and the two become one document; or refuses it, and it is not suggested again.
    """

    NATURAL_KEY = ("document__key", "imported__key")

    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        related_name="matches",
        help_text="The document that somebody entered.",
    )
    imported = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        related_name="matches_as_imported",
        help_text="The document of the volume.",
    )
    reason = models.CharField(max_length=300, help_text="Why they seem to be one.")
    status = models.CharField(
        max_length=10,
        choices=MatchStatus,
        default=MatchStatus.SUGGESTED,
        help_text="Whether somebody has looked at it.",
    )

    objects = OfTwoDocumentsQuerySet.as_manager()

    class Meta:
        ordering = ("document", "pk")
        verbose_name_plural = "document matches"
        constraints = (
            UniqueConstraint(
                fields=("document", "imported"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This match is already suggested.",
            ),
            CheckConstraint(
                condition=~Q(document=F("imported")),
                name="%(app_label)s_%(class)s_of_two",
                violation_error_code="same",
                violation_error_message="A document is no match of itself.",
            ),
            one_of("status", MatchStatus),
            not_empty("reason"),
        )

    def __str__(self) -> str:
        return f"{self.document} = {self.imported}?"
