"""What is found in a case tells of its causes as the guide to CausalQueries has it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.rivals.causal_types import MOST_CAUSES, Variable, share_caused

#: Inequality, mobilisation and pressure on democracy (guide, ch. 8): inequality may mobilise and never calms, it never
#: helps democracy by itself, mobilisation and pressure from outside never hinder it.
DEMOCRACY = (
    Variable("I"),
    Variable("P"),
    Variable("M", ("I",), {"I": 1}),
    Variable("D", ("I", "M", "P"), {"I": -1, "M": 1, "P": 1}),
)


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ({}, 0.438),
        ({"M": 0}, 0.475),
        ({"M": 1}, 0.394),
        ({"P": 0}, 0.615),
        ({"P": 1}, 0.340),
        ({"M": 0, "P": 0}, 0.667),
        ({"M": 1, "P": 0}, 0.571),
        ({"M": 0, "P": 1}, 0.393),
        ({"M": 1, "P": 1}, 0.263),
    ],
)
def test_low_inequality_caused_democracy_as_probably_as_printed(
    found: dict[str, int], printed: float
) -> None:
    share = share_caused(DEMOCRACY, "I", "D", {"I": 0, "D": 1, **found})

    assert share is not None
    assert round(float(share), 3) == printed


def test_monotone_answers_to_three_causes_are_the_twenty_that_there_are() -> None:
    assert len(DEMOCRACY[3].types()) == 20
    assert len(Variable("D", ("I", "M", "P")).types()) == 256


def test_what_never_answers_was_not_caused() -> None:
    apart = (Variable("X"), Variable("Y"))

    assert share_caused(apart, "X", "Y", {}) == 0


def test_without_knowledge_a_cause_makes_the_difference_in_half_of_the_types() -> None:
    assert share_caused((Variable("X"), Variable("Y", ("X",))), "X", "Y", {}) == Fraction(1, 2)


def test_case_that_the_theory_rules_out_has_no_probability() -> None:
    model = (Variable("X"), Variable("Y", ("X",), {"X": 1}), Variable("Z", ("X", "Y"), {"X": 1, "Y": 1}))

    assert share_caused(model, "X", "Z", {"X": 2}) is None


@given(x=st.integers(0, 1), y=st.integers(0, 1))
def test_names_of_variables_do_not_matter(x: int, y: int) -> None:
    one = share_caused((Variable("X"), Variable("Y", ("X",), {"X": 1})), "X", "Y", {"X": x, "Y": y})
    other = share_caused((Variable("a"), Variable("b", ("a",), {"a": 1})), "a", "b", {"a": x, "b": y})

    assert one == other


@pytest.mark.parametrize(
    ("model", "asked", "said"),
    [
        pytest.param(
            (Variable("Y", ("X",)), Variable("X")), "X", "cause X does not stand before it", id="order"
        ),
        pytest.param((Variable("X"), Variable("X")), "X", "stands there twice", id="double"),
        pytest.param((Variable("X"),), "Z", "has no Z", id="unknown"),
        pytest.param((Variable("X", (), {"W": 1}),), "X", "W is none of its causes", id="stray-direction"),
        pytest.param(
            (*map(Variable, "ABCD"), Variable("X", tuple("ABCD"))),
            "X",
            f"more than {MOST_CAUSES} causes",
            id="causes",
        ),
        pytest.param(
            (*map(Variable, "ABC"), *(Variable(name, tuple("ABC")) for name in "XYZ")),
            "X",
            "combinations of types are more than",
            id="combinations",
        ),
    ],
)
def test_model_that_cannot_be_gone_through_is_refused(
    model: tuple[Variable, ...], asked: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        share_caused(model, asked, asked, {})
