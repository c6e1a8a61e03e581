"""The table through real rows: the ladder of the scoring rule, and what stands around the verdicts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evidence.choices import Grade
from evidence.models import Study
from hypotheses.choices import By, Verdict
from hypotheses.exports.congruence import export
from hypotheses.models import Assessment
from hypotheses.reports import Cell, congruence_table
from tests.conftest import SmallStudy
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_cluster,
    make_coder,
    make_explanation,
    make_hypothesis,
    make_not_applicable,
    make_passage,
    make_prediction,
    make_published_verdict,
    make_state,
    make_study,
)


def cell(study: Study) -> Cell:
    """The one cell of the small study that has predictions."""
    return congruence_table(study).cell("power", "north")


@pytest.fixture
def one_third(small_study: SmallStudy) -> SmallStudy:
    """The ladder's first rung: D1 and D2 support P1 in terms, and nobody has looked at P2."""
    for passage in small_study.passages[:2]:
        make_assessment(
            prediction=small_study.predictions[0],
            passage=passage,
            coder=small_study.coders[0],
            direction="supports",
            strength=3,
        )
    return small_study


def second_opinion(small_study: SmallStudy, direction: str, strength: int | None) -> Assessment:
    """The second coder's judgement of D1's passage on P1."""
    return make_assessment(
        prediction=small_study.predictions[0],
        passage=small_study.passages[0],
        coder=small_study.coders[1],
        direction=direction,
        strength=strength,
    )


def test_two_documents_in_terms_reach_one_third_exactly(one_third: SmallStudy) -> None:
    found = cell(one_third.study)

    assert (found.result.score, found.result.coverage) == (Fraction(1, 3), Fraction(1, 2))
    assert found.result.verdict == Verdict.YES


def test_a_second_coder_who_is_neutral_makes_it_insufficient(one_third: SmallStudy) -> None:
    second_opinion(one_third, "neutral", None)

    found = cell(one_third.study)

    assert (found.result.score, found.tally.n_contested) == (Fraction(3, 10), 0)
    assert found.result.verdict == Verdict.INSUFFICIENT


def test_a_second_coder_on_the_other_side_contests_it(one_third: SmallStudy) -> None:
    second_opinion(one_third, "contradicts", 3)

    found = cell(one_third.study)

    assert (found.result.score, found.tally.n_contested) == (Fraction(1, 4), 1)
    assert found.result.verdict == Verdict.INSUFFICIENT
    assert "contested" in found.result.flags


def test_draft_counts_from_the_moment_it_is_submitted(one_third: SmallStudy) -> None:
    draft = second_opinion(one_third, "contradicts", 3)
    Assessment.objects.filter(pk=draft.pk).update(status="draft", submitted_at=None)
    before = cell(one_third.study).result.score

    draft.refresh_from_db()
    draft.status = "submitted"
    draft.full_clean()
    draft.save()

    assert (before, cell(one_third.study).result.score) == (Fraction(1, 3), Fraction(1, 4))


def test_passages_joined_in_a_cluster_are_one_witness(one_third: SmallStudy) -> None:
    cluster = make_cluster(study=one_third.study)
    for passage in one_third.passages[:2]:
        passage.cluster = cluster
        passage.save()

    found = cell(one_third.study)

    assert (found.tally.n_clusters, found.tally.n_documents) == (1, 2)
    assert found.result.verdict == Verdict.INSUFFICIENT


def test_a_second_study_of_the_same_documents_leaves_the_first_to_the_byte(one_third: SmallStudy) -> None:
    before = export(congruence_table(one_third.study), "json")
    other = make_study()
    hypothesis = make_hypothesis(explanation=make_explanation(study=other, slug="power"), slug="power")
    prediction = make_prediction(hypothesis=hypothesis, state=make_state(study=other, slug="north"), key="P1")
    coder, cluster = make_coder(study=other, slug="first"), make_cluster(study=other)
    for document in one_third.documents:
        make_appraisal(study=other, document=document, grade=Grade.E)
        passage = make_passage(study=other, document=document, cluster=cluster)
        make_assessment(prediction=prediction, passage=passage, coder=coder, direction="contradicts")

    assert cell(other).tally.n_clusters == 1
    assert export(congruence_table(one_third.study), "json") == before


def test_published_verdict_stands_beside_the_computed_and_never_in_its_place(one_third: SmallStudy) -> None:
    make_published_verdict(
        explanation=one_third.explanations[0], state=one_third.states[0], verdict=Verdict.NO
    )

    found = cell(one_third.study)

    assert (found.result.verdict, found.published, found.agrees) == (Verdict.YES, Verdict.NO, False)


def test_verdict_on_an_only_hypothesis_is_one_on_its_explanation(one_third: SmallStudy) -> None:
    make_published_verdict(hypothesis=one_third.hypotheses[0], state=one_third.states[0], verdict=Verdict.YES)

    by_explanation = congruence_table(one_third.study).cell("power", "north")
    by_hypothesis = congruence_table(one_third.study, by=By.HYPOTHESIS).cell("power", "north")

    assert (by_explanation.agrees, by_hypothesis.agrees) == (True, True)


def test_verdict_on_one_of_two_hypotheses_is_none_on_their_explanation(one_third: SmallStudy) -> None:
    make_hypothesis(explanation=one_third.explanations[0], slug="power-2")
    make_published_verdict(hypothesis=one_third.hypotheses[0], state=one_third.states[0], verdict=Verdict.YES)

    assert cell(one_third.study).published is None


def test_headline_counts_cells_to_which_a_theory_speaks_and_inferred_links(one_third: SmallStudy) -> None:
    study, (north, south) = one_third.study, one_third.states
    power, memory = one_third.explanations
    make_not_applicable(hypothesis=one_third.hypotheses[0], state=south)
    make_published_verdict(explanation=power, state=north, verdict=Verdict.YES)
    make_published_verdict(explanation=power, state=south, verdict=Verdict.NOT_APPLICABLE)
    make_published_verdict(explanation=memory, state=north, verdict=Verdict.NO)
    Assessment.objects.filter(passage=one_third.passages[0]).update(basis="stated")

    line = congruence_table(study).headline

    assert (line.n_agreeing, line.n_spoken_to) == (1, 2)
    assert (line.n_agreeing_with_not_applicable, line.n_published) == (2, 3)
    assert (line.n_inferred, line.n_assessments) == (1, 2)


def test_unknown_cell_is_an_error(small_study: SmallStudy) -> None:
    with pytest.raises(KeyError):
        congruence_table(small_study.study).cell("power", "west")
