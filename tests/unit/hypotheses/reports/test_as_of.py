"""The table recomputed from history: as of now it is the table, as of then it is what it was then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.choices import Access, SourceClass
from evidence.models import Appraisal, Cluster, Coder, Document, Passage, Study
from evidence.tables import FORMATS
from hypotheses.choices import AssessmentStatus, By, TestType
from hypotheses.exports.congruence import export
from hypotheses.models import (
    Adjudication,
    Assessment,
    Explanation,
    Hypothesis,
    Prediction,
    ScoringSettings,
    State,
)
from hypotheses.reports import CongruenceTable, congruence_table
from hypotheses.selection import Selection
from tests.conftest import SmallStudy
from tests.factories import make_assessment
from tests.unit.hypotheses.queries.random_studies import Evidence, evidence, store

SELECTIONS = (Selection(), Selection(coders=("c0", "c1")), Selection(source_classes=("internal", "memoir")))
KINDS: tuple[Any, ...] = (
    Study,
    ScoringSettings,
    State,
    Explanation,
    Hypothesis,
    Prediction,
    Coder,
    Cluster,
    Document,
    Appraisal,
    Passage,
    Assessment,
    Adjudication,
)
slow = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def remember_everything() -> None:
    """Write the first records of rows that were stored in bulk."""
    for kind in KINDS:
        kind.history.bulk_history_create(list(kind.objects.all()), batch_size=500)


def tables(study: Study, **asked: Any) -> list[CongruenceTable]:
    """The study's tables of both forms, whole and narrowed."""
    return [
        replace(congruence_table(study, by=by, selection=selection, **asked), as_of=None)
        for by in By
        for selection in SELECTIONS
    ]


CHANGES = st.lists(
    st.sampled_from(["grade", "cluster", "withdraw", "ruling", "restrict", "class", "rule", "prediction", "title"]),
    unique=True,
)  # fmt: skip


def change(study: Study, what: str) -> None:
    """Change one thing of a random study, as people do: row by row, with history."""
    if what == "grade":
        Appraisal.objects.all().delete()
    if what == "cluster":
        for passage in Passage.objects.all()[:3]:
            passage.cluster = Cluster.objects.first()
            passage.save()
    if what == "withdraw":
        for assessment in Assessment.objects.filter(status=AssessmentStatus.SUBMITTED)[:5]:
            assessment.status = AssessmentStatus.SUPERSEDED
            assessment.save()
    if what == "ruling":
        Adjudication.objects.all().delete()
    if what == "restrict":
        change_all(Document, access=Access.RESTRICTED)
    if what == "class":
        change_all(Document, source_class=SourceClass.MEMOIR)
    if what == "rule":
        change_all(ScoringSettings, minimum_clusters=1, discount=0)
    if what == "prediction":
        change_all(Prediction, test_type=TestType.HOOP)
    if what == "title":
        change_all(State, name="Elsewhere", position=7)
        change_all(Study, title="Another title")


def change_all(kind: Any, **values: Any) -> None:
    """Give every row of a kind these values."""
    for row in kind.objects.all():
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


@pytest.mark.django_db
@slow
@given(given_evidence=evidence(), changes=CHANGES)
def test_the_table_of_then_is_what_it_was_and_that_of_now_what_it_is(
    given_evidence: Evidence, changes: list[str]
) -> None:
    with transaction.atomic():
        study = store(given_evidence)
        remember_everything()
        before, then = tables(study), timezone.now()
        for what in changes:
            change(study, what)
        study.refresh_from_db()

        assert tables(study, as_of=then) == before
        assert tables(study, as_of=timezone.now()) == tables(study)
        transaction.set_rollback(True)


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "json"])
def test_an_export_of_the_past_is_that_of_then_byte_for_byte(
    small_study: SmallStudy, format_name: str
) -> None:
    assessment = make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )
    before, then = export(congruence_table(small_study.study), format_name), timezone.now()
    small_study.study.title = "Another title"
    small_study.study.save()
    assessment.delete()

    assert export(congruence_table(small_study.study, as_of=then), format_name) == before
    assert export(congruence_table(small_study.study), format_name) != before


def test_a_study_that_was_not_there_yet_has_no_table(small_study: SmallStudy) -> None:
    begun = small_study.study.history.get().history_date

    with pytest.raises(Study.DoesNotExist):
        congruence_table(small_study.study, as_of=begun - (timezone.now() - begun))
