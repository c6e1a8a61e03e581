"""Ruling 7: contradicting evidence never moves a verdict towards yes, supporting evidence never towards no.

No is lowest and yes highest; partially yes and insufficient evidence lie between, unranked against each
other. The one exception is shown here too, so that nobody has to discover it in a table.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hypotheses.choices import Flag, TestType, Verdict
from hypotheses.scoring.values import CellResult, Rule
from hypotheses.scoring.verdicts import judge
from tests.unit.hypotheses.scoring.builders import judgement, tally, terms
from tests.unit.hypotheses.scoring.strategies import Evidence, evidence, new_passages, rules

HEIGHT = {Verdict.NO: 0, Verdict.PARTIALLY_YES: 1, Verdict.INSUFFICIENT: 1, Verdict.YES: 2}
AGAINST = st.integers(-3, -1)
IN_FAVOUR = st.integers(1, 3)
MIXED_TESTS = evidence(test_types=tuple(TestType))


def result(known: Evidence, rule: Rule) -> CellResult:
    """The verdict on evidence."""
    return judge(tally(known.predictions, known.judgements, (), rule), rule)


@given(MIXED_TESTS, rules(), st.data())
def test_contradiction_of_a_tested_prediction_never_raises_a_verdict(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    new = data.draw(new_passages(known, AGAINST))
    assume(new.prediction in known.tested)

    assert HEIGHT[result(known.adding(new), rule).verdict] <= HEIGHT[result(known, rule).verdict]


@given(MIXED_TESTS, rules(), st.data())
def test_support_of_a_tested_prediction_never_lowers_a_verdict(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    new = data.draw(new_passages(known, IN_FAVOUR))
    assume(new.prediction in known.tested)

    assert HEIGHT[result(known.adding(new), rule).verdict] >= HEIGHT[result(known, rule).verdict]


@given(MIXED_TESTS, rules(), st.data())
def test_contradiction_of_any_prediction_raises_a_verdict_only_by_ending_low_coverage(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    before = result(known, rule)
    after = result(known.adding(data.draw(new_passages(known, AGAINST))), rule)

    assert HEIGHT[after.verdict] <= HEIGHT[before.verdict] or Flag.LOW_COVERAGE in before.flags


@given(MIXED_TESTS, rules(), st.data())
def test_support_of_any_prediction_lowers_a_verdict_only_by_ending_low_coverage(
    known: Evidence, rule: Rule, data: st.DataObject
) -> None:
    before = result(known, rule)
    after = result(known.adding(data.draw(new_passages(known, IN_FAVOUR))), rule)

    assert HEIGHT[after.verdict] >= HEIGHT[before.verdict] or Flag.LOW_COVERAGE in before.flags


@pytest.mark.parametrize(
    ("side", "verdict"),
    [
        pytest.param(1, Verdict.YES, id="hearsay-against-and-yes"),
        pytest.param(-1, Verdict.NO, id="hearsay-for-and-no"),
    ],
)
def test_first_passage_on_an_untested_prediction_can_release_a_verdict_it_speaks_against(
    side: int, verdict: Verdict
) -> None:
    """The exception: nine full documents on each of two predictions out of five, then one line of hearsay."""
    predictions = [terms(f"P{number}") for number in range(1, 6)]
    weighty = [
        judgement(f"D{number} on {key}", 3 * side, prediction=key)
        for key in ("P1", "P2")
        for number in range(9)
    ]
    known = Evidence(tuple(predictions), tuple(weighty))
    hearsay = judgement("hearsay", -side, prediction="P3", grade="E")

    before, after = result(known, Rule()), result(known.adding(hearsay), Rule())

    assert (before.verdict, before.flags[0]) == (Verdict.INSUFFICIENT, Flag.LOW_COVERAGE)
    assert after.verdict == verdict
    assert before.score is not None
    assert after.score is not None
    assert abs(after.score) < abs(before.score)


def test_contradiction_may_show_that_evidence_is_mixed_rather_than_insufficient() -> None:
    """Not a move towards yes: the score falls, and what was one-sided now has two sides."""
    alone = Evidence((terms("P1"), terms("P2")), (judgement("D1", 3),))

    mixed = alone.adding(judgement("D2", -3, grade="E"))

    assert result(alone, Rule()).verdict == Verdict.INSUFFICIENT
    assert result(mixed, Rule()).verdict == Verdict.PARTIALLY_YES


@given(evidence(), rules())
def test_without_hoops_reversed_evidence_gets_the_opposite_verdict(known: Evidence, rule: Rule) -> None:
    opposite = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}
    verdict = result(known, rule).verdict

    assert result(known.reversed(), rule).verdict == opposite.get(verdict, verdict)


@given(MIXED_TESTS, st.data())
def test_one_cluster_alone_never_gives_a_verdict(known: Evidence, data: st.DataObject) -> None:
    cluster = data.draw(st.sampled_from([each.cluster for each in known.judgements]))
    alone = Evidence(known.predictions, tuple(each for each in known.judgements if each.cluster == cluster))

    assert result(alone, Rule()).verdict == Verdict.INSUFFICIENT


@given(evidence(), rules())
def test_a_hoop_can_only_cost_a_verdict(known: Evidence, rule: Rule) -> None:
    """Passing a hoop never raises; the same predictions read as straws never come out lower."""
    as_hoops = Evidence(
        tuple(terms(each.key, weight=each.weight, test_type=TestType.HOOP) for each in known.predictions),
        known.judgements,
    )

    assert HEIGHT[result(as_hoops, rule).verdict] <= HEIGHT[result(known, rule).verdict]
