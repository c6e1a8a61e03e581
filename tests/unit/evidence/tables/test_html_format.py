"""HTML: one accessible page, nothing in it but text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given

from evidence.tables import to_html
from tests.unit.evidence.tables.samples import HOSTILE, one_cell, readable_texts, verdicts


class Page(HTMLParser):
    """Collects the tags of a page in order, and the text inside each kind of tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self.texts.setdefault(tag, []).append("")
        self.open = tag

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open][-1] += data


def test_page_declares_language_encoding_caption_and_scopes() -> None:
    html = to_html(verdicts(["A note"]))
    page = Page(html)

    assert html.startswith("<!doctype html>\n")
    assert page.tags[0] == ("html", [("lang", "en")])
    assert ("meta", [("charset", "utf-8")]) in page.tags
    assert page.texts["caption"] == page.texts["title"]
    assert [attrs for tag, attrs in page.tags if tag == "th"] == [
        *[[("scope", "col")]] * 3,
        *[[("scope", "row")]] * 2,
    ]


def test_cells_show_what_people_read() -> None:
    page = Page(to_html(verdicts(["A note"])))

    assert page.texts["td"] == ["−0.78", "thin; contested", "–", "–"]
    assert page.texts["p"] == ["A note"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_tag(text: str) -> None:
    assert len(Page(to_html(one_cell(text))).tags) == len(Page(to_html(one_cell("x"))).tags)


@given(readable_texts)
@example("&lt;")
@example("</th><script>")
@example("\"quoted\" 'single'")
def test_any_text_comes_back_from_an_html_parser(text: str) -> None:
    assert Page(to_html(one_cell(text))).texts["th"][1] == text


def test_control_character_is_shown() -> None:
    assert "bell[U+0007]" in to_html(one_cell("bell\x07"))


def test_page_has_no_style_and_no_script() -> None:
    html = to_html(verdicts())

    assert not {"style", "script"} & {tag for tag, _ in Page(html).tags}
    assert "style=" not in html
