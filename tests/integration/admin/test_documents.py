"""The admin's page of documents: found as everywhere, with the way to read them and names to be confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Document, User
from tests.factories import (
    make_agent,
    make_agent_suggestion,
    make_collection,
    make_document,
    make_document_text,
    make_holding,
    make_study,
)
from tests.integration.admin.forms import address, change


def listed(client: Client, **query: str) -> list[str]:
    """The keys of the documents that a list shows, in its order."""
    page: Any = client.get(address(Document, "changelist"), query)
    return [document.key for document in page.context["cl"].result_list]


@pytest.fixture
def policy(db: None) -> Document:
    """NSC 125/2, document 588 of its volume."""
    document = make_document(key="policy", short_title="NSC 125/2", date_printed="August 7, 1952")
    make_holding(
        document=document,
        collection=make_collection(reference_code="frus1952-54v14p2"),
        identifier="d588",
        number="588",
        pages="1302-1305",
        section="Japan / The security treaty",
    )
    make_document(key="other")
    return document


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    "text", ["doc. 588", "1952-54, XIV, pt. 2, 1303", "1952-08", "frus1952-54v14p2/d588"]
)
def test_document_is_found_in_the_list_as_everywhere(head: Client, text: str) -> None:
    assert listed(head, q=text) == ["policy"]


@pytest.mark.usefixtures("policy")
def test_document_is_found_where_one_is_chosen(head: Client) -> None:
    where = {"app_label": "evidence", "model_name": "passage", "field_name": "document"}

    offered = head.get("/admin/autocomplete/", {"term": "doc. 588", **where}).json()["results"]

    assert [row["text"] for row in offered] == ["NSC 125/2 (1952-08-07)"]


def test_list_found_has_the_surest_first_unless_put_into_another_order(head: Client) -> None:
    make_document(key="word", short_title="A draft of NSC 5")
    make_document(key="named", short_title="NSC 5")

    assert listed(head, q="NSC 5") == ["named", "word"]
    assert listed(head, q="NSC 5", o="1") == ["word", "named"]


def test_list_tells_the_forms_of_a_search(head: Client) -> None:
    assert "doc. 588" in head.get(address(Document, "changelist")).content.decode()


def test_list_and_page_tell_of_copies_and_lead_to_the_document_s_page(head: Client, policy: Document) -> None:
    text = make_document_text(document=policy, source_file="frus1952-54v14p2.xml", body="The secret wording.")

    in_list = head.get(address(Document, "changelist")).content.decode()
    page = head.get(address(Document, "change", policy.pk)).content.decode()

    assert "frus1952-54v14p2, d588, 1302-1305" in in_list
    assert "Japan / The security treaty" in page
    assert 'href="/documents/policy/">Read the document</a>' in page
    assert text.source_file in page
    assert text.sha256[:12] in page
    assert "The secret wording." not in page


def test_document_not_yet_saved_has_no_page_to_lead_to(head: Client) -> None:
    assert "gets its page when it is saved" in head.get(address(Document, "add")).content.decode()


@pytest.fixture
def marked(policy: Document) -> Any:
    """A name that the edition marks in the document."""
    return make_agent_suggestion(document=policy, name_printed="Robertson", listed_as="Cutler, Robert")


def test_name_is_confirmed_by_choosing_the_agent(head: Client, superuser: User, marked: Any) -> None:
    agent = make_agent(name="Walter S. Robertson")

    response = change(head, marked.document, **{"agent_suggestions-0-agent": agent.pk})

    marked.refresh_from_db()
    assert response.status_code == 302
    assert marked.confirmed_as.agent == agent
    assert marked.confirmed_as.history.get().history_user == superuser
    assert "Robertson" in LogEntry.objects.latest("pk").get_change_message()
    assert "Walter S. Robertson" in head.get(address(Document, "change", marked.document.pk)).content.decode()


def test_page_saved_without_a_choice_confirms_nothing(head: Client, marked: Any) -> None:
    change(head, marked.document, short_title="NSC 125/2 (final)")

    marked.refresh_from_db()
    assert marked.confirmed_as is None
    assert not marked.document.agents.exists()


def test_what_is_confirmed_is_not_asked_again(head: Client, marked: Any) -> None:
    agent, other = make_agent(), make_agent()
    change(head, marked.document, **{"agent_suggestions-0-agent": agent.pk})

    change(head, marked.document, **{"agent_suggestions-0-agent": other.pk})

    assert [row.agent for row in marked.document.agents.all()] == [agent]


def test_agent_that_is_not_there_is_refused_at_the_field(head: Client, marked: Any) -> None:
    response: Any = change(head, marked.document, **{"agent_suggestions-0-agent": 10**9})

    assert response.status_code == 200
    assert "Select a valid choice" in response.content.decode()


def test_reader_confirms_nothing(staff: Callable[..., Client], marked: Any) -> None:
    reader = staff(make_study(), Role.READER)
    page = address(Document, "change", marked.document.pk)

    assert "Robertson" in reader.get(page).content.decode()
    assert reader.post(page, {"agent_suggestions-0-agent": make_agent().pk}).status_code == 403


@pytest.mark.usefixtures("policy")
def test_hidden_document_is_not_found_by_any_form(staff: Callable[..., Client]) -> None:
    Document.objects.update(access=Access.RESTRICTED)
    lead = staff(make_study(), Role.LEAD)

    assert [listed(lead, q=text) for text in ("", "doc. 588", "NSC", "1952", "policy")] == [[]] * 5
