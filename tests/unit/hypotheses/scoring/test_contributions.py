"""What single passages add, beside what their clusters and predictions add up to."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.contributions import contributions
from hypotheses.scoring.units import gather_units
from hypotheses.scoring.values import Judgement, Rule
from tests.unit.hypotheses.scoring.builders import judgement, tally
from tests.unit.hypotheses.scoring.strategies import Evidence, evidence, rules


def added(*judgements: Judgement, discount: Fraction = Fraction(0)) -> dict[str, Fraction]:
    """What the passages of P1 add."""
    return dict(contributions(gather_units(judgements, ())["P1"], discount))


@pytest.mark.parametrize(
    ("discount", "second"),
    [
        pytest.param(Fraction(0), Fraction(0), id="one-vote-per-cluster"),
        pytest.param(Fraction(1, 2), Fraction(1, 6), id="half-of-the-next"),
    ],
)
def test_heaviest_passage_of_a_cluster_counts_in_full_and_the_next_at_the_discount(
    discount: Fraction, second: Fraction
) -> None:
    found = added(
        judgement("D1", 1, passage="weak", cluster="C"),
        judgement("D2", 3, passage="strong", cluster="C"),
        discount=discount,
    )

    assert found == {"strong": 1, "weak": second}


def test_cluster_has_a_vote_on_either_side() -> None:
    found = added(
        judgement("D1", 3, passage="for", cluster="C"), judgement("D2", -3, passage="against", cluster="C")
    )

    assert found == {"for": 1, "against": 1}


def test_of_equally_heavy_passages_the_first_by_name_counts_in_whatever_order_they_come() -> None:
    twins = [judgement(passage=name, cluster="C") for name in ("b", "a")]

    assert added(*twins) == added(*reversed(twins)) == {"a": 1, "b": 0}


def test_neutral_passage_adds_nothing() -> None:
    assert added(judgement(strength=0, passage="p")) == {"p": 0}


@given(known=evidence(), rule=rules())
def test_contributions_add_up_to_support_and_contradiction(known: Evidence, rule: Rule) -> None:
    units = gather_units(known.judgements, ())

    for prediction in tally(known.predictions, known.judgements, (), rule).predictions:
        own = units.get(prediction.key, ())
        found = contributions(own, rule.discount)
        sides = {sign: Fraction(0) for sign in (-1, 0, 1)}
        for unit in own:
            sides[(unit.value > 0) - (unit.value < 0)] += found[unit.source.passage]
        assert (sides[1], sides[-1], sides[0]) == (prediction.support, prediction.contradiction, 0)


@given(known=evidence(), data=st.data())
def test_order_of_judgements_does_not_matter(known: Evidence, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(known.judgements))
    before, after = gather_units(known.judgements, ()), gather_units(shuffled, ())

    for key in before:
        assert contributions(before[key], Fraction(1, 3)) == contributions(after[key], Fraction(1, 3))
