"""The API's description of itself: complete, true, and readable without the internet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from tests.factories import make_holding, make_member, make_study
from tests.integration.api.rows import KNOWN_BY, MAKERS, rows

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The schema as the site serves it."""
    return SchemaGenerator().get_schema(request=None, public=True)


def test_schema_is_valid_and_without_warnings() -> None:
    written = StringIO()

    call_command("spectacular", fail_on_warn=True, validate=True, stdout=written)

    assert "openapi: 3.0" in written.getvalue()


def test_every_field_filter_and_list_is_explained(schema: Schema) -> None:
    fields = {
        f"{name}.{field}": description.get("description")
        for name, component in schema["components"]["schemas"].items()
        for field, description in component.get("properties", {}).items()
        if not name.startswith("Paginated")
    }
    parameters = {
        f"{path} {parameter['name']}": parameter.get("description")
        for path, operations in schema["paths"].items()
        for operation in operations.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    }

    assert {name for name, text in {**fields, **parameters}.items() if not text} <= {
        name for name in fields if name.endswith(".id")
    }


def test_every_operation_tells_of_the_refusals_it_may_meet(schema: Schema) -> None:
    told = {
        f"{method} {path}": set(operation["responses"]) - {"200", "201", "204"}
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    }

    assert told
    assert {name for name, refusals in told.items() if not refusals >= {"401", "429"}} == set()
    assert told["post /api/v1/quick-entry/"] >= {"400", "401", "403", "411", "413", "415", "429"}


def test_every_operation_takes_a_token(schema: Schema) -> None:
    token = schema["components"]["securitySchemes"]["token"]

    assert (token["type"], token["scheme"]) == ("http", "bearer")
    assert [
        path
        for path, operations in schema["paths"].items()
        for operation in operations.values()
        if {"token": []} not in operation["security"]
    ] == []


def untrue(schema: Schema, name: str, row: dict[str, Any]) -> Iterator[str]:
    """Where a row is not what the schema's component of this name says: other fields, or null against its word.

    Of the outermost rows, which one may have cut by `fields=`, no field is sure to come; of those inside them all are.
    """
    component = schema["components"]["schemas"][name]
    if set(row) != set(component["properties"]) or set(row) != set(component.get("required", row)):
        yield f"{name}: {sorted(set(row) ^ set(component['properties']))}"
    for field, value in row.items():
        described = component["properties"][field]
        if value is None and not described.get("nullable"):
            yield f"{name}.{field} is null"
        if isinstance(value, list) and "$ref" not in described["items"]:
            yield from (f"{name}.{field} holds {each}" for each in value if not isinstance(each, str))
        elif isinstance(value, list):
            nested = described["items"]["$ref"].rsplit("/", 1)[-1]
            yield from (fault for each in value for fault in untrue(schema, nested, each))


@pytest.mark.django_db
@pytest.mark.parametrize("resource", KNOWN_BY)
def test_rows_are_what_the_schema_says(schema: Schema, client: Client, resource: str) -> None:
    study = make_study()
    client.force_login(make_member(study))
    MAKERS[resource](study)
    answer = schema["paths"][f"/api/v1/{resource}/"]["get"]["responses"]["200"]
    page = answer["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
    component = page.removeprefix("Paginated").removesuffix("List")

    shown = rows(client, resource)

    assert shown
    assert [fault for row in shown for fault in untrue(schema, component, row)] == []


def test_lists_and_records_take_fields_and_promise_none(schema: Schema) -> None:
    asked = {
        path: next(each["schema"] for each in operations["get"]["parameters"] if each["name"] == "fields")
        for path, operations in schema["paths"].items()
        if path.split("/")[3] in KNOWN_BY
        and path.count("/") == 4 + path.count("}")
        and path.endswith(("}/", "s/"))
    }
    kinds = [
        name
        for name in schema["components"]["schemas"]
        if f"Paginated{name}List" in schema["components"]["schemas"]
    ]

    assert len(asked) == 2 * len(KNOWN_BY)
    assert all(each["items"]["enum"] for each in asked.values())
    assert [name for name in kinds if "required" in schema["components"]["schemas"][name]] == []


@pytest.mark.django_db
def test_page_of_the_schema_holds_under_a_strict_policy(client: Client) -> None:
    response = client.get("/api/docs/")

    page = response.content.decode()
    assert response.status_code == 200
    assert "script-src 'self';" in response["Content-Security-Policy"] + ";"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert re.findall(r"<style|style=|<script(?![^>]*src=)|\son\w+=|//\w", page) == []


@pytest.mark.django_db
def test_page_of_the_schema_finds_script_and_schema(client: Client) -> None:
    page = client.get("/api/docs/").content.decode()
    script = client.get("/api/docs/", {"script": ""})

    assert 'src="/api/docs/?script="' in page
    assert script["Content-Type"] == "application/javascript"
    assert "/api/schema/" in script.content.decode()
    assert client.get("/api/schema/").status_code == 200


@pytest.mark.django_db
def test_document_alone_is_what_the_schema_says(schema: Schema, client: Client) -> None:
    client.force_login(make_member())
    holding = make_holding(sort_key="d0001")
    make_holding(collection=holding.collection, sort_key="d0002")

    shown = client.get(f"/api/v1/documents/{holding.document.key}/").json()

    assert shown["neighbours"]
    assert list(untrue(schema, "DocumentDetail", shown)) == []
