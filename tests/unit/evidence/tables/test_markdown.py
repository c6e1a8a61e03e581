"""Markdown: the table stands, and what stands in it means nothing but itself."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given

from evidence.tables import Table, to_markdown
from tests.unit.evidence.tables.samples import column, one_cell, texts, verdicts


def test_table_has_title_header_rule_rows_and_notes() -> None:
    assert to_markdown(verdicts(["Threshold 1/3", "Two * notes"])) == (
        "**Congruence**\n\n"
        "| State | Score | Flags |\n"
        "| --- | ---: | --- |\n"
        "| Japan (日本) | -0.78 | thin; contested |\n"
        "| Taiwan | – | – |\n\n"
        "*Threshold 1/3*\n\n"
        "*Two \\* notes*\n"
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("a|b", "a&#124;b", id="pipe"),
        pytest.param("a\\|b", "a\\\\&#124;b", id="backslash-and-pipe"),
        pytest.param("a\nb\r\nc\rd", "a<br>b<br>c<br>d", id="line-breaks"),
        pytest.param("<b> & &amp;", "&lt;b&gt; &amp; &amp;amp;", id="html"),
        pytest.param("[x](y) *b* _i_ `c`", r"\[x\](y) \*b\* \_i\_ \`c\`", id="marks"),
        pytest.param("\x1b[31m", r"\[U+001B\]\[31m", id="control-character"),
        pytest.param("  \n", "", id="blank"),
    ],
)
def test_text_loses_its_markup(text: str, cell: str) -> None:
    assert to_markdown(one_cell(text)).splitlines()[4] == f"| {cell} |"


@given(texts)
def test_any_text_stays_one_cell_without_markup(text: str) -> None:
    line = to_markdown(one_cell(text)).split("\n")[4]
    cell = line.removeprefix("| ").removesuffix(" |")
    unescaped = re.sub(r"\\([\\`*_\[\]~$^])", "", cell.replace("<br>", ""))

    assert not re.search(r"[\\`*_\[\]~$^<>|\r\n]", unescaped)
    assert html.unescape(unescaped).replace("&", "") == unescaped_text(text)


def unescaped_text(text: str) -> str:
    """What is left of a text without Markdown's marks, ampersands, line breaks and outer blanks."""
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", lambda m: f"U+{ord(m[0]):04X}", text)
    return re.sub(r"[\\`*_\[\]~$^&\r\n\u2028\u2029]", "", shown.strip(" \t\r\n"))


def test_heading_and_title_lose_their_markup_too() -> None:
    heading = column("a").__class__("a", "A|B", "Text.", str)

    lines = to_markdown(Table("<Title>", (heading,), ())).splitlines()

    assert (lines[0], lines[2]) == ("**&lt;Title&gt;**", "| A&#124;B |")
