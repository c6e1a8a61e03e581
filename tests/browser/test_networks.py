"""The slider of a study's networks: the year is chosen by keyboard, and without a script by the button."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Visibility
from tests.browser.chromium import QUIET, browser_page
from tests.factories import make_state, make_study, make_tie_reading
from tests.programs import CHROMIUM

pytestmark = pytest.mark.browser


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """The page of a public study of two states, tied by a treaty in 1953 only, and loosely from 1954 to 1956."""
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    hub, spoke = (make_state(study=study, slug=slug, name=slug.title()) for slug in ("hub", "spoke"))
    for strength, valid in ((3, "1953"), (1, "1954/1956")):
        make_tie_reading(first=hub, second=spoke, strength=strength, valid=valid)
    return f"{live_server.url}/studies/small/networks/"


def test_arrow_keys_lead_from_year_to_year(live_server: LiveServer, address: str) -> None:
    with browser_page() as (page, witness):
        page.goto(f"{address}?date=1954&picture=actual")
        slider = page.get_by_role("slider", name="Year")
        expect(page.get_by_role("img", name="Security ties on 1954-12-31")).to_be_visible()

        slider.focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#year-shown")).to_have_text("1953")
        page.wait_for_url("**date=1953**")

        expect(page.get_by_role("img", name="Security ties on 1953-12-31")).to_be_visible()
        assert "picture=actual" in page.url
        expect(slider).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**date=1954**")

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def test_without_a_script_the_button_shows_the_year(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=list(QUIET))
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}?date=1954")
        page.get_by_role("slider", name="Year").press("End")
        page.get_by_role("button", name="Show").press("Enter")
        page.wait_for_url("**date=1956**")
        expect(page.get_by_role("img", name="Security ties on 1956-12-31")).to_be_visible()
        browser.close()
