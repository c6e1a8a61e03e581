"""Reading a document as a historian does: find it, open a note without losing the place, turn to the next one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Visibility
from evidence.models import Document
from tests.browser.chromium import browser_page
from tests.factories import make_collection, make_passage, make_study
from tests.integration.pages.printed import add_wording, address_of, make_printed, printed_text

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def volume(live_server: LiveServer) -> list[Document]:
    """Two documents of a volume that a public study uses, the first of them long."""
    collection = make_collection(title="FRUS 1952–54, XIV")
    study = make_study(visibility=Visibility.PUBLIC)
    documents = [make_printed(collection, 588), make_printed(collection, 589)]
    add_wording(documents[0], printed_text(n_notes=40, more=" And so on." * 800))
    for document in documents:
        make_passage(study=study, document=document)
    return documents


def test_document_is_found_read_and_left_for_the_next_by_keyboard(
    live_server: LiveServer, volume: list[Document]
) -> None:
    with browser_page() as (page, witness):
        page.goto(f"{live_server.url}/documents/")
        page.get_by_label("Find a document").focus()
        page.keyboard.type("NSC 588")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="NSC 588", exact=True).press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("NSC 588")

        mark = page.get_by_role("link", name="Note 2", exact=True)
        mark.focus()
        place = scrolled(page)
        page.keyboard.press("Enter")
        note = page.locator("#note-2")
        expect(note).to_be_in_viewport()
        expect(mark).to_be_in_viewport()
        assert scrolled(page) == place
        page.keyboard.press("Tab")
        back = page.get_by_role("link", name="Back to note 2 in the text")
        expect(back).to_be_focused()
        page.keyboard.press("Enter")
        expect(note).not_to_be_in_viewport()
        expect(mark).to_be_in_viewport()

        page.get_by_role("link", name="Next, doc. 589").first.press("Enter")
        page.wait_for_url(live_server.url + address_of(volume[1]))
        expect(page.get_by_role("heading", level=1)).to_have_text("NSC 589")

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def test_long_document_fits_a_phone_and_a_page_of_it_has_an_address(
    live_server: LiveServer, volume: list[Document]
) -> None:
    with browser_page(**PHONE) as (page, witness):
        page.goto(f"{live_server.url}{address_of(volume[0])}#p1303")

        expect(page.get_by_role("link", name="Page 1303")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.get_by_role("link", name="Note 2", exact=True).click()
        expect(page.locator("#note-2")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def test_sentence_copied_from_the_page_has_no_marks_in_it(
    live_server: LiveServer, volume: list[Document]
) -> None:
    with browser_page() as (page, _):
        page.goto(live_server.url + address_of(volume[1]))
        paragraph = page.locator(".text p", has_text="The security of")
        paragraph.evaluate("paragraph => getSelection().selectAllChildren(paragraph)")

        selected = page.evaluate("getSelection().toString()")

    assert selected == "The security of Japan is not vital to the <script>alert(1)</script> government."


def scrolled(page: Page) -> float:
    """How far down the page is scrolled."""
    return float(page.evaluate("window.scrollY"))
