"""Names of sheets: allowed by Excel, and different."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies

from evidence.tables.sheet_names import sheet_names


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        pytest.param(["Table 1: yes/no [a]?"], ["Table 1- yes-no -a--"], id="forbidden-characters"),
        pytest.param(["x" * 40], ["x" * 31], id="too-long"),
        pytest.param(["x" * 40, "x" * 50], ["x" * 31, "x" * 27 + " (2)"], id="equal-once-cut"),
        pytest.param(["States", "STATES"], ["States", "STATES (2)"], id="equal-but-for-case"),
        pytest.param(["'quoted'"], ["quoted"], id="outer-apostrophes"),
        pytest.param(["History"], ["History (2)"], id="reserved"),
        pytest.param(["'"], ["Table"], id="nothing-left"),
        pytest.param(["😀" * 20], ["😀" * 15], id="emoji-count-twice"),
    ],
)
def test_titles_become_names_that_excel_takes(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names


@given(strategies.lists(strategies.text(strategies.characters()), max_size=6))
def test_names_are_always_allowed_and_different(titles: list[str]) -> None:
    names = sheet_names(titles)

    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
