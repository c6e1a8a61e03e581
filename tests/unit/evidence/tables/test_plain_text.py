"""Plain text: aligned by display cells."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from evidence.tables import Table, to_text
from evidence.tables.display import display_width
from tests.unit.evidence.tables.samples import column, one_cell, texts, verdicts


def test_wide_characters_keep_columns_aligned() -> None:
    assert to_text(verdicts(["A note"])) == (
        "Congruence\n\n"
        "State         Score  Flags\n"
        "------------  -----  ---------------\n"
        "Japan (日本)  -0.78  thin; contested\n"
        "Taiwan            –  –\n\n"
        "A note\n"
    )


def test_table_without_rows_shows_its_headings() -> None:
    assert to_text(Table("Empty", (column("state"),), ())) == "Empty\n\nState\n-----\n"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("abc", 3, id="latin"),
        pytest.param("日米", 4, id="japanese"),
        pytest.param("미국", 4, id="korean"),
        pytest.param("e\u0301", 1, id="combining-accent"),
        pytest.param("（", 2, id="full-width-bracket"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_text_takes_as_many_cells_as_a_terminal_gives_it(text: str, cells: int) -> None:
    assert display_width(text) == cells


@given(strategies.lists(texts, min_size=1, max_size=4))
def test_each_row_stays_on_one_line_and_second_column_begins_at_one_place(names: list[str]) -> None:
    table = Table("Title", (column("name"), column("mark")), tuple((name, "†") for name in names))

    lines = to_text(table).removesuffix("\n").split("\n")[4:]

    assert len(lines) == len(names)
    assert len({display_width(line.removesuffix("†")) for line in lines}) == 1


def test_no_text_can_steer_the_terminal() -> None:
    assert "[U+001B][31mred[U+009B]" in to_text(one_cell("\x1b[31mred\x9b"))
