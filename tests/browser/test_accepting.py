"""A place is accepted by keyboard, and nothing that was typed elsewhere on the page is lost."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import browser_page
from tests.factories import make_user
from tests.unit.evidence.services.quoted_documents import make_wording, quote_checked

pytestmark = pytest.mark.browser


def test_accepting_a_place_loses_nothing_that_was_typed(live_server: LiveServer, client: Client) -> None:
    quotation = quote_checked("the Court", make_wording().document)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    with browser_page() as (page, witness):
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(f"{live_server.url}/admin/evidence/passage/{quotation.passage.pk}/change/")

        page.get_by_label("Summary").focus()
        page.keyboard.type("He is at court.")
        page.get_by_role("button", name="Save: it is the one on p. 8").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_text("Accepted: verbatim, p. 8.")).to_be_visible()
        expect(page.get_by_label("Summary")).to_have_value("He is at court.")

        page.get_by_label("Summary").fill("He is not at court.")
        page.get_by_label("Refers to (EDTF)").fill("on no day")
        page.get_by_role("button", name="Save: it is the one on p. 7").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_label("Summary")).to_have_value("He is not at court.")
        buttons = (
            page.locator(".submit-row").first.locator("input").evaluate_all("all => all.map(e => e.value)")
        )

    quotation.refresh_from_db()
    assert quotation.pages_found == "8"
    assert buttons == ["Save", "Save and code the next", "Save and add another", "Save and continue editing"]
    assert witness.complaints == []
