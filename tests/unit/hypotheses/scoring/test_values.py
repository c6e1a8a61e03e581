"""What may be a judgement, a ruling and a prediction."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from fractions import Fraction
from typing import Any

import pytest

from hypotheses.choices import Direction
from hypotheses.scoring.values import SIGNS, Ruling
from tests.unit.hypotheses.scoring.builders import judgement, ruling, terms


@pytest.mark.parametrize("strength", range(-3, 4))
def test_signed_strength_carries_the_direction(strength: int) -> None:
    assert judgement("D1", strength).signed_strength == strength
    assert ruling("D1", strength).signed_strength == strength


def test_every_direction_has_a_sign() -> None:
    assert set(SIGNS) == set(Direction)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param(
            {"strength": None}, "strength must be 1, 2 or 3, not None", id="support-without-strength"
        ),
        pytest.param({"strength": 0}, "not 0", id="strength-nothing"),
        pytest.param({"strength": 4}, "not 4", id="strength-four"),
        pytest.param(
            {"direction": Direction.NEUTRAL}, "carries no strength, not 3", id="neutral-with-strength"
        ),
        pytest.param({"direction": "refutes"}, "direction refutes is unknown", id="unknown-direction"),
        pytest.param({"reliability": Fraction(0)}, "reliability must be .* not 0", id="no-trust"),
        pytest.param({"reliability": Fraction(6, 5)}, "reliability must be .* not 6/5", id="too-much-trust"),
        pytest.param({"reliability": 0.8}, "exact number", id="float-trust"),
    ],
)
def test_impossible_judgement_is_refused(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        replace(judgement("D1", 3), **changes)


def test_refusal_names_coder_passage_prediction_and_every_fault() -> None:
    with pytest.raises(ValueError, match="Judgement of ann on passage passage of D1 for P1") as raised:
        replace(judgement("D1", 3), strength=9, reliability=Fraction(2))

    assert "not 9" in str(raised.value)
    assert "not 2" in str(raised.value)


def test_impossible_ruling_is_refused() -> None:
    with pytest.raises(
        ValueError, match="Ruling on passage p1 for P1: a neutral judgement carries no strength"
    ):
        Ruling("P1", "p1", Direction.NEUTRAL, 2, is_recoded_since=False)


@pytest.mark.parametrize("weight", [Fraction(0), Fraction(-1), 0.5], ids=["nothing", "negative", "float"])
def test_prediction_without_exact_positive_weight_is_refused(weight: Any) -> None:
    with pytest.raises(ValueError, match="Prediction P1: weight must be"):
        terms("P1", weight=weight)


def test_a_judgement_is_never_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        judgement().strength = 1  # type: ignore[misc]
