"""Working on a page with the keyboard alone, as a person does who has no mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

#: A long form has no more places for the Tab key than these.
MOST_TABS = 200
IS_FOCUSED = "css => document.activeElement.matches(css)"


def tab_to(page: Page, css: str, *, back: bool = False) -> None:
    """Press Tab, or Tab with Shift, until what has the focus is this."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(IS_FOCUSED, css):
            return
    raise AssertionError(f"the Tab key does not lead to {css}")


def type_into(page: Page, name: str, text: str) -> None:
    """Go to a field by the Tab key and type."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.type(text)


def choose(page: Page, name: str, letters: str) -> None:
    """Go to a list by the Tab key and choose by the first letters of what is wanted."""
    tab_to(page, f"select[name='{name}']")
    page.keyboard.type(letters)


def search_for(page: Page, name: str, words: str, found: str) -> None:
    """Go to a box to search in, open it, type, and take the first that is found."""
    box = f"select[name='{name}'] + .select2 .select2-selection"
    if not page.evaluate(IS_FOCUSED, box):
        tab_to(page, box)
    page.keyboard.press("Enter")
    expect(page.locator(".select2-search__field")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(found)
    page.keyboard.press("Enter")
    expect(page.locator(f"select[name='{name}'] + .select2 .select2-selection__rendered")).to_contain_text(
        found
    )


def add_row(page: Page, prefix: str, first_field: str) -> None:
    """Go to the link that adds a row, press it, and be in the row."""
    tab_to(page, f"#{prefix}-group .add-row a")
    page.keyboard.press("Enter")
    expect(page.locator(first_field).first).to_be_focused()


def save(page: Page) -> None:
    """Go on to the button and press it."""
    tab_to(page, ".submit-row input[name='_save']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
