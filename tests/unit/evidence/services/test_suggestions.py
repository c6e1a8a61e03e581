"""Tests of what a person makes of a name that an edition marks."""

from __future__ import annotations

import pytest

from evidence.choices import AgentRole, Confirmation
from evidence.services.suggestions import confirm_agent
from tests.factories import make_agent, make_agent_suggestion, make_document_agent, make_user

pytestmark = pytest.mark.django_db


def test_confirming_gives_the_agent_the_role_in_the_person_s_name() -> None:
    suggestion = make_agent_suggestion(role=AgentRole.RECIPIENT, name_printed="Robertson")
    agent, person = make_agent(), make_user()

    row = confirm_agent(suggestion, agent, by=person)

    suggestion.refresh_from_db()
    entry = row.history.get()
    assert (row.document, row.agent, row.role) == (suggestion.document, agent, AgentRole.RECIPIENT)
    assert row.confirmation == Confirmation.CONFIRMED
    assert suggestion.confirmed_as == row
    assert (entry.history_user, entry.history_change_reason) == (person, "confirmed “Robertson”")


def test_role_that_a_program_suggested_is_confirmed_and_not_doubled() -> None:
    suggestion, person = make_agent_suggestion(), make_user()
    suggested = make_document_agent(
        document=suggestion.document, role=suggestion.role, confirmation=Confirmation.SUGGESTED
    )

    row = confirm_agent(suggestion, suggested.agent, by=person)

    assert row == suggested
    assert row.confirmation == Confirmation.CONFIRMED
    assert row.history.latest().history_user == person
    assert suggestion.document.agents.count() == 1


def test_role_that_somebody_entered_already_is_left_alone() -> None:
    suggestion = make_agent_suggestion()
    entered = make_document_agent(document=suggestion.document, role=suggestion.role)

    row = confirm_agent(suggestion, entered.agent, by=make_user())

    assert row == entered
    assert row.history.count() == 1
    assert suggestion.confirmed_as == entered


def test_two_spellings_of_a_name_can_be_one_agent_s() -> None:
    first = make_agent_suggestion(name_printed="Rhee")
    second = make_agent_suggestion(document=first.document, name_printed="Yi")
    agent, person = make_agent(), make_user()

    rows = {confirm_agent(each, agent, by=person).pk for each in (first, second)}

    assert len(rows) == 1
