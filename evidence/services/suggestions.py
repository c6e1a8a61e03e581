"""The names that an edition marks, and what a person makes of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from evidence.choices import Confirmation
from evidence.models import Agent, AgentSuggestion, DocumentAgent, User
from evidence.services.saving import save_row


def renew_suggestions(read: Iterable[AgentSuggestion], gone: Iterable[tuple[int, str, str]]) -> None:
    """Store the names that a source marks; one that it marks no longer goes, unless a person confirmed it.

    `gone` are document, role and name.
    """
    no_longer = set(gone)
    if no_longer:
        open_ones = AgentSuggestion.objects.filter(
            document__in={document for document, _, _ in no_longer}, confirmed_as=None
        )
        rows = open_ones.values_list("pk", "document", "role", "name_printed")
        AgentSuggestion.objects.filter(pk__in=[pk for pk, *name in rows if tuple(name) in no_longer]).delete()
    AgentSuggestion.objects.bulk_create(
        read,
        update_conflicts=True,
        unique_fields=["document", "role", "name_printed"],
        update_fields=["listed_as"],
    )


@transaction.atomic
def confirm_agent(suggestion: AgentSuggestion, agent: Agent, by: User) -> DocumentAgent:
    """Confirm that the name marked is that of an agent, who then has the role in the document.

    Where the agent has it already, on somebody's word or a program's, the suggestion is counted to that.

    Raises:
        ValidationError: when the two cannot be joined; nothing is written then.
    """
    role = {"document": suggestion.document, "agent": agent, "role": suggestion.role}
    row = DocumentAgent.objects.filter(**role).first() or DocumentAgent(**role)
    if row.pk is None or row.confirmation != Confirmation.CONFIRMED:
        row.confirmation = Confirmation.CONFIRMED
        save_row(row, by=by, reason=f"confirmed “{suggestion.name_printed}”"[:100])
    suggestion.confirmed_as = row
    save_row(suggestion, by=by)
    return row
