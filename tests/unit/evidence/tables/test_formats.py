"""The list of formats that commands and the API offer."""

from __future__ import annotations

import pytest

from evidence.tables import FORMATS
from tests.unit.evidence.tables.samples import HOSTILE, one_cell, verdicts


def test_formats_are_those_that_the_command_promises() -> None:
    assert set(FORMATS) == {"csv", "json", "markdown", "latex", "html", "xlsx", "text"}


def test_names_and_extensions_are_unique_and_media_types_told() -> None:
    formats = FORMATS.values()

    assert [each.name for each in formats] == list(FORMATS)
    assert len({each.extension for each in formats}) == len({each.media_type for each in formats}) == 7
    assert all(each.media_type.startswith(("text/", "application/")) for each in formats)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].render(verdicts(HOSTILE)) == FORMATS[name].render(verdicts(HOSTILE))


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.is_text])
def test_text_formats_are_utf_8_without_byte_order_mark(name: str) -> None:
    text = FORMATS[name].render(one_cell("日本")).decode()

    assert "日本" in text
    assert not text.startswith("\ufeff")
