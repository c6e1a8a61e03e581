"""What a person makes of a name that an edition marks."""

from __future__ import annotations

from django.db import transaction

from evidence.choices import Confirmation
from evidence.models import Agent, AgentSuggestion, DocumentAgent, User
from evidence.services.saving import save_row


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
