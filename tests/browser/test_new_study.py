"""A study typed into the admin by a browser, and by nothing else, reaches each of the five analyses."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.admin_form import AdminForms
from tests.browser.chromium import browser_page
from tests.browser.rivers import enter_evidence, enter_mechanism, enter_theory, enter_ties
from tests.factories import make_user

pytestmark = pytest.mark.browser

#: The width of an A4 sheet laid across, without its margins of 14 mm, in pixels.
ACROSS_A4 = 1016
#: Tables and figures that are wider than their place: on paper nobody can scroll there.
BEYOND_THE_EDGE = """
() => [...document.querySelectorAll('main table, main svg')]
  .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth)
  .map(each => each.closest('[aria-label]')?.getAttribute('aria-label') ?? each.className)
"""


def test_study_typed_into_the_admin_reaches_all_five_analyses(
    live_server: LiveServer, client: Client
) -> None:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    with browser_page() as (page, witness):
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        forms = AdminForms(page, live_server.url)
        for enter in (enter_theory, enter_evidence, enter_ties, enter_mechanism):
            enter(forms)

        page.goto(f"{live_server.url}/studies/rivers/")
        for section, found in (
            ("Sensitivity", "Leaving out one single cluster overturns the verdict of 1 of 1 cell"),
            ("Coders' agreement", "3 units, judged by Ada, Bela; 3 of them by two coders or more"),
            ("Preferences", "D > T > P follows from the pairs. T > P rests on one cluster."),
            ("Networks", "Ideal beside actual on 1955-01-01."),
            ("Mechanisms", "The chain scores 0.40, as its weakest necessary part does: need, toll."),
        ):
            page.get_by_role("link", name=section, exact=True).click()
            expect(page.get_by_role("main")).to_contain_text(found)
            expect(page.locator("main svg").first).to_be_visible()
            assert beyond_the_edge_of_paper(page) == [], section

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def beyond_the_edge_of_paper(page: Page) -> list[str]:
    """What of the page would be cut off where it is printed on A4."""
    size = page.viewport_size
    assert size is not None
    page.emulate_media(media="print")
    page.set_viewport_size({"width": ACROSS_A4, "height": size["height"]})
    found: list[str] = page.evaluate(BEYOND_THE_EDGE)
    page.emulate_media(media="screen")
    page.set_viewport_size(size)
    return found
