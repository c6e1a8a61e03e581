"""Examples worked by hand, to the last digit. The first is the one that docs/scoring.md goes through."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hypotheses.choices import Flag, TestType, Verdict
from hypotheses.scoring.alternatives import inconsistency_first, mean_of_codings, weight_of_evidence
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.values import Judgement, PredictionTerms, Rule
from hypotheses.scoring.verdicts import judge
from tests.unit.hypotheses.scoring.builders import FOUR_DOCUMENTS, THREE_PREDICTIONS, judgement, tally, terms


def test_four_documents_on_three_predictions_worked_by_hand() -> None:
    """The table of docs/scoring.md."""
    found = tally(THREE_PREDICTIONS, FOUR_DOCUMENTS)
    result = judge(found, Rule())

    assert [(each.support, each.contradiction) for each in found.predictions] == [
        (Fraction(5, 6), Fraction(2, 5)),
        (Fraction(2, 5), 0),
        (0, 0),
    ]
    assert [
        prediction_score(each.support, each.contradiction, Fraction(1)) for each in found.predictions
    ] == [
        Fraction(13, 67),
        Fraction(2, 7),
        0,
    ]
    assert (result.score, result.score_tested) == (Fraction(75, 469), Fraction(225, 938))
    assert (result.coverage, result.n_tested, result.n_predictions) == (Fraction(2, 3), 2, 3)
    assert (result.support, result.contradiction) == (Fraction(37, 30), Fraction(2, 5))
    assert (found.n_clusters, found.n_assessments, found.n_documents) == (3, 6, 4)
    assert result.verdict == Verdict.PARTIALLY_YES


def test_the_other_ways_of_adding_up_the_same_four_documents() -> None:
    found = tally(THREE_PREDICTIONS, FOUR_DOCUMENTS)

    assert weight_of_evidence(found) == pytest.approx(0.7440, abs=5e-5)
    assert inconsistency_first(found) == Fraction(3, 7)
    assert mean_of_codings(FOUR_DOCUMENTS) == Fraction(7, 18)


def test_fourteen_codings_all_against_a_hoop() -> None:
    """Powerplay in Japan: twelve clusters, no support, and a hoop that fails by far."""
    codings = [("C", 1), ("C", 2), ("C", 1), ("C", 2), ("B", 3), ("D", 3)]
    codings += [("C", 2), ("A", 3), ("A", 2), ("A", 3)]
    evidence = [
        judgement(f"D{place}", -strength, grade=grade) for place, (grade, strength) in enumerate(codings)
    ]
    evidence += [judgement("record", -3, passage="r1"), judgement("record", -2, passage="r2")]
    evidence += [
        judgement("minutes", -2, cluster="talk", grade="B"),
        judgement("telegram", -2, cluster="talk"),
    ]

    found = tally([terms(test_type=TestType.HOOP)], evidence)
    result = judge(found, Rule())

    assert (found.n_assessments, found.n_clusters) == (14, 12)
    assert (result.support, result.contradiction, result.score) == (0, Fraction(107, 15), Fraction(-107, 122))
    assert (result.verdict, result.failed_hoops) == (Verdict.NO, ("P1",))


def test_five_clusters_on_a_hoop_with_one_against() -> None:
    """Historical memory in South Korea: yes, on the weaker sort of document."""
    evidence = [
        judgement("Han", 2, passage="h1", grade="D"),
        judgement("Han", 3, passage="h2", grade="D"),
        judgement("letter of 1953", 2, grade="B"),
        judgement("letter of 1954", 2, grade="B"),
        judgement("league", 3, grade="C"),
        judgement("openness", -2, grade="C"),
    ]

    found = tally([terms(test_type=TestType.HOOP)], evidence)
    result = judge(found, Rule())

    assert (result.support, result.contradiction, result.score) == (
        Fraction(31, 15),
        Fraction(2, 5),
        Fraction(25, 52),
    )
    assert (found.n_clusters, result.verdict) == (5, Verdict.YES)


D1_AND_D2 = [judgement("D1", 3), judgement("D2", 3)]
TWO = [terms("P1"), terms("P2")]
ONE = [terms("P1")]


@pytest.mark.parametrize(
    ("predictions", "evidence", "score", "verdict", "flag"),
    [
        pytest.param(TWO, [], None, Verdict.INSUFFICIENT, Flag.TOO_FEW_CLUSTERS, id="nothing"),
        pytest.param(
            TWO, D1_AND_D2[:1], "1/4", Verdict.INSUFFICIENT, Flag.TOO_FEW_CLUSTERS, id="a-lone-source"
        ),
        pytest.param(TWO, D1_AND_D2, "1/3", Verdict.YES, None, id="two-good-documents-reach-a-third-exactly"),
        pytest.param(
            TWO,
            [*D1_AND_D2, judgement("D1", 0, coder="bob")],
            "3/10",
            Verdict.INSUFFICIENT,
            Flag.ONE_SIDED_BUT_THIN,
            id="a-second-coder-is-neutral-on-one",
        ),
        pytest.param(
            TWO,
            [*D1_AND_D2, judgement("D1", -3, coder="bob")],
            "1/4",
            Verdict.INSUFFICIENT,
            Flag.CONTESTED,
            id="a-second-coder-is-on-the-other-side",
        ),
        pytest.param(
            TWO,
            [*D1_AND_D2, judgement("D3", -3, grade="E")],
            "9/32",
            Verdict.PARTIALLY_YES,
            None,
            id="hearsay-against-two-good-documents",
        ),
        pytest.param(
            ONE,
            [D1_AND_D2[0], judgement("D3", -3, grade="E")],
            "4/11",
            Verdict.INSUFFICIENT,
            Flag.ONE_SIDED_BUT_THIN,
            id="contradicting-hearsay-is-no-second-witness",
        ),
        pytest.param(
            ONE,
            [D1_AND_D2[0], judgement("D3", 3, grade="E")],
            "6/11",
            Verdict.YES,
            None,
            id="supporting-hearsay-in-terms-is-just-heavy-enough",
        ),
        pytest.param(
            ONE,
            [D1_AND_D2[0], judgement("D3", 2, grade="E")],
            "17/32",
            Verdict.INSUFFICIENT,
            Flag.ONE_SIDED_BUT_THIN,
            id="implied-by-hearsay-is-too-light",
        ),
    ],
)
def test_ladder_document_by_document(
    predictions: list[PredictionTerms],
    evidence: list[Judgement],
    score: str | None,
    verdict: Verdict,
    flag: Flag | None,
) -> None:
    result = judge(tally(predictions, evidence), Rule())

    assert result.score == (None if score is None else Fraction(score))
    assert result.verdict == verdict
    assert flag is None or flag in result.flags
