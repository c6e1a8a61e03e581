"""Tests of assessments and rulings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Assessment
from tests.factories import make_adjudication, make_assessment, make_passage, make_prediction

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_ago() -> datetime:
    return timezone.now() - timedelta(days=30)


@pytest.fixture
def assessment(long_ago: datetime) -> Assessment:
    """A judgement that was submitted a month ago."""
    made = make_assessment(direction=Direction.SUPPORTS, strength=2, rationale="It says so.")
    made.submitted_at = long_ago
    made.save()
    return made


def test_submitted_assessment_notes_the_moment() -> None:
    before = timezone.now()

    submitted = make_assessment().submitted_at

    assert submitted is not None
    assert before <= submitted <= timezone.now()


def test_draft_has_no_moment_of_submission() -> None:
    assert make_assessment(status=AssessmentStatus.DRAFT).submitted_at is None


def test_draft_that_is_submitted_gets_its_moment() -> None:
    draft = make_assessment(status=AssessmentStatus.DRAFT)
    draft.status = AssessmentStatus.SUBMITTED

    draft.full_clean()

    assert draft.submitted_at is not None


def test_assessment_taken_back_to_draft_loses_its_moment(assessment: Assessment) -> None:
    assessment.status = AssessmentStatus.DRAFT

    assessment.full_clean()

    assert assessment.submitted_at is None


@pytest.mark.parametrize("status", [AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN])
def test_assessment_that_no_longer_counts_keeps_its_moment(
    assessment: Assessment, long_ago: datetime, status: AssessmentStatus
) -> None:
    assessment.status = status

    assessment.full_clean()
    assessment.save()

    assert assessment.submitted_at == long_ago


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda row: {"direction": Direction.CONTRADICTS}, id="direction"),
        pytest.param(lambda row: {"strength": 3}, id="strength"),
        pytest.param(lambda row: {"prediction": make_prediction(study=row.study)}, id="prediction"),
        pytest.param(lambda row: {"passage": make_passage(study=row.study)}, id="passage"),
    ],
)
def test_judging_otherwise_is_a_new_submission(
    assessment: Assessment, long_ago: datetime, change: Callable[[Assessment], dict[str, Any]]
) -> None:
    for name, value in change(assessment).items():
        setattr(assessment, name, value)

    assessment.full_clean()

    assert assessment.submitted_at is not None
    assert assessment.submitted_at > long_ago


def test_mending_the_reason_is_no_new_submission(assessment: Assessment, long_ago: datetime) -> None:
    assessment.rationale = "It says so on p. 493."

    assessment.full_clean()

    assert assessment.submitted_at == long_ago


def test_earlier_judgements_of_a_coder_may_pile_up_beside_the_one_that_counts(assessment: Assessment) -> None:
    same = {"prediction": assessment.prediction, "passage": assessment.passage, "coder": assessment.coder}

    for status in (AssessmentStatus.SUPERSEDED, AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN):
        make_assessment(**same, status=status)
    make_assessment(**same, status=AssessmentStatus.DRAFT)

    assert Assessment.objects.filter(**same).count() == 5
    assert list(Assessment.objects.filter(**same).counted()) == [assessment]


def test_two_coders_may_assess_one_passage_on_one_prediction(assessment: Assessment) -> None:
    other = make_assessment(prediction=assessment.prediction, passage=assessment.passage)

    assert other.coder != assessment.coder


def test_assessment_reads_as_a_sentence() -> None:
    passage, prediction = make_passage(key="E001"), None
    prediction = make_prediction(study=passage.study, key="PP-US-1")

    strong = make_assessment(passage=passage, prediction=prediction, strength=3)
    neutral = make_assessment(passage=passage, prediction=prediction, direction=Direction.NEUTRAL)
    ruling = make_adjudication(passage=passage, prediction=prediction)

    assert str(strong) == "E001 supports PP-US-1 (3)"
    assert str(neutral) == "E001 neutral PP-US-1"
    assert str(ruling) == "E001 contradicts PP-US-1 (ruling)"
