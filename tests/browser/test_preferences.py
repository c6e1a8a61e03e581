"""Orders of preference on a phone and by keyboard, without a word from elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Visibility
from tests.browser.chromium import browser_page
from tests.conftest import SmallStudy
from tests.factories import make_outcome, make_preference_reading

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def test_order_is_read_down_to_the_document_by_keyboard(
    live_server: LiveServer, small_study: SmallStudy
) -> None:
    study = small_study.study
    study.visibility = Visibility.PUBLIC
    study.save()
    better, worse = (make_outcome(study=study, letter=letter) for letter in "HD")
    for passage in small_study.passages[:2]:
        make_preference_reading(
            passage=passage,
            state=small_study.states[0],
            better=better,
            worse=worse,
            coder=small_study.coders[0],
        )

    with browser_page(**PHONE) as (page, witness):
        page.goto(f"{live_server.url}/studies/small/")
        page.get_by_role("link", name="Preferences").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Orders of preference")
        expect(page.get_by_role("img", name="Name of north: H > D")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

        page.locator("summary", has_text="Name of north: 2 readings").focus()
        page.keyboard.press("Enter")
        readings = page.get_by_role("table", name="What was read of Name of north")
        expect(readings).to_be_visible()
        readings.get_by_role("link").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{live_server.url}/documents/d1/")

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []
