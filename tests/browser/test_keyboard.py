"""The admin's main forms filled in and saved with Tab, typing, Enter and arrows, without a mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Role
from evidence.models import Document, Passage, Study
from hypotheses.models import Prediction
from tests.browser.chromium import browser_page
from tests.browser.keyboard import add_row, choose, save, search_for, tab_to, type_into
from tests.conftest import SmallStudy
from tests.factories import make_coder, make_collection, make_member, make_user
from tests.unit.evidence.services.quoted_documents import WORDS, make_wording

pytestmark = pytest.mark.browser


@pytest.fixture
def page(live_server: LiveServer, small_study: SmallStudy) -> Iterator[Page]:
    """A browser at laptop width in which a lead of the study, who codes in it and may make studies, is logged in."""
    ada = make_member(small_study.study, Role.LEAD, username="ada", is_staff=True, is_superuser=True)
    make_coder(study=small_study.study, slug="ada", name="Ada", user=ada)
    client = Client()
    client.force_login(ada)
    with browser_page() as (opened, witness):
        cookie = client.cookies["sessionid"].value
        opened.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        yield opened
        assert witness.complaints == []
        assert witness.asked_beyond(live_server.url) == []


def open_form(page: Page, server: LiveServer, table: str) -> None:
    """The page on which a new row is entered, past the list of tables."""
    page.goto(f"{server.url}/admin/{table}/add/")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, ".skip-to-content-link")
    page.keyboard.press("Enter")


def test_a_document_with_its_copy(page: Page, live_server: LiveServer) -> None:
    make_collection(reference_code="frus1952-54v14p2", title="China and Japan")
    open_form(page, live_server, "evidence/document")

    type_into(page, "short_title", "NSC 125/2")
    choose(page, "kind", "Policy")
    choose(page, "source_class", "Internal")
    type_into(page, "date_printed", "August 7, 1952")
    expect(page.get_by_text("Read as 1952-08-07")).to_be_visible()
    add_row(page, "holdings", "#holdings-0 .select2-selection")
    search_for(page, "holdings-0-collection", "frus1952", "China and Japan")
    type_into(page, "holdings-0-identifier", "d588")
    save(page)

    document = Document.objects.get(short_title="NSC 125/2")
    assert (document.kind, document.source_class, document.date_edtf) == (
        "policy-paper",
        "internal",
        "1952-08-07",
    )
    assert document.holdings.get().identifier == "d588"


def test_a_passage_with_quotation_and_assessment(
    page: Page, live_server: LiveServer, small_study: SmallStudy
) -> None:
    document = small_study.documents[0]
    make_wording(document=document)
    open_form(page, live_server, "evidence/passage")

    search_for(page, "document", document.short_title, document.short_title)
    type_into(page, "pages", "7")
    type_into(page, "summary", "The envoy is for a treaty.")
    type_into(page, "refers_to", "July 1953")
    expect(page.get_by_text("Read as 1953-07:")).to_be_visible()
    add_row(page, "quotations", "[name='quotations-0-text']")
    page.keyboard.type(WORDS)
    add_row(page, "assessments", "#assessments-0 .select2-selection")
    search_for(page, "assessments-0-prediction", "P2", "P2")
    choose(page, "assessments-0-direction", "Supports")
    type_into(page, "assessments-0-strength", "2")
    type_into(page, "assessments-0-rationale", "He says so.")
    save(page)

    passage = Passage.objects.exclude(summary="").get()
    assert (passage.document, passage.pages, passage.refers_to) == (document, "7", "1953-07")
    assert passage.quotations.get().verification == "verbatim"
    assessment = passage.assessments.get()
    assert (assessment.prediction.key, assessment.direction, assessment.strength) == ("P2", "supports", 2)
    assert assessment.coder.slug == "ada"


def test_a_prediction(page: Page, live_server: LiveServer, small_study: SmallStudy) -> None:
    open_form(page, live_server, "hypotheses/prediction")

    search_for(page, "hypothesis", "memory", "memory")
    search_for(page, "state", "south", "south")
    type_into(page, "key", "M-S-1")
    type_into(page, "statement", "The south refuses for the sake of its memory.")
    choose(page, "test_type", "Hoop")
    save(page)

    prediction = Prediction.objects.get(key="M-S-1")
    assert (prediction.state.slug, prediction.test_type) == ("south", "hoop")


def test_a_study_with_a_member_and_a_coder(page: Page, live_server: LiveServer) -> None:
    bob = make_user(username="bob")
    open_form(page, live_server, "evidence/study")

    type_into(page, "title", "The garrison question")
    type_into(page, "question", "Why did it stay?")
    add_row(page, "membership_set", "#membership_set-0 .select2-selection")
    search_for(page, "membership_set-0-user", "bob", "bob")
    choose(page, "membership_set-0-role", "Lead")
    save(page)

    study = Study.objects.get(title="The garrison question")
    assert study.slug == "the-garrison-question"
    assert study.membership_set.filter(user=bob, role=Role.LEAD).exists()
