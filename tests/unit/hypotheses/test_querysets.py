"""Tests of the questions a historian asks of assessments. Who sees what: tests/contracts."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.choices import SourceClass
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment
from tests.factories import (
    make_assessment,
    make_coder,
    make_collection,
    make_document,
    make_holding,
    make_passage,
    make_study,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "counted"),
    [
        pytest.param(AssessmentStatus.DRAFT, False, id="draft"),
        pytest.param(AssessmentStatus.SUBMITTED, True, id="submitted"),
        pytest.param(AssessmentStatus.SUPERSEDED, False, id="superseded"),
        pytest.param(AssessmentStatus.WITHDRAWN, False, id="withdrawn"),
    ],
)
def test_only_submitted_assessments_count(status: AssessmentStatus, counted: bool) -> None:
    assessment = make_assessment(status=status)

    assert (assessment in Assessment.objects.counted()) is counted


def test_archive_filters_follow_the_copies_of_the_document() -> None:
    collection = make_collection()
    held, homeless = make_document(), make_document()
    make_holding(document=held, collection=collection)
    on_held, on_homeless = (
        make_assessment(passage=make_passage(document=document)) for document in (held, homeless)
    )

    archive = [collection.archive.slug]

    assert list(Assessment.objects.held_in(archive)) == [on_held]
    assert list(Assessment.objects.held_beyond(archive)) == [on_homeless]


def test_source_classes_are_those_of_the_document() -> None:
    memoir = make_document(source_class=SourceClass.MEMOIR)
    on_memoir = make_assessment(passage=make_passage(document=memoir))
    make_assessment()

    assert list(Assessment.objects.of_source_classes([SourceClass.MEMOIR])) == [on_memoir]


def test_coder_filter_goes_by_short_name() -> None:
    study = make_study()
    hers = make_assessment(coder=make_coder(study=study, slug="her"))
    make_assessment(coder=make_coder(study=study, slug="him"))

    assert list(Assessment.objects.by_coders(["her"])) == [hers]


def test_date_range_goes_by_what_the_passage_refers_to() -> None:
    inside = make_assessment(passage=make_passage(refers_to="1953"))
    outside = make_assessment(passage=make_passage(refers_to="1954"))
    undated = make_assessment()

    found = Assessment.objects.referring_within(date(1953, 1, 1), date(1953, 12, 31))

    assert list(found) == [inside]
    assert list(Assessment.objects.undated()) == [undated]
    assert outside not in found
