"""What all lists of the API have in common: their cost, their pages, and the root that names them."""

from __future__ import annotations

import base64

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import Role
from tests.factories import make_archive, make_member, make_study
from tests.integration.api.faults import messages
from tests.integration.api.rows import KNOWN_BY, MAKERS, names, rows


def n_queries(client: Client, resource: str) -> int:
    """How many queries the whole list takes."""
    with CaptureQueriesContext(connection) as queries:
        rows(client, resource)
    return len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize("resource", MAKERS)
def test_list_takes_as_many_queries_for_eleven_rows_as_for_one(client: Client, resource: str) -> None:
    study = make_study()
    client.force_login(make_member(study, Role.READER))
    MAKERS[resource](study)
    rows(client, resource)  # Django remembers the kinds of row that it has once looked up
    for_one = n_queries(client, resource)

    for _ in range(10):
        MAKERS[resource](study)

    assert len(rows(client, resource)) >= 11
    assert n_queries(client, resource) == for_one


@pytest.mark.django_db
def test_root_names_every_list(client: Client) -> None:
    assert set(client.get("/api/v1/").json()) == set(KNOWN_BY)


@pytest.mark.django_db
def test_record_links_to_itself(client: Client) -> None:
    study = make_study()
    client.force_login(make_member(study))
    for make in MAKERS.values():
        make(study)

    shown = {resource: rows(client, resource)[0] for resource in KNOWN_BY}
    alone = {resource: client.get(row["link"]).json() for resource, row in shown.items()}
    more = {resource: set(record) - set(shown[resource]) for resource, record in alone.items()}

    assert {name: {field: alone[name][field] for field in row} for name, row in shown.items()} == shown
    assert {resource: fields for resource, fields in more.items() if fields} == {"documents": {"neighbours"}}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_studies_are_only_read(client: Client, method: str) -> None:
    study = make_study()
    client.force_login(make_member(study))

    response = getattr(client, method)(f"/api/v1/studies/{study.slug}/")

    assert response.status_code == 405


@pytest.mark.django_db
def test_pages_hand_out_each_row_once(client: Client) -> None:
    slugs = [make_archive().slug for _ in range(5)]
    client.force_login(make_member())
    address, found = "/api/v1/archives/?page_size=2", []

    while address:
        page = client.get(address).json()
        found += [row["slug"] for row in page["results"]]
        address = page["next"]

    assert found == slugs


@pytest.mark.django_db
@pytest.mark.parametrize("size", ["0", "501", "-1", "many", "1e2", "", "٣"])
def test_impossible_page_size_is_refused(client: Client, size: str) -> None:
    response = client.get("/api/v1/studies/", {"page_size": size})

    assert response.status_code == 400
    assert messages(response.json()) == {
        "page_size": [f"“{size}” is no page size. Give a whole number from 1 to 500."]
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("xx", id="no-base64"),
        pytest.param("日本", id="not-ascii"),
        pytest.param(base64.b64encode(b"p=abc").decode(), id="position-is-no-key"),
        pytest.param(base64.b64encode(b"o=-1").decode(), id="offset-below-nought"),
    ],
)
def test_broken_cursor_is_refused(client: Client, cursor: str) -> None:
    response = client.get("/api/v1/studies/", {"cursor": cursor})

    assert response.status_code == 400
    assert list(response.json()) == ["cursor"]


@pytest.mark.django_db
def test_cursor_beyond_all_keys_ends_the_list(client: Client) -> None:
    cursor = base64.b64encode(b"p=" + b"9" * 30).decode()

    assert names(client, "studies", cursor=cursor) == set()
