"""docs/scoring.md says what the code does, in full."""

from __future__ import annotations

import random
from dataclasses import fields
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from django.db.models import IntegerChoices

from hypotheses.choices import Flag, TieStrength, Willingness
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.mechanisms import attested
from hypotheses.scoring.rank_tests import Pair, correlate, permutation_test
from hypotheses.scoring.rivals.clues import reported
from hypotheses.scoring.rivals.likelihood import absence_of_evidence, probability, weight_of_evidence
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


def test_witness_worked_by_hand_is_worth_what_the_page_says() -> None:
    fact, report = (
        weight_of_evidence(0.9, 0.1),
        weight_of_evidence(reported(0.9, 0.9, 0.2), reported(0.1, 0.9, 0.2)),
    )
    failed = absence_of_evidence(0.95, 0.5)

    assert f"10 log₁₀ 9 =\n{fact:.2f} dB" in PAGE
    assert f"0.9 · 0.9 + 0.1 · 0.2 = {reported(0.9, 0.9, 0.2):.2f}" in PAGE
    assert f"0.1 · 0.9 + 0.9 · 0.2 = {reported(0.1, 0.9, 0.2):.2f}: {report:.2f} dB" in PAGE
    assert f"has not {probability(fact):.2f} but {probability(report):.2f}" in PAGE
    assert f"fails costs {-failed:.0f} dB, and leaves {probability(failed):.2f}" in PAGE


def test_example_worked_by_hand_is_the_one_the_test_gives() -> None:
    ties, willingness = (4, 3, 2), (0, 2, 3)

    def pairs(order: tuple[int, ...]) -> list[Pair]:
        return [Pair(Fraction(t), Fraction(w)) for t, w in zip(ties, order, strict=True)]

    found = permutation_test(pairs(willingness), random.Random(1), blocked=False)

    for order in permutations(willingness):
        assert f"| {', '.join(map(str, order))} | {correlate(pairs(order)).balance} |" in PAGE
    assert (found.correlation.tau_b, found.p_one_sided, found.p_two_sided) == (
        -1,
        Fraction(1, 6),
        Fraction(1, 3),
    )


@pytest.mark.parametrize(("scale", "place"), [(TieStrength, 1), (Willingness, 2)])
def test_scales_are_explained_value_by_value(scale: type[IntegerChoices], place: int) -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line[:4] in {f"| {n} " for n in range(5)}]

    said = {int(row[0].strip("| ")): row[place].strip("| ") for row in rows if len(row) == 3}

    assert said == {each.value: each.label.split(": ")[1] for each in scale}


def test_worked_mechanism_is_the_one_the_rule_gives() -> None:
    keys = ["cause", "middle", "outcome", "cause > middle"]

    for key, each in attested(keys, WORKED_MECHANISM, Rule()).items():
        assert f"| {key} | {each.score} |" in PAGE
