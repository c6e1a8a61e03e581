"""Who did what in a document, and how surely that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.choices import AgentRole, Confirmation
from evidence.models import AgentSuggestion, Document, DocumentAgent


@dataclass(frozen=True, slots=True)
class People:
    """Those who did one thing in a document: whom somebody confirmed, and whom programs only suggest."""

    role: AgentRole
    confirmed: tuple[DocumentAgent, ...]
    suggested: tuple[DocumentAgent, ...]
    #: names as printed, that nobody has looked at
    marked: tuple[AgentSuggestion, ...]


def people_of(document: Document) -> list[People]:
    """Senders, recipients and participants, as far as the document has any."""
    agents, marked = document.agents.all(), document.agent_suggestions.all()
    found = [
        People(
            role,
            confirmed=tuple(in_role(role, agents, confirmation=Confirmation.CONFIRMED)),
            suggested=tuple(in_role(role, agents, confirmation=Confirmation.SUGGESTED)),
            marked=tuple(each for each in marked if each.role == role),
        )
        for role in AgentRole
    ]
    return [people for people in found if people.confirmed or people.suggested or people.marked]


def in_role(
    role: AgentRole, agents: Iterable[DocumentAgent], *, confirmation: Confirmation
) -> Iterable[DocumentAgent]:
    """The agents that did this, as surely as that."""
    return (each for each in agents if each.role == role and each.confirmation == confirmation)
