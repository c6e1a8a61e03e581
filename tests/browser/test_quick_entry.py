"""From the citation of NSC 5514 in hand to a counted assessment, by keyboard alone."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Role
from evidence.models import Study
from hypotheses.models import Assessment
from tests.browser.chromium import browser_page
from tests.data import data_folder
from tests.factories import make_coder, make_member

pytestmark = pytest.mark.browser

CITATION = "NSC 5514, February 25, 1955, FRUS, 1955–57, Vol. 23, Part 2, pp. 44, 47"
WORDS = "to enable it to make a substantial contribution to free world strength in the Pacific area"
FOCUSED = "document.activeElement.name || document.activeElement.tagName"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field or button of this name has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"the Tab key does not lead to {name}")


def press_enter(page: Page) -> None:
    """Press Enter where the focus is, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
def test_words_of_nsc_5514_are_entered_by_keyboard_alone(live_server: LiveServer, width: int) -> None:
    call_command("load_study", "hub-and-spokes", verbosity=0)
    call_command("import_frus", str(data_folder("frus") / "frus1955-57v23p2.xml"), verbosity=0)
    study = Study.objects.get()
    ada = make_member(study, Role.CODER, username="ada", password="ada-lovelace-1815", is_staff=True)
    make_coder(study=study, slug="ada", user=ada)
    counted = Assessment.objects.counted().count()

    with browser_page(width=width) as (page, witness):
        page.goto(f"{live_server.url}/admin/login/?next=/admin/quick-entry/")
        page.keyboard.type("ada")
        page.keyboard.press("Tab")
        page.keyboard.type("ada-lovelace-1815")
        press_enter(page)

        page.keyboard.type(CITATION)
        page.keyboard.press("Tab")
        page.keyboard.type(WORDS)
        tab_to(page, "read")
        press_enter(page)
        assert page.evaluate(
            "document.activeElement.checked && document.activeElement.parentElement.innerText"
        )
        assert "Exact words: verbatim, p. 44" in page.inner_text("#id_document")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        tab_to(page, "prediction")
        page.keyboard.type("HN-US-1")
        tab_to(page, "direction")
        page.keyboard.press("Space")
        tab_to(page, "strength")
        for _ in range(3):
            page.keyboard.press("ArrowUp")
        tab_to(page, "rationale")
        page.keyboard.type("It says what strength is for.")
        tab_to(page, "save")
        press_enter(page)
        said = page.inner_text(".messagelist")

    assert "counts in the table" in said
    assessment = Assessment.objects.counted().get(coder__slug="ada")
    assert Assessment.objects.counted().count() == counted + 1
    assert (assessment.prediction.key, assessment.direction, assessment.strength) == (
        "HN-US-1",
        "supports",
        3,
    )
    assert assessment.passage.document.short_title == "NSC 5514"
    assert (assessment.passage.pages, assessment.passage.quotations.get().verification) == (
        "44, 47",
        "verbatim",
    )
    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []
