"""Units: several coders, rulings, and evidence that contradicts itself about where it comes from."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hypotheses.choices import Basis
from hypotheses.scoring.units import gather_units, passage_value
from tests.unit.hypotheses.scoring.builders import judgement, ruling


@pytest.mark.parametrize(
    ("strengths", "value"),
    [
        pytest.param([3], "1", id="in-terms"),
        pytest.param([1], "1/3", id="consistent"),
        pytest.param([-2], "-2/3", id="against"),
        pytest.param([0], "0", id="neutral"),
        pytest.param([3, 2], "5/6", id="two-coders"),
        pytest.param([3, 3], "1", id="agreement-adds-nothing"),
        pytest.param([3, 0], "1/2", id="neutral-halves"),
        pytest.param([3, -3], "0", id="opposite-sides-cancel"),
    ],
)
def test_value_of_a_passage_is_the_mean_of_its_coders(strengths: list[int], value: str) -> None:
    judgements = [judgement("D1", strength, coder=str(place)) for place, strength in enumerate(strengths)]

    assert passage_value(judgements) == Fraction(value)


def test_passage_without_judgements_has_no_value() -> None:
    with pytest.raises(ValueError, match="without judgements has no value"):
        passage_value([])


def test_ruling_replaces_the_mean_and_the_unit_stays_contested() -> None:
    coders = [judgement("D1", 3, coder="ann"), judgement("D1", -3, coder="bob")]

    (unit,) = gather_units(coders, [ruling("D1", -2)])["P1"]

    assert unit.value == Fraction(-2, 3)
    assert unit.is_contested


@pytest.mark.parametrize(
    ("strengths", "is_contested"),
    [
        pytest.param([3, -1], True, id="opposite"),
        pytest.param([3, 1], False, id="same-side"),
        pytest.param([3, 0], False, id="neutral-is-no-side"),
    ],
)
def test_contested_means_coders_on_opposite_sides(strengths: list[int], is_contested: bool) -> None:
    judgements = [judgement("D1", strength, coder=str(place)) for place, strength in enumerate(strengths)]

    (unit,) = gather_units(judgements, [])["P1"]

    assert unit.is_contested is is_contested


def test_ruling_on_a_passage_nobody_counted_makes_no_unit() -> None:
    assert gather_units([], [ruling("D1", 3)]) == {}


@pytest.mark.parametrize(
    ("strength", "basis", "expected"),
    [
        pytest.param(3, Basis.STATED, True, id="stated"),
        pytest.param(3, Basis.IMPLIED, True, id="implied"),
        pytest.param(3, Basis.INFERRED, False, id="inferred"),
        pytest.param(-3, Basis.STATED, False, id="stated-against"),
    ],
)
def test_support_beyond_inference_asks_for_a_supporting_coder_who_did_not_infer(
    strength: int, basis: Basis, expected: bool
) -> None:
    judgements = [
        judgement("D1", 3, basis=Basis.INFERRED, coder="ann"),
        judgement("D1", strength, basis=basis, coder="bob"),
    ]

    (unit,) = gather_units(judgements, [])["P1"]

    assert unit.has_support_beyond_inference is expected


def test_impossible_evidence_is_refused_with_every_case_named() -> None:
    judgements = [
        judgement("D1", 3),
        judgement("D1", 1),
        judgement("D2", 3),
        judgement("D2", 3, prediction="P2", grade="B"),
        judgement("D3", 3),
    ]

    with pytest.raises(ValueError, match="Judgements cannot be tallied") as raised:
        gather_units(judgements, [ruling("D3", 3), ruling("D3", -3)])

    message = str(raised.value)
    assert "a coder counts twice on passage passage of D1 for P1" in message
    assert "judgements of passage passage of D2 disagree about its source" in message
    assert "passage passage of D3 for P1 has 2 rulings" in message
    assert message.count(";") == 2
