"""The page of the API's description in a real browser, under the site's own strict policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.programs import CHROMIUM

#: Chromium asks its maker for this and that by itself, unless told not to.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.mark.browser
def test_page_is_drawn_without_complaint_and_asks_nobody_else(live_server: LiveServer) -> None:
    complaints: list[str] = []
    asked: list[str] = []

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=list(QUIET))
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{live_server.url}/api/docs/")
        # of many addresses the page draws those that are in sight
        page.get_by_text("/api/v1/adjudications/", exact=True).first.click()
        page.get_by_role("button", name="Try it out").click()
        page.get_by_role("button", name="Execute").click()
        page.locator(".live-responses-table").get_by_text("200").first.wait_for()
        browser.close()

    assert complaints == []
    assert [address for address in asked if not address.startswith((live_server.url, "data:"))] == []
