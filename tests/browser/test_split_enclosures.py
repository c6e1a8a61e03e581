"""An enclosure is split off by keyboard: shown first, then done."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from evidence.models import Document
from tests.browser.chromium import browser_page
from tests.browser.keyboard import tab_to, type_into
from tests.factories import make_document, make_user
from tests.unit.evidence.services.quoted_documents import make_wording, quote_checked

pytestmark = pytest.mark.browser

PAGES = (
    "A letter of the Envoy.\n\nTREATY OF STRELSAU\n\nThe treaty says: we ",
    "shall hold the harbour until the last.\n\nSo far the treaty, he writes.",
)


def test_enclosure_is_shown_and_split_off_by_keyboard(live_server: LiveServer, client: Client) -> None:
    document = make_document(short_title="Letter of the Envoy")
    make_wording(*PAGES, document=document)
    quotation = quote_checked("hold the harbour", document, pages="8")
    client.force_login(make_user(is_staff=True, is_superuser=True))
    with browser_page() as (page, witness):
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(f"{live_server.url}/admin/evidence/document/{document.pk}/change/")
        tab_to(page, ".object-tools a[href$='/split/']")
        with page.expect_navigation():
            page.keyboard.press("Enter")

        type_into(page, "first_words", "Treaty of Strelsau")
        type_into(page, "last_words", "until the last")
        type_into(page, "short_title", "Treaty of Strelsau")
        type_into(page, "date_printed", "July 11, 1953")
        expect(page.get_by_text("Read as 1953-07-11")).to_be_visible()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator("mark")).to_have_text(
            "TREATY OF STRELSAU\n\nThe treaty says: we shall hold the harbour until the last."
        )
        assert Document.objects.count() == 1

        tab_to(page, "[name='passages']")
        page.keyboard.press("Space")
        tab_to(page, "[name='split']")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_text("is a document of its own now")).to_be_visible()

    enclosure = Document.objects.get(part_of=document)
    quotation.refresh_from_db()
    assert (enclosure.date_edtf, quotation.passage.document) == ("1953-07-11", enclosure)
    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []
