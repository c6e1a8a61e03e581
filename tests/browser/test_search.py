"""Searching as a historian does: type, read where the words stand, open the page, all by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Visibility
from evidence.models import Document
from tests.browser.chromium import browser_page
from tests.factories import make_passage, make_study
from tests.integration.pages.test_search import make_worded

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def library(live_server: LiveServer) -> list[Document]:
    """Two documents of a public study, one English and one Japanese."""
    study = make_study(visibility=Visibility.PUBLIC)
    filler = "And so on, and so forth. " * 100
    documents = [
        make_worded(
            filler,
            f"The SECURITY of Japan is vital. {filler}",
            short_title="NSC 5514",
            date_edtf="1955-04-09",
        ),
        make_worded("日米安全保障条約は日本国憲法に違反しない。" * 20, short_title="外務省記録"),
    ]
    for document in documents:
        make_passage(study=study, document=document)
    return documents


def test_words_are_searched_narrowed_and_read_by_keyboard(
    live_server: LiveServer, library: list[Document]
) -> None:
    with browser_page() as (page, witness):
        page.goto(f"{live_server.url}/documents/")
        page.get_by_role("link", name="Search", exact=True).press("Enter")
        expect(page.get_by_label("Words on a page")).to_be_focused()
        page.keyboard.type('"security of japan"')
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="1 page")).to_be_visible()
        expect(page.locator("mark")).to_have_text("SECURITY of Japan")

        page.get_by_text("Only in some documents").press("Enter")
        page.get_by_label("Written from").focus()
        page.keyboard.type("1956")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="No page has these words")).to_be_visible()
        page.get_by_role("link", name="Search all documents").first.press("Enter")

        page.get_by_role("link", name="NSC 5514, p. 494").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("NSC 5514")
        expect(page.get_by_role("link", name="Page 494")).to_be_in_viewport()

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def test_two_characters_are_found_on_a_phone(live_server: LiveServer, library: list[Document]) -> None:
    with browser_page(**PHONE) as (page, witness):
        page.goto(f"{live_server.url}/search/?q=憲法&language=en")
        expect(page.get_by_role("heading", name="1 page")).to_be_visible()
        assert page.locator("mark").first.inner_text() == "憲法"
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        expect(page.get_by_label("Language")).to_have_value("en")

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []
