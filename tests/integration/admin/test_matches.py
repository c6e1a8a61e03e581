"""Leads compare documents that seem to be one, merge them or refuse it, and undo what was a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.admin.base import RecordedAdmin
from evidence.admin.merges import MergesDocuments, compare_address
from evidence.choices import Access, MatchStatus, Role
from evidence.models import Document, DocumentMatch, DocumentMerge, Study, User
from evidence.services.merging import merge_documents
from tests.factories import (
    make_appraisal,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_merge,
    make_document_text,
    make_holding,
    make_passage,
    make_study,
)
from tests.integration.admin.forms import address

SECRET = "Very secret paper"


@pytest.fixture
def study(db: None) -> Study:
    """The study that the people of these tests belong to."""
    return make_study(title="Our study")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a lead who may not see restricted documents."""
    return staff(study, Role.LEAD, username="lead")


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder."""
    return staff(study, Role.CODER, username="coder")


@pytest.fixture
def match(db: None) -> DocumentMatch:
    """That NSC 5416 seems to be document 181 of a volume."""
    entered = make_document(short_title="NSC 5416", key="entered")
    imported = make_document(short_title="No. 181", key="imported", publisher="GPO")
    make_holding(document=imported, identifier="d181", as_imported={"title": "Memorandum"})
    return make_document_match(
        document=entered, imported=imported, reason="p. 415 stands in it, and the dates agree"
    )


def page_of(match: DocumentMatch) -> str:
    """Where the two documents of a match stand side by side."""
    return compare_address(match.document_id, match.imported_id)


def decide(client: Client, page: str, decision: str, **fields: str) -> Any:
    """Open the page of two documents, and send it with a decision, as a browser does."""
    plan = client.get(page).context["plan"]
    return client.post(page, {"as_shown": plan.fingerprint(), decision: "on", **fields}, follow=True)


def said(response: Any) -> list[str]:
    """The messages that a page shows."""
    return [str(message) for message in response.context["messages"]]


def test_list_leads_to_both_documents_and_to_their_comparison(lead: Client, match: DocumentMatch) -> None:
    page = lead.get(address(DocumentMatch, "changelist")).content.decode()

    for document in (match.document, match.imported):
        assert f'href="{address(Document, "change", document.pk)}"' in page
    assert page_of(match).replace("&", "&amp;") in page
    assert (
        page_of(match).replace("&", "&amp;")
        in lead.get(address(DocumentMatch, "change", match.pk)).content.decode()
    )


def test_comparison_says_what_would_stand_and_what_would_move(
    lead: Client, study: Study, match: DocumentMatch
) -> None:
    make_document_text(document=match.imported, body="The Joint Chiefs recommend.")
    make_document_agent(document=match.imported)
    for document in (match.document, match.imported):
        make_passage(study=study, document=document)

    response: Any = lead.get(page_of(match))
    page = response.content.decode()
    merged = {line.name: line.merged for line in response.context["lines"] if line.is_changed}

    assert merged == {
        "Publisher": "GPO",
        "Copies": "those of both",
        "Agents": "those of both",
        "Text": "The Joint Chiefs recommend.",
    }
    assert response.context["moving"] == (
        "1 document agent, 1 document match, 1 document text, 1 holding, 1 passage"
    )
    assert "2 passages that are two witnesses now" in page
    assert match.reason in page


def test_lead_merges_a_match_and_says_why(lead: Client, match: DocumentMatch) -> None:
    response = decide(lead, page_of(match), "merge", reason="The same memorandum.")
    merge = DocumentMerge.objects.get()

    assert response.redirect_chain[-1][0] == address(Document, "change", match.document_id)
    assert said(response)[0].startswith("“No. 181” is one document with “NSC 5416” now. Moved: ")
    assert (merge.reason, merge.merged_by) == ("The same memorandum.", User.objects.get(username="lead"))
    assert merge.kept == match.document
    assert not Document.objects.filter(key="imported").exists()


def test_lead_refuses_a_match(lead: Client, match: DocumentMatch) -> None:
    response = decide(lead, page_of(match), "refuse", reason="Another draft.")
    match.refresh_from_db()

    assert said(response) == ["“NSC 5416” and “No. 181” stay two, and are not suggested again."]
    assert match.status == MatchStatus.REFUSED
    assert match.history.latest().history_change_reason == "Another draft."
    assert 'name="refuse"' not in lead.get(page_of(match)).content.decode()


def test_lead_refuses_many_matches_at_once(lead: Client, match: DocumentMatch) -> None:
    ticked = [match.pk, make_document_match().pk, make_document_match(status=MatchStatus.REFUSED).pk]

    page = address(DocumentMatch, "changelist")
    response = lead.post(page, {"action": "refuse", "_selected_action": ticked}, follow=True)

    assert said(response) == ["Refused: 2. They are not suggested again."]
    assert set(DocumentMatch.objects.values_list("status", flat=True)) == {MatchStatus.REFUSED}


def test_what_stands_in_the_way_is_said_and_nothing_can_be_merged(
    lead: Client, study: Study, match: DocumentMatch
) -> None:
    for document, grade in ((match.document, "A"), (match.imported, "B")):
        make_appraisal(study=study, document=document, grade=grade)

    page = lead.get(page_of(match)).content.decode()
    response = decide(lead, page_of(match), "merge")

    assert "They cannot be merged as they are" in page
    assert 'name="merge"' not in page
    assert "The study “Our study” gives" in said(response)[0]
    assert not DocumentMerge.objects.exists()


def test_nothing_is_merged_that_changed_after_it_was_shown(lead: Client, match: DocumentMatch) -> None:
    shown = lead.get(page_of(match)).context["plan"].fingerprint()
    make_holding(document=match.imported)

    response = lead.post(page_of(match), {"as_shown": shown, "merge": "on", "reason": "The same."})
    unseen = lead.post(page_of(match), {"merge": "on"})

    assert [said(each) for each in (response, unseen)] == [
        ["Meanwhile something changed. Look at what the merge does now."]
    ] * 2
    assert "The same." in response.content.decode()
    assert not DocumentMerge.objects.exists()


def test_two_ticked_documents_are_compared_the_imported_one_to_be_merged(
    superuser: User, match: DocumentMatch, rf: RequestFactory
) -> None:
    class Documents(MergesDocuments, RecordedAdmin):
        """The documents' admin, so far as it merges."""

    documents, request = Documents(Document, admin.site), rf.post("/")
    request.user = superuser
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]

    two: Any = documents.compare_two(request, Document.objects.order_by("-pk"))
    make_document()
    three = documents.compare_two(request, Document.objects.all())

    assert "compare_two" in documents.get_actions(request)
    assert (two.url, three) == (page_of(match), None)
    assert [str(message) for message in request._messages] == ["Tick two documents, no more and no fewer."]


def test_who_leads_nothing_is_not_offered_to_merge_documents(coder: Client, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = User.objects.get(username="coder")

    assert not MergesDocuments().has_merge_permission(request)


def test_either_document_can_be_kept(lead: Client, match: DocumentMatch) -> None:
    turned = lead.get(page_of(match)).context["turned"]

    decide(lead, turned, "merge")

    assert DocumentMerge.objects.get().kept == match.imported


def test_only_leads_decide(lead: Client, coder: Client, match: DocumentMatch) -> None:
    merge = make_document_merge()
    undo = address(DocumentMerge, "undo", merge.pk)

    answers = [coder.get(page_of(match)), coder.post(page_of(match), {"merge": "on"}), coder.get(undo)]
    listed = coder.get(address(DocumentMatch, "changelist"))

    assert [answer.status_code for answer in (*answers, coder.post(undo))] == [403] * 4
    assert page_of(match).replace("&", "&amp;") not in listed.content.decode()
    assert "Compare and decide" not in coder.get(address(DocumentMatch, "change", match.pk)).content.decode()
    assert "Undo this merge" not in coder.get(address(DocumentMerge, "change", merge.pk)).content.decode()
    coder.post(address(DocumentMatch, "changelist"), {"action": "refuse", "_selected_action": [match.pk]})
    match.refresh_from_db()
    assert match.status == MatchStatus.SUGGESTED


@pytest.mark.parametrize("which", ["document", "imported"])
def test_match_with_a_restricted_document_does_not_exist(which: str, lead: Client, head: Client) -> None:
    secret = make_document(short_title=SECRET, access=Access.RESTRICTED)
    match = make_document_match(**{which: secret})

    pages = [
        lead.get(address(DocumentMatch, "changelist")),
        lead.get(address(DocumentMatch, "change", match.pk), follow=True),
        lead.get(page_of(match)),
        lead.post(page_of(match), {"merge": "on"}),
        lead.post(page_of(match), {"refuse": "on"}),
    ]

    assert [page for page in pages if SECRET in page.content.decode()] == []
    assert [page.status_code for page in pages[2:]] == [404] * 3
    assert pages[0].context["cl"].result_count == 0
    assert head.get(page_of(match)).status_code == 200


def test_enclosing_document_that_is_hidden_is_not_named_in_a_comparison(
    lead: Client, match: DocumentMatch
) -> None:
    secret = make_document(short_title=SECRET, access=Access.RESTRICTED)
    match.imported.part_of = secret
    match.imported.save()

    assert SECRET not in lead.get(page_of(match)).content.decode()


@pytest.mark.parametrize("query", ["", "?kept=1", "?kept=a&other=b", "?kept=1&other=99999999999999999999"])
def test_address_that_names_no_two_documents_is_not_found(query: str, lead: Client) -> None:
    assert lead.get(f"{reverse('admin:evidence_documentmerge_compare')}{query}").status_code == 404


def test_document_is_not_compared_with_itself(lead: Client, match: DocumentMatch) -> None:
    assert lead.get(compare_address(match.document_id, match.document_id)).status_code == 404


def test_undoing_asks_first_and_says_what_is_not_as_it_was(
    lead: Client, head: Client, match: DocumentMatch
) -> None:
    merge = merge_documents(match.document, match.imported, by=None, reason="The same memorandum.")
    make_passage(document=match.document)
    undo = address(DocumentMerge, "undo", merge.pk)

    row = lead.get(address(DocumentMerge, "change", merge.pk)).content.decode()
    asked = lead.get(undo).content.decode()
    merge.refresh_from_db()
    before = merge.undone_at
    response: Any = lead.post(undo, follow=True)

    assert undo in row
    assert "1 document match, 1 holding" in asked
    assert before is None
    assert said(response) == [
        "“No. 181” is a document of its own again.",
        "Added to “NSC 5416” since the merge, and left there: 1 passage.",
    ]
    assert Document.objects.get(key="imported").holdings.get().identifier == "d181"
    assert DocumentMerge.objects.get().undone_by == User.objects.get(username="lead")
    assert "Undo this merge" not in response.content.decode()


def test_what_stands_in_the_way_of_undoing_is_said(lead: Client, match: DocumentMatch) -> None:
    merge = merge_documents(match.document, match.imported, by=None)
    make_document(key="imported")

    response = lead.post(address(DocumentMerge, "undo", merge.pk))

    assert said(response) == ["Another document has the key imported now. Give it another first."]
    assert DocumentMerge.objects.get().undone_at is None


def test_merge_is_found_by_the_title_of_the_document_that_is_gone(lead: Client, match: DocumentMatch) -> None:
    merge_documents(match.document, match.imported, by=None)
    page = address(DocumentMerge, "changelist")

    counts = [
        lead.get(page, {"q": words}).context["cl"].result_count for words in ("no. 181", "5416", "other")
    ]

    assert counts == [1, 1, 0]


def test_merge_into_a_restricted_document_does_not_exist(lead: Client, head: Client) -> None:
    secret, other = (make_document(short_title=SECRET, access=Access.RESTRICTED) for _ in range(2))
    merge = merge_documents(secret, other, by=None)

    pages = [
        lead.get(address(DocumentMerge, "changelist")),
        lead.get(address(DocumentMerge, "change", merge.pk), follow=True),
        lead.get(address(DocumentMerge, "undo", merge.pk)),
        lead.post(address(DocumentMerge, "undo", merge.pk)),
    ]

    assert [page for page in pages if SECRET in page.content.decode()] == []
    assert [page.status_code for page in pages[2:]] == [404, 404]
    assert head.get(address(DocumentMerge, "undo", merge.pk)).status_code == 200


def test_merge_that_was_undone_tells_nothing_of_a_document_that_is_restricted_again(
    lead: Client, head: Client
) -> None:
    kept, other = (make_document(short_title=SECRET, access=Access.RESTRICTED) for _ in range(2))
    merge = merge_documents(kept, other, by=None)
    kept.access, kept.short_title = Access.OPEN, "Open paper"
    kept.save()
    page = address(DocumentMerge, "changelist")
    while_one = lead.get(page).context["cl"].result_count

    head.post(address(DocumentMerge, "undo", merge.pk))

    assert (while_one, lead.get(page).context["cl"].result_count) == (1, 0)
    assert lead.get(address(DocumentMerge, "change", merge.pk)).status_code == 302


def test_comparison_takes_as_many_statements_for_eleven_rows_as_for_one(
    lead: Client, study: Study, match: DocumentMatch
) -> None:
    def statements() -> int:
        lead.get(page_of(match))
        with CaptureQueriesContext(connection) as captured:
            assert lead.get(page_of(match)).status_code == 200
        return len(captured)

    def add_rows() -> None:
        make_passage(study=study, document=match.imported)
        make_document_agent(document=match.imported)
        make_holding(document=match.imported)
        make_document_text(document=match.imported, is_current=False)

    add_rows()
    few = statements()
    for _ in range(10):
        add_rows()

    assert statements() == few
