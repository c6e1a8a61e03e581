"""The way of one judgement, as a researcher goes it: log in, read a cell, add an assessment, see the verdict move."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Role
from tests.browser.chromium import browser_page
from tests.conftest import SmallStudy
from tests.factories import make_assessment, make_member

pytestmark = pytest.mark.browser

PASSWORD = "pass-for-this-test"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def coded(live_server: LiveServer, small_study: SmallStudy) -> SmallStudy:
    """The small study with a lead who can log in, and D1 stating P1 in terms: one witness, too few for a verdict."""
    lead = make_member(
        small_study.study, Role.LEAD, username="lead", password=PASSWORD, is_staff=True, is_superuser=True
    )
    coder = small_study.coders[0]
    coder.user = lead
    coder.save()
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=coder, strength=3
    )
    return small_study


def test_assessment_added_in_the_admin_moves_the_verdict(live_server: LiveServer, coded: SmallStudy) -> None:
    with browser_page() as (page, witness):
        log_in(page, live_server, next_page="/studies/")
        page.get_by_role("link", name=coded.study.title).click()
        expect(first_cell(page)).to_contain_text("Insufficient evidence")

        first_cell(page).get_by_role("link").click()
        expect(page.get_by_role("article", name=f"Passage {coded.passages[0].key}")).to_be_visible()
        expect(page.get_by_text("There is only 1 independent cluster where 2 are needed.")).to_be_visible()

        page.get_by_role("link", name="Assess a passage on this prediction").first.click()
        choose(page, "passage", coded.passages[1].key)
        page.get_by_label("Direction:").select_option(label="Supports")
        page.get_by_label("Strength:").fill("3")
        page.get_by_role("button", name="Save", exact=True).first.click()
        expect(page.get_by_text("was added successfully")).to_be_visible()

        page.goto(f"{live_server.url}/studies/small/")
        expect(first_cell(page)).to_contain_text("Yes 0.33")

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def test_matrix_works_on_a_phone_and_by_keyboard(live_server: LiveServer, coded: SmallStudy) -> None:
    with browser_page(**PHONE) as (page, witness):
        log_in(page, live_server, next_page="/studies/small/")

        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        page.get_by_role("region", name="computed beside published").focus()
        page.keyboard.press("Tab")
        expect(first_cell(page).get_by_role("link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Name of power, Name of north")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []


def log_in(page: Page, live_server: LiveServer, *, next_page: str) -> None:
    """Log in by the form, and come out at a page."""
    page.goto(f"{live_server.url}/accounts/login/?next={next_page}")
    page.get_by_label("Username:").fill("lead")
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{live_server.url}{next_page}")


def first_cell(page: Page) -> Locator:
    """The cell in the upper left of the matrix."""
    return page.get_by_role("table").first.get_by_role("cell").first


def choose(page: Page, field: str, words: str) -> None:
    """Choose what these words find in one of the admin's search boxes, by keyboard alone."""
    page.locator(f".field-{field} .select2-selection").focus()
    page.keyboard.press("Enter")
    # what is typed before the box has opened and taken the focus is lost
    expect(page.locator(".select2-search__field")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page.locator(f".field-{field} .select2-selection")).to_contain_text(words)
