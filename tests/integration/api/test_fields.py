"""Lists and records with some of their fields only."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_archive, make_document, make_passage
from tests.integration.api.rows import KNOWN_BY, MAKERS, make_public_study, rows


@pytest.mark.parametrize("resource", KNOWN_BY)
def test_each_field_alone_is_what_it_is_among_all(reader: Client, resource: str) -> None:
    MAKERS[resource](make_public_study("small"))
    whole = rows(reader, resource)

    for field in whole[0]:
        assert rows(reader, resource, fields=field) == [{field: row[field]} for row in whole]


@pytest.mark.parametrize("resource", KNOWN_BY)
def test_record_takes_the_same_fields_as_its_list(reader: Client, resource: str) -> None:
    MAKERS[resource](make_public_study("small"))
    (row, *_) = rows(reader, resource)
    known_by = KNOWN_BY[resource]

    assert reader.get(row["link"], {"fields": f"link,{known_by}"}).json() == {
        "link": row["link"],
        known_by: row[known_by],
    }


def test_fields_come_in_the_order_of_the_record_and_each_once(reader: Client) -> None:
    archive = make_archive(name="Foreign Relations")

    (row,) = rows(reader, "archives", fields="name, slug,name")

    assert list(row.items()) == [("slug", archive.slug), ("name", "Foreign Relations")]


def test_neighbours_are_a_field_of_a_document_alone(reader: Client) -> None:
    document = make_document()

    alone = reader.get(f"/api/v1/documents/{document.key}/", {"fields": "neighbours"})
    listed = reader.get("/api/v1/documents/", {"fields": "neighbours"})

    assert alone.json() == {"neighbours": []}
    assert listed.status_code == 400


@pytest.mark.parametrize("fields", ["titel", "", "slug,", "slug;name", "SLUG", "pk", "slug,\0", "日本"])
def test_unknown_field_is_refused_with_those_that_there_are(reader: Client, fields: str) -> None:
    archive = make_archive()

    for address in ("/api/v1/archives/", f"/api/v1/archives/{archive.slug}/"):
        response = reader.get(address, {"fields": fields})

        assert response.status_code == 400
        assert list(response.json()) == ["fields"]
        assert "native_name" in response.content.decode()


def test_fields_given_twice_are_refused(reader: Client) -> None:
    response = reader.get("/api/v1/archives/", {"fields": ["slug", "name"]})

    assert response.status_code == 400
    assert list(response.json()) == ["fields"]


def test_what_is_not_wanted_is_not_fetched(reader: Client) -> None:
    make_passage(study=make_public_study("small"))

    def n_queries(**query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            rows(reader, "passages", **query)
        return len(queries)

    assert n_queries(fields="key") == n_queries(fields="key,study") < n_queries(fields="key,quotations")
    assert n_queries(fields="key,quotations") < n_queries(fields="citation") < n_queries()


def test_fields_filters_ordering_and_pages_go_together(reader: Client) -> None:
    study = make_public_study("small")
    for key in ("b", "a", "c"):
        make_passage(study=study, key=key)
    query = {"fields": "key", "study": "small", "ordering": "-key", "page_size": 2}

    first = reader.get("/api/v1/passages/", query).json()

    assert first["results"] == [{"key": "c"}, {"key": "b"}]
    assert reader.get(first["next"]).json()["results"] == [{"key": "a"}]
