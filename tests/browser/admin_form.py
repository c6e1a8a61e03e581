"""The admin's forms filled in by a browser as a person fills them in: by name of the field, whatever its kind."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

#: What a form is given: name of a field and what is typed, chosen or ticked there.
Typed = dict[str, str | bool]


class AdminForms:
    """Forms of the admin of one server, in a page that is logged in."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server

    def add(self, model: str, fields: Typed, **rows: list[Typed]) -> None:
        """Open the form that adds one of this model ("evidence/study"), fill it in, with rows below, and save.

        Raises:
            AssertionError: where the admin does not say that it was added.
        """
        self.page.goto(f"{self.server}/admin/{model}/add/")
        self.fill(fields, rows)
        self.save()

    def change(self, model: str, row: str, **rows: list[Typed]) -> None:
        """Open the one that a list shows under this name, add rows to it, and save."""
        self.page.goto(f"{self.server}/admin/{model}/")
        with self.page.expect_navigation():
            self.page.locator("#result_list th a").get_by_text(row, exact=True).click()
        self.fill({}, rows)
        self.save()

    def fill(self, fields: Typed, rows: dict[str, list[Typed]]) -> None:
        """Fill in the fields, then add each row to its list and fill in that."""
        for name, value in fields.items():
            self.put(name, value)
        for prefix, given in rows.items():
            self.add_rows(prefix, given)

    def add_rows(self, prefix: str, rows: list[Typed]) -> None:
        """Fill in new rows below the form: those that stand there empty, then others by the link that adds one."""
        saved = int(self.page.locator(f"#id_{prefix}-INITIAL_FORMS").input_value())
        total = self.page.locator(f"#id_{prefix}-TOTAL_FORMS")
        for number, row in enumerate(rows, start=saved):
            if number >= int(total.input_value()):
                self.page.locator(f"#{prefix}-group .add-row a").click()
                expect(total).to_have_value(str(number + 1))
            for name, value in row.items():
                self.put(f"{prefix}-{number}-{name}", value)

    def put(self, name: str, value: str | bool) -> None:
        """Type, tick, choose or look for a value, as the field asks."""
        field = self.page.locator(f"[name='{name}']")
        self.unfold(field)
        kind = field.evaluate("e => e.tagName == 'SELECT' ? e.className.includes('autocomplete') : e.type")
        if kind is True:
            self.look_for(name, str(value))
        elif kind is False:
            field.select_option(label=self.offered(field, str(value)))
        elif kind == "checkbox":
            field.set_checked(bool(value))
        else:
            field.fill(str(value))

    def offered(self, field: Locator, beginning: str) -> str:
        """The whole of the shortest choice that begins so: a person reads the first words and takes it."""
        choices = field.locator("option").all_inner_texts()
        return min((choice for choice in choices if choice.startswith(beginning)), key=len)

    def unfold(self, field: Locator) -> None:
        """Open the part of the form that holds a field, where it is folded away."""
        folded = self.page.locator("details:not([open])").filter(has=field)
        if folded.count():
            folded.locator("summary").first.click()

    def look_for(self, name: str, words: str) -> None:
        """Type into a box that searches, and take the one of those found that says these words."""
        self.page.locator(f"[name='{name}'] + .select2 .select2-selection").click()
        self.page.locator(".select2-search__field").fill(words)
        self.page.locator(
            ".select2-results__option--highlightable, .select2-results__option[aria-selected]"
        ).filter(has_text=words).click()

    def save(self) -> None:
        """Press "Save", and see the admin say that it was done."""
        with self.page.expect_navigation():
            self.page.locator(".submit-row [name='_save']").last.click()
        assert self.page.locator(".messagelist .success").count(), "\n".join(
            self.page.locator(".errornote, .errorlist").all_inner_texts()
        )
