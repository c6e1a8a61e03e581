"""What documents, passages and codings can be narrowed by that only assessments, grades and codes know."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Access, Grade, Role, SourceClass
from evidence.models import Study
from hypotheses.choices import AssessmentStatus, Direction
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_code,
    make_coder,
    make_coding,
    make_document,
    make_explanation,
    make_hypothesis,
    make_member,
    make_passage,
    make_prediction,
    make_state,
    make_study,
    make_user,
)
from tests.integration.api.rows import held_in, make_public_study, names

Query = dict[str, str | list[str]]


@pytest.fixture
def study(db: None) -> Study:
    """Two states; a telegram of grade E that supports for Japan and contradicts for Korea, and an unassessed memoir."""
    study = make_public_study("small")
    hypothesis = make_hypothesis(
        study=study, slug="claim", explanation=make_explanation(study=study, slug="theory")
    )
    coder = make_coder(study=study, slug="first")
    telegram = held_in(make_document(key="telegram", date_edtf="1953"), "frus")
    make_appraisal(study=study, document=telegram, grade=Grade.E)
    passage = make_passage(study=study, key="telegram", document=telegram)
    for state, direction in (("japan", Direction.SUPPORTS), ("korea", Direction.CONTRADICTS)):
        make_assessment(
            prediction=make_prediction(
                hypothesis=hypothesis, state=make_state(study=study, slug=state), key=state
            ),
            passage=passage,
            coder=coder,
            direction=direction,
            strength=2,
        )
    memoir = make_document(key="memoir", source_class=SourceClass.MEMOIR)
    unassessed = make_passage(study=study, key="memoir", document=memoir)
    make_document(key="unused")
    for each in (passage, unassessed):
        make_coding(
            passage=each, code=make_code(study=study, slug=f"on-{each.key}"), coder=make_coder(study=study)
        )
    return study


BEARING: list[tuple[Query, set[str]]] = [
    ({"state": "japan"}, {"telegram"}),
    ({"explanation": "theory"}, {"telegram"}),
    ({"hypothesis": "claim"}, {"telegram"}),
    ({"prediction": ["japan", "korea"]}, {"telegram"}),
    ({"direction": "supports"}, {"telegram"}),
    ({"direction": "neutral"}, set()),
    ({"strength": ["1", "2"]}, {"telegram"}),
    ({"strength": "3"}, set()),
    ({"status": "submitted"}, {"telegram"}),
    ({"assessed_by": "first"}, {"telegram"}),
    ({"state": "japan", "direction": "contradicts"}, set()),
    ({"state": "korea", "direction": "contradicts"}, {"telegram"}),
    ({"study": "small", "grade": "E"}, {"telegram"}),
    ({"study": "small", "grade": "D"}, {"memoir"}),
    ({"study": "small", "grade": ["D", "E"]}, {"telegram", "memoir"}),
    ({"collection": "frus"}, {"telegram"}),
    ({"source_class": "memoir"}, {"memoir"}),
    ({"study": "small"}, {"telegram", "memoir"}),
]


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize("resource", ["documents", "passages"])
@pytest.mark.parametrize(("query", "found"), BEARING)
def test_documents_and_passages_by_what_they_bear_on(
    reader: Client, resource: str, query: Query, found: set[str]
) -> None:
    assert names(reader, resource, **query) == found


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "japan"}, {"telegram"}),
        ({"state": "japan", "direction": "contradicts"}, set()),
        ({"document": "memoir"}, {"memoir"}),
        ({"archive": "frus"}, {"telegram"}),
        ({"collection": "frus"}, {"telegram"}),
        ({"grade": "D"}, {"memoir"}),
        ({"refers_from": "1953", "refers_to_date": "1953"}, {"telegram"}),
    ],
)
def test_codings_by_their_passage(reader: Client, query: Query, found: set[str]) -> None:
    assert names(reader, "codings", **query) == found


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"document": "telegram"}, {"telegram"}),
        ({"document": "memoir"}, set()),
        ({"collection": "frus"}, {"telegram"}),
        ({"refers_from": "1954"}, set()),
        ({"refers_from": "1953", "refers_to_date": "1953-12-31"}, {"telegram"}),
        ({"refers_to_date": "1953-12-30"}, set()),
    ],
)
def test_assessments_by_where_they_stand_and_of_what_they_speak(
    reader: Client, query: Query, found: set[str]
) -> None:
    assert names(reader, "assessments", **query) == found


@pytest.mark.usefixtures("study")
def test_passages_by_code(reader: Client) -> None:
    assert names(reader, "passages", code="on-memoir") == {"memoir"}


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize("query", [{"grade": "A"}, {"grade": "A", "study": ["small", "large"]}])
def test_grade_of_a_document_needs_the_one_study_that_gave_it(reader: Client, query: Query) -> None:
    make_public_study("large")

    response = reader.get("/api/v1/documents/", query)

    assert response.status_code == 400
    assert list(response.json()) == ["grade"]


def test_grades_of_another_study_say_nothing(reader: Client, study: Study) -> None:
    large = make_public_study("large")
    make_passage(study=large, key="again", document=study.passage_set.get(key="telegram").document)

    assert names(reader, "passages", grade="E") == {"telegram"}
    assert names(reader, "documents", study="large", grade="E") == set()


def test_draft_of_somebody_else_finds_nothing(client: Client, study: Study) -> None:
    writing = make_user()
    client.force_login(make_user())
    make_assessment(
        study=study,
        passage=study.passage_set.get(key="memoir"),
        coder=make_coder(study=study, user=writing),
        direction=Direction.NEUTRAL,
        strength=None,
        status=AssessmentStatus.DRAFT,
    )

    assert names(client, "passages", direction="neutral") == set()
    client.force_login(writing)
    assert names(client, "passages", direction="neutral") == {"memoir"}


@pytest.mark.django_db
@pytest.mark.parametrize("resource", ["documents", "passages", "codings", "assessments"])
@pytest.mark.parametrize("name", ["study", "state", "explanation", "hypothesis", "prediction"])
def test_names_of_a_closed_study_are_unknown(client: Client, resource: str, name: str) -> None:
    closed = make_study(slug="secret")
    explanation = make_explanation(study=closed, slug="secret")
    hypothesis = make_hypothesis(explanation=explanation, slug="secret")
    make_prediction(hypothesis=hypothesis, state=make_state(study=closed, slug="secret"), key="secret")
    client.force_login(make_user())

    real = client.get(f"/api/v1/{resource}/", {name: "secret"})
    invented = client.get(f"/api/v1/{resource}/", {name: "invented"})

    assert real.status_code == invented.status_code == 400
    assert real.content.decode() == invented.content.decode().replace("invented", "secret")


@pytest.mark.django_db
def test_restricted_document_is_in_no_filtered_list(client: Client) -> None:
    study = make_study()
    client.force_login(make_member(study, Role.READER))
    hidden = make_document(key="hidden", access=Access.RESTRICTED)
    passage = make_passage(study=study, document=hidden)
    make_assessment(study=study, passage=passage, direction=Direction.SUPPORTS, strength=3)
    since = "2000-01-01T00:00:00Z"

    for resource in ("documents", "passages", "assessments"):
        for query in (
            {"direction": "supports"},
            {"study": study.slug, "grade": "A"},
            {"changed_since": since},
        ):
            assert names(client, resource, **query) == set()
