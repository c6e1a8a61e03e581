"""The other ways of adding up: what they share with the rule, and where each of them fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.alternatives import inconsistency_first, mean_of_codings, weight_of_evidence
from hypotheses.scoring.values import Judgement
from tests.unit.hypotheses.scoring.builders import judgement, tally, terms
from tests.unit.hypotheses.scoring.strategies import Evidence, evidence, new_passages


def weigh(known: Evidence) -> float | None:
    """B on evidence."""
    return weight_of_evidence(tally(known.predictions, known.judgements))


def strike(known: Evidence) -> Fraction | None:
    """C on evidence."""
    return inconsistency_first(tally(known.predictions, known.judgements))


def average(known: Evidence) -> Fraction | None:
    """N on evidence."""
    return mean_of_codings(known.judgements)


Method = Callable[[Evidence], "float | Fraction | None"]
ALL = pytest.mark.parametrize("method", [weigh, strike, average])
BY_CLUSTER = pytest.mark.parametrize("method", [weigh, strike])
ONE = (terms("P1"),)


def number(value: float | Fraction | None) -> float | Fraction:
    """A score that is there."""
    assert value is not None
    return value


@ALL
@given(known=evidence())
def test_bounded(method: Method, known: Evidence) -> None:
    assert -1 <= number(method(known)) <= 1


@ALL
@given(known=evidence(), chance=st.randoms(use_true_random=False))
def test_order_does_not_matter(method: Method, known: Evidence, chance: Random) -> None:
    shuffled = list(known.judgements)
    chance.shuffle(shuffled)

    assert method(replace(known, judgements=tuple(shuffled))) == method(known)


@ALL
@given(known=evidence(), data=st.data())
def test_raising_one_coding_never_lowers(method: Method, known: Evidence, data: st.DataObject) -> None:
    old = known.judgements[0]
    new = judgement("D1", data.draw(st.integers(old.signed_strength, 3)))
    raised = replace(old, direction=new.direction, strength=new.strength)

    assert number(method(replace(known, judgements=(raised, *known.judgements[1:])))) >= number(method(known))


@BY_CLUSTER
@given(known=evidence(), data=st.data())
def test_new_support_never_lowers_and_contradiction_never_raises(
    method: Method, known: Evidence, data: st.DataObject
) -> None:
    support = data.draw(new_passages(known, st.integers(1, 3)))
    contradiction = data.draw(new_passages(known, st.integers(-3, -1)))

    assert number(method(known.adding(support))) >= number(method(known))
    assert number(method(known.adding(contradiction))) <= number(method(known))


@BY_CLUSTER
@given(known=evidence(), data=st.data())
def test_repetition_and_neutral_passages_change_nothing(
    method: Method, known: Evidence, data: st.DataObject
) -> None:
    echoes = [replace(each, coder=f"echo of {each.coder}") for each in known.judgements]
    copies = [replace(each, passage=f"{each.passage} again") for each in known.judgements]
    neutral = data.draw(new_passages(known, st.just(0)))

    assert method(known.adding(*echoes)) == method(known.adding(*copies)) == method(known.adding(neutral))
    assert method(known.adding(neutral)) == method(known)


@pytest.mark.parametrize("method", [weigh, average])
@given(known=evidence())
def test_reversing_negates(method: Method, known: Evidence) -> None:
    assert number(method(known.reversed())) == -number(method(known))


@given(grade=st.just("E"), strength=st.integers(-3, 3))
def test_one_item_of_hearsay_weighs_little_as_evidence(grade: str, strength: int) -> None:
    assert abs(float(number(weigh(Evidence(ONE, (judgement("D1", strength, grade=grade),)))))) < 1 / 3


@ALL
def test_no_evidence_has_no_score(method: Method) -> None:
    assert method(Evidence(ONE, ())) is None


@ALL
@given(known=evidence())
def test_untested_prediction_changes_nothing(method: Method, known: Evidence) -> None:
    """Why none of them is the rule: asking more of an explanation costs it nothing."""
    assert method(replace(known, predictions=(*known.predictions, terms("untested")))) == method(known)


def test_weight_of_evidence_saturates_at_three_documents() -> None:
    three = tuple(judgement(f"D{number}", 3) for number in range(3))

    assert weigh(Evidence(ONE, three)) == pytest.approx(0.998, abs=5e-4)


def test_weight_of_evidence_is_the_posterior_at_even_odds() -> None:
    """One full document is 10 dB, odds of ten to one: P = 10/11, and 2P - 1 = 9/11."""
    assert weigh(Evidence(ONE, (judgement("D1", 3),))) == pytest.approx(9 / 11)


def test_inconsistency_is_blind_to_support() -> None:
    thin = Evidence(ONE, (judgement("D1", 1, grade="E"),))
    thick = thin.adding(*(judgement(f"D{number}", 3) for number in range(2, 9)))

    assert strike(thin) == strike(thick) == 1
    assert strike(thin.reversed()) != -1


def test_mean_falls_when_weaker_support_is_added() -> None:
    strong = Evidence(ONE, (judgement("D1", 3),))

    assert number(average(strong.adding(judgement("D2", 1)))) < number(average(strong))


@pytest.mark.parametrize(
    "repeated",
    [
        pytest.param(judgement("D1", 3, coder="bob"), id="second-coder"),
        pytest.param(judgement("D1", 3, passage="p2"), id="second-passage"),
        pytest.param(judgement("D3", 0), id="neutral-passage"),
    ],
)
def test_mean_moves_on_what_adds_nothing(repeated: Judgement) -> None:
    known = Evidence(ONE, (judgement("D1", 3), judgement("D2", -1)))

    assert average(known.adding(repeated)) != average(known)


def test_mean_takes_one_line_of_hearsay_at_its_word() -> None:
    assert average(Evidence(ONE, (judgement("D1", 3, grade="E"),))) == 1
