"""Words and signs exist for every value of the closed lists, and figures are printed as people read them."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

import pytest

from evidence import findings
from evidence.choices import Verification
from hypotheses.choices import Direction, Verdict
from hypotheses.reports import wording
from hypotheses.scoring.values import FULL_STRENGTH


@pytest.mark.parametrize(
    ("words", "values"),
    [
        pytest.param(wording.VERDICT_SIGNS, Verdict, id="verdict-signs"),
        pytest.param(wording.VERDICT_MEANINGS, Verdict, id="verdict-meanings"),
        pytest.param(wording.DIRECTION_SIGNS, Direction, id="direction-signs"),
        pytest.param(findings.SENTENCES, Verification, id="verification-sentences"),
        pytest.param(findings.SIGNS, Verification, id="verification-signs"),
    ],
)
def test_every_value_has_words_of_its_own(words: dict[Enum, str], values: type[Enum]) -> None:
    assert list(words) == list(values)
    assert len(set(words.values())) == len(values)


def test_every_strength_has_words() -> None:
    assert list(wording.STRENGTH_WORDS) == list(range(1, FULL_STRENGTH + 1))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Fraction(-7, 9), "−0.78", id="true-minus"),
        pytest.param(Fraction(1, 3), "0.33", id="third"),
        pytest.param(Fraction(-1, 1000), "0.00", id="no-minus-before-nought"),
        pytest.param(None, "–", id="nothing"),
        pytest.param(2, "2.00", id="whole-number"),
    ],
)
def test_numbers_are_shown_to_two_places(value: Fraction | int | None, shown: str) -> None:
    assert wording.number(value) == shown


def test_exact_numbers_keep_their_fraction() -> None:
    assert wording.exact(Fraction(-1, 3)) == "−1/3"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 clusters"), (1, "1 cluster"), (2, "2 clusters")])
def test_counts_agree_with_their_noun(count: int, shown: str) -> None:
    assert wording.of_things(count, "cluster") == shown
