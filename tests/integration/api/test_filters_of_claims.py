"""What the lists of the hypotheses app can be narrowed by: each filter at least once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from evidence.choices import Grade, SourceClass
from hypotheses.choices import AssessmentStatus, Basis, Direction, TestType
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_coder,
    make_document,
    make_explanation,
    make_hypothesis,
    make_passage,
    make_prediction,
    make_state,
)
from tests.integration.api.rows import held_in, make_public_study, names

Query = dict[str, str | list[str]]


@pytest.fixture
def claims(db: None) -> SimpleNamespace:
    """Two studies of one state, explanation, hypothesis and prediction each, all called after their study."""
    predictions = {}
    for name, test_type in (("small", TestType.HOOP), ("large", TestType.STRAW)):
        own = {"study": make_public_study(name), "slug": name}
        predictions[name] = make_prediction(
            hypothesis=make_hypothesis(explanation=make_explanation(**own), **own),
            state=make_state(**own),
            key=name,
            test_type=test_type,
        )
    return SimpleNamespace(**predictions)


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("resource", "query"),
    [
        pytest.param("states", {"study": "small"}, id="states-of-a-study"),
        pytest.param("explanations", {"study": "small"}, id="explanations-of-a-study"),
        pytest.param("hypotheses", {"study": "small"}, id="hypotheses-of-a-study"),
        pytest.param("hypotheses", {"explanation": "small"}, id="hypotheses-of-an-explanation"),
        pytest.param("predictions", {"study": "small"}, id="predictions-of-a-study"),
        pytest.param("predictions", {"state": "small"}, id="predictions-for-a-state"),
        pytest.param("predictions", {"explanation": "small"}, id="predictions-of-an-explanation"),
        pytest.param("predictions", {"hypothesis": "small"}, id="predictions-of-a-hypothesis"),
        pytest.param("predictions", {"test_type": "hoop"}, id="predictions-of-a-test-type"),
    ],
)
def test_claims_by(reader: Client, resource: str, query: Query) -> None:
    assert names(reader, resource, **query) == {"small"}


@pytest.fixture
def assessments(claims: SimpleNamespace) -> None:
    """A graded telegram that supports, an ungraded memoir that contradicts, and one in another study."""
    small, large = claims.small.study, claims.large.study
    telegram = held_in(make_document(), "frus")
    make_appraisal(study=small, document=telegram, grade=Grade.E)
    make_assessment(
        prediction=claims.small,
        passage=make_passage(study=small, key="telegram", document=telegram),
        coder=make_coder(study=small, slug="first"),
        strength=3,
        basis=Basis.STATED,
    )
    make_assessment(
        prediction=claims.small,
        passage=make_passage(
            study=small, key="memoir", document=make_document(source_class=SourceClass.MEMOIR)
        ),
        direction=Direction.CONTRADICTS,
        strength=1,
        status=AssessmentStatus.WITHDRAWN,
    )
    make_assessment(
        prediction=claims.large, passage=make_passage(study=large, key="elsewhere", document=telegram)
    )


@pytest.mark.usefixtures("assessments")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"study": "large"}, {"elsewhere"}, id="study"),
        pytest.param({"state": "large"}, {"elsewhere"}, id="state"),
        pytest.param({"explanation": "large"}, {"elsewhere"}, id="explanation"),
        pytest.param({"hypothesis": "large"}, {"elsewhere"}, id="hypothesis"),
        pytest.param({"prediction": "small"}, {"telegram", "memoir"}, id="prediction"),
        pytest.param({"passage": "memoir"}, {"memoir"}, id="passage"),
        pytest.param({"archive": "frus"}, {"telegram", "elsewhere"}, id="archive"),
        pytest.param({"source_class": "memoir"}, {"memoir"}, id="source-class"),
        pytest.param({"coder": "first"}, {"telegram"}, id="coder"),
        pytest.param({"direction": "contradicts"}, {"memoir"}, id="direction"),
        pytest.param({"strength": ["1", "3"]}, {"telegram", "memoir"}, id="any-of-two-strengths"),
        pytest.param({"basis": "stated"}, {"telegram"}, id="basis"),
        pytest.param({"status": "withdrawn"}, {"memoir"}, id="status"),
        pytest.param({"grade": "E"}, {"telegram"}, id="grade-given-by-the-study"),
        pytest.param({"grade": "D"}, {"memoir"}, id="grade-of-the-source-class"),
        pytest.param({"grade": "A"}, {"elsewhere"}, id="grade-is-each-study's-own"),
    ],
)
def test_assessments_by(reader: Client, query: Query, found: set[str]) -> None:
    assert names(reader, "assessments", **query) == found
