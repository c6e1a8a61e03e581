"""docs/scoring.md says what the code does, in full."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from pathlib import Path

import pytest

from hypotheses.choices import Flag
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.mechanisms import attested
from hypotheses.scoring.values import Rule
from tests.unit.hypotheses.scoring.builders import FOUR_DOCUMENTS, THREE_PREDICTIONS, WORKED_MECHANISM, tally

PAGE = (Path(__file__).parents[4] / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_flags_are_explained_in_their_order() -> None:
    rows = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]

    assert [row for row in rows if row in Flag.values] == Flag.values


@pytest.mark.parametrize("name", [each.name for each in fields(Rule)])
def test_every_setting_is_explained_with_its_default(name: str) -> None:
    default = getattr(Rule(), name)

    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]

    if name == "grades":
        assert f"| {', '.join(f'{grade} {number}' for grade, number in default.items())} |" in row
    elif name == "directness":
        assert set(default.values()) == {1}
        assert "| 1 for each |" in row
    else:
        assert f"| `{name}` | {default} |" in row


def test_worked_table_is_the_one_the_rule_gives() -> None:
    found = tally(THREE_PREDICTIONS, FOUR_DOCUMENTS)

    for each in found.predictions:
        lean = prediction_score(each.support, each.contradiction, Fraction(1))
        assert f"| {each.key} | {each.support} | {each.contradiction} | {lean} |" in PAGE


def test_worked_mechanism_is_the_one_the_rule_gives() -> None:
    keys = ["cause", "middle", "outcome", "cause > middle"]

    for key, each in attested(keys, WORKED_MECHANISM, Rule()).items():
        assert f"| {key} | {each.score} |" in PAGE
