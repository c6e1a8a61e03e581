"""What the database adds up equals scoring's definition, on both engines, to the last bit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.choices import Grade
from hypotheses.choices import By
from hypotheses.models import Adjudication, Assessment
from hypotheses.queries.counted import counted_assessments
from hypotheses.queries.judgements import judgements_of, rulings_of
from hypotheses.queries.layout import table_layout
from hypotheses.queries.scale import Scale
from hypotheses.queries.settings import rule_of
from hypotheses.queries.tallies import tallies
from hypotheses.reports import congruence_table
from hypotheses.scoring.congruence import tally_cells
from hypotheses.scoring.rule import Rule
from hypotheses.selection import Selection
from tests.conftest import SmallStudy
from tests.factories import make_adjudication, make_assessment, make_coder, make_passage
from tests.unit.hypotheses.queries.random_studies import Evidence, evidence, store

selections = st.sampled_from(
    [Selection(), Selection(coders=("c0", "c1")), Selection(source_classes=("internal", "scholarship"))]
)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(given_evidence=evidence(), by=st.sampled_from(list(By)), selection=selections)
def test_sql_adds_up_what_the_definition_does(given_evidence: Evidence, by: By, selection: Selection) -> None:
    with transaction.atomic():
        study = store(given_evidence)
        rule, layout = rule_of(study), table_layout(study, by)
        counted = counted_assessments(study, selection)
        with_rulings = not selection.coders

        added_up = tallies(counted, study, layout, rule, by, with_rulings=with_rulings)

        rulings = list(rulings_of(counted, study)) if with_rulings else []
        assert added_up == tally_cells(layout.terms, judgements_of(counted, study, rule), rulings, rule, by)
        transaction.set_rollback(True)


def test_a_table_takes_as_many_statements_for_eleven_passages_as_for_one(small_study: SmallStudy) -> None:
    study, prediction = small_study.study, small_study.predictions[0]
    make_assessment(prediction=prediction, passage=small_study.passages[0], coder=small_study.coders[0])
    with CaptureQueriesContext(connection) as for_one:
        congruence_table(study)
    for _ in range(10):
        passage = make_passage(study=study, document=small_study.documents[0])
        make_assessment(prediction=prediction, passage=passage, coder=small_study.coders[0])

    with CaptureQueriesContext(connection) as for_eleven:
        congruence_table(study)

    assert len(for_eleven) == len(for_one)


def test_a_study_without_evidence_has_cells_without_scores(small_study: SmallStudy) -> None:
    table = congruence_table(small_study.study)

    cell = table.cell("power", "north")
    assert (cell.result.score, cell.result.coverage, cell.result.n_tested) == (None, Fraction(0), 0)


def test_a_filter_that_nothing_passes_gives_cells_without_scores(small_study: SmallStudy) -> None:
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )

    table = congruence_table(small_study.study, selection=Selection(coders=("second",)))

    assert table.cell("power", "north").result.score is None


def test_numbers_too_large_for_the_database_are_added_up_row_by_row(small_study: SmallStudy) -> None:
    for n in range(2):
        make_assessment(
            prediction=small_study.predictions[0],
            passage=small_study.passages[0],
            coder=small_study.coders[n],
            strength=3 - n,
        )
    study = small_study.study
    counted, layout = counted_assessments(study, Selection()), table_layout(study, By.EXPLANATION)
    primes = (999_983, 999_979, 999_961, 999_959, 999_953)
    rule = Rule(grades={grade: 1 - Fraction(1, prime) for grade, prime in zip(Grade, primes, strict=True)})

    found = tallies(counted, study, layout, rule, By.EXPLANATION, with_rulings=True)

    assert not Scale.of(rule, [2]).fits
    assert found["power", "north"].predictions[0].support == rule.grades["A"] * rule.directness[
        ""
    ] * Fraction(5, 6)


def test_more_coders_than_small_numbers_have_in_common_are_averaged_exactly(small_study: SmallStudy) -> None:
    for n in range(14):
        coder = make_coder(study=small_study.study, slug=f"c{n}")
        make_assessment(
            prediction=small_study.predictions[0],
            passage=small_study.passages[0],
            coder=coder,
            strength=3 if n else 1,
        )

    table = congruence_table(small_study.study)

    assert table.cell("power", "north").result.support == Fraction(13 * 3 + 1, 14 * 3)


def test_a_ruling_stands_in_for_the_coders_but_not_for_chosen_coders(small_study: SmallStudy) -> None:
    unit = {"prediction": small_study.predictions[0], "passage": small_study.passages[0]}
    make_assessment(**unit, coder=small_study.coders[0], strength=3)
    make_adjudication(**unit, ruled_by=small_study.coders[1], direction="contradicts", strength=3)

    everybody = congruence_table(small_study.study).cell("power", "north")
    first_alone = congruence_table(small_study.study, selection=Selection(coders=("first",))).cell(
        "power", "north"
    )

    assert (everybody.result.support, everybody.result.contradiction) == (0, 1)
    assert (first_alone.result.support, first_alone.result.contradiction) == (1, 0)
    assert Assessment.objects.count() == Adjudication.objects.count() == 1
