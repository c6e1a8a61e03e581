"""Passages that bring their assessments with them: `?include=assessments`."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from evidence.choices import Access, Role
from evidence.models import Coder, Study
from hypotheses.choices import AssessmentStatus
from tests.factories import (
    make_archivist,
    make_assessment,
    make_coder,
    make_document,
    make_member,
    make_membership,
    make_passage,
    make_study,
    make_user,
)
from tests.integration.api.faults import messages
from tests.integration.api.rows import make_full_passage, make_public_study, rows

pytestmark = pytest.mark.django_db


def make_judged(study: Study) -> None:
    """Passages of an open and a restricted document, each with a judgement of two coders and a draft of one."""
    drafting = make_coder(study=study, user=make_user(username=f"drafting-{study.slug}"))
    for access in (Access.OPEN, Access.RESTRICTED):
        passage = make_passage(study=study, document=make_document(access=access))
        make_assessment(passage=passage, coder=drafting)
        make_assessment(passage=passage, coder=make_coder(study=study))
        make_assessment(passage=passage, coder=drafting, status=AssessmentStatus.DRAFT)
    make_passage(study=study, document=passage.document)


def client_of(person: str, closed: Study) -> Client:
    """A client in the hands of somebody of this sort."""
    client = Client()
    if person == "anonymous":
        return client
    if person == "drafting":
        user = Coder.objects.get(study=closed, user__isnull=False).user
        make_membership(study=closed, user=user)
    elif person == "superuser":
        user = make_user(is_superuser=True)
    elif person == "stranger":
        user = make_user()
    elif person == "archivist":
        user = make_archivist()
        make_membership(study=closed, user=user)
    else:
        user = make_member(closed, Role.READER)
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("person", "n"),
    [
        ("anonymous", 2),
        ("stranger", 2),
        ("member", 4),
        ("drafting", 5),
        ("archivist", 8),
        ("superuser", 8),
    ],
)
def test_passages_bring_the_assessments_that_their_own_list_shows_the_same_person(
    person: str, n: int
) -> None:
    closed = make_study(slug="closed")
    make_judged(make_public_study("open"))
    make_judged(closed)
    client = client_of(person, closed)

    included = {
        (row["study"], row["key"]): row["assessments"]
        for row in rows(client, "passages", include="assessments")
    }

    listed: dict[Any, list[Any]] = {key: [] for key in included}
    for row in rows(client, "assessments"):
        listed[row["study"], row["passage"]].append(row)
    assert included == listed
    assert sum(map(len, included.values())) == n


def test_passage_is_otherwise_what_it_is_without(reader: Client) -> None:
    make_full_passage(make_public_study("small"))
    (alone,) = rows(reader, "passages")

    (row,) = rows(reader, "passages", include="assessments")

    assert list(row.items()) == [*alone.items(), ("assessments", [])]


def test_what_is_included_comes_beside_the_fields_chosen(reader: Client) -> None:
    passage = make_assessment(study=make_public_study("small")).passage

    (row,) = rows(reader, "passages", include="assessments", fields="key")

    assert list(row) == ["key", "assessments"]
    assert [each["passage"] for each in row["assessments"]] == [passage.key]


def test_next_page_brings_them_too(reader: Client) -> None:
    study = make_public_study("small")
    for _ in range(2):
        make_assessment(study=study)

    first = reader.get("/api/v1/passages/", {"include": "assessments", "page_size": 1}).json()
    second = reader.get(first["next"]).json()

    assert [len(row["assessments"]) for page in (first, second) for row in page["results"]] == [1, 1]


def test_eleven_assessed_passages_take_as_many_queries_as_one(reader: Client) -> None:
    study = make_public_study("small")

    def n_queries() -> int:
        make_assessment(passage=make_full_passage(study))
        with CaptureQueriesContext(connection) as queries:
            rows(reader, "passages", include="assessments")
        return len(queries)

    for_one = n_queries()
    for _ in range(9):
        make_assessment(passage=make_full_passage(study))

    assert n_queries() == for_one


@pytest.mark.parametrize("asked", ["judgements", "", "assessments,", "Assessments", "\0", "日本"])
def test_unknown_inclusion_is_refused_with_what_there_is(reader: Client, asked: str) -> None:
    response = reader.get("/api/v1/passages/", {"include": asked})

    assert response.status_code == 400
    (fault,) = response.json()["include"]
    named = asked.split(",")[-1].strip()
    assert fault == {
        "message": f"There is nothing to include that is called “{named}”. Known here: assessments.",
        "code": "unknown",
    }


def test_inclusion_is_refused_where_nothing_can_be_included(reader: Client) -> None:
    passage = make_passage(study=make_public_study("small"))

    for address in ("/api/v1/codings/", "/api/v1/studies/", f"/api/v1/passages/{passage.pk}/"):
        response = reader.get(address, {"include": "assessments"})

        assert response.status_code == 400
        assert messages(response.json())["include"][0].startswith("There is no such filter.")


def test_inclusion_given_twice_is_refused(reader: Client) -> None:
    response = reader.get("/api/v1/passages/", {"include": ["assessments", "assessments"]})

    assert response.status_code == 400
    assert messages(response.json()) == {"include": ["This can be given once only, and was given 2 times."]}


def test_schema_tells_of_what_passages_bring_in_their_list_alone() -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    listed, alone = (schema["paths"][f"/api/v1/passages/{which}"]["get"] for which in ("", "{id}/"))
    page = schema["components"]["schemas"]["PaginatedPassageList"]["properties"]["results"]["items"]

    (asked,) = [each for each in listed["parameters"] if each["name"] == "include"]
    assert asked["schema"]["items"]["enum"] == ["assessments"]
    assert "include" not in [each["name"] for each in alone["parameters"]]
    plain, more = page["allOf"]
    assert plain == {"$ref": "#/components/schemas/Passage"}
    assert more["properties"]["assessments"]["items"] == {"$ref": "#/components/schemas/Assessment"}
