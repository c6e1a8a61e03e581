"""What holds of the score whatever the evidence: monotone, order-free, deaf to repetition, shrunk."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from hypotheses.choices import Direction
from hypotheses.scoring.values import Judgement, Rule
from tests.unit.hypotheses.scoring.builders import judgement, score, tally, terms
from tests.unit.hypotheses.scoring.strategies import (
    STRENGTHS,
    Evidence,
    evidence,
    new_passages,
    rules,
    shares,
)

DISCOUNTED = shares(least=0).filter(lambda share: share < 1).map(lambda share: Rule(discount=share))


def score_of(known: Evidence, rule: Rule | None = None) -> Fraction:
    """The score of evidence that has one."""
    found = score(known.predictions, known.judgements, rule)
    assert found is not None
    return found


def recoded(old: Judgement, strength: int) -> Judgement:
    """The same judgement with another signed strength."""
    new = judgement("D1", strength)
    return replace(old, direction=new.direction, strength=new.strength)


@given(evidence(), rules())
def test_score_stays_between_minus_one_and_one(known: Evidence, rule: Rule) -> None:
    assert -1 < score_of(known, rule) < 1


@given(evidence(), rules(), st.randoms(use_true_random=False))
def test_order_of_the_judgements_does_not_matter(known: Evidence, rule: Rule, chance: Random) -> None:
    shuffled = list(known.judgements)
    chance.shuffle(shuffled)

    assert tally(known.predictions, shuffled, (), rule) == tally(
        known.predictions, known.judgements, (), rule
    )


@given(evidence(), DISCOUNTED, st.data())
def test_raising_one_coding_never_lowers_the_score(known: Evidence, rule: Rule, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(known.judgements) - 1))
    old = known.judgements[place]
    higher = recoded(old, data.draw(st.integers(old.signed_strength, 3)))
    raised = replace(known, judgements=(*known.judgements[:place], higher, *known.judgements[place + 1 :]))

    assert score_of(raised, rule) >= score_of(known, rule)


@given(evidence(), DISCOUNTED, st.data())
def test_new_supporting_passage_never_lowers_the_score(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    new = data.draw(new_passages(known, st.integers(1, 3)))

    assert score_of(known.adding(new), rule) >= score_of(known, rule)


@given(evidence(), DISCOUNTED, st.data())
def test_new_contradicting_passage_never_raises_the_score(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    new = data.draw(new_passages(known, st.integers(-3, -1)))

    assert score_of(known.adding(new), rule) <= score_of(known, rule)


@given(evidence(), rules())
def test_coders_who_repeat_the_codings_of_others_change_no_mass(known: Evidence, rule: Rule) -> None:
    echoes = [replace(each, coder=f"echo of {each.coder}") for each in known.judgements]

    doubled = tally(known.predictions, known.adding(*echoes).judgements, (), rule)

    assert doubled.predictions == tally(known.predictions, known.judgements, (), rule).predictions


@given(evidence())
def test_second_equal_passage_of_a_document_changes_no_mass(known: Evidence) -> None:
    copies = [replace(each, passage=f"{each.passage} again") for each in known.judgements]

    assert tally(known.predictions, known.adding(*copies).judgements).predictions == (
        tally(known.predictions, known.judgements).predictions
    )


@given(evidence(), rules(), st.data())
def test_neutral_passage_changes_no_score(known: Evidence, rule: Rule, data: st.DataObject) -> None:
    neutral = data.draw(new_passages(known, st.just(0)))

    assert score_of(known.adding(neutral), rule) == score_of(known, rule)


@given(evidence(), rules())
def test_reversing_all_directions_negates_the_score(known: Evidence, rule: Rule) -> None:
    assert score_of(known.reversed(), rule) == -score_of(known, rule)


@given(st.sampled_from("DE"), STRENGTHS, st.integers(1, 4))
def test_one_item_from_a_poor_source_stays_below_a_third(
    grade: str, strength: int, n_predictions: int
) -> None:
    predictions = [terms(f"P{number}") for number in range(1, n_predictions + 1)]

    found = score(predictions, [judgement("D1", strength, grade=grade)])

    assert found is not None
    assert abs(found) < Fraction(1, 3)


@given(st.integers(1, 4))
def test_no_evidence_has_no_score(n_predictions: int) -> None:
    assert score([terms(f"P{number}") for number in range(n_predictions)], []) is None


@given(evidence(), st.integers(1, 4))
def test_untested_prediction_pulls_the_score_towards_0(known: Evidence, weight: int) -> None:
    before = score_of(known)
    assume(before != 0)

    after = score_of(
        replace(known, predictions=(*known.predictions, terms("untested", weight=Fraction(weight))))
    )

    assert abs(after) < abs(before)
    assert after * before > 0


@given(evidence(), rules())
def test_counts_never_contradict_each_other(known: Evidence, rule: Rule) -> None:
    found = tally(known.predictions, known.judgements, (), rule)

    assert max(found.n_supporting, found.n_contradicting) <= found.n_clusters <= found.n_documents
    assert found.n_documents <= found.n_passages <= found.n_assessments
    assert found.n_supporting_beyond_inference <= found.n_supporting_units
    assert found.n_neutral == sum(each.direction == Direction.NEUTRAL for each in known.judgements)
    assert {each.key for each in found.predictions if each.is_tested} == known.tested
