"""The bodies that the API's description shows are sent, and answered with what the description says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator

from evidence.models import Document, Study
from tests.factories import make_document
from tests.integration.api.test_schema import untrue
from tests.integration.api.writing import Script, script_of

Schema = dict[str, Any]


@cache
def schema() -> Schema:
    """The schema as the site serves it; it is the same all the time, and takes a second to put together."""
    described: Schema = SchemaGenerator().get_schema(request=None, public=True)
    return described


def examples() -> Iterator[Any]:
    """Each body of the description: where it is sent, and the body."""
    for path, operations in schema()["paths"].items():
        content = operations.get("post", {}).get("requestBody", {}).get("content", {})
        for name, example in content.get("application/json", {}).get("examples", {}).items():
            yield pytest.param(path, example["value"], id=name)


@pytest.fixture
def script(demonstration: Study) -> Script:
    """The script of a coder of the demonstration study, where the document of the examples is."""
    if not Document.objects.filter(key="nsc5514").exists():
        make_document(key="nsc5514")
    return script_of(demonstration, codes_as="reader-of-examples")


def test_there_are_examples_of_what_coders_enter_most() -> None:
    assert {each.values[0] for each in examples()} >= {
        f"/api/v1/{name}/" for name in ("documents", "passages", "assessments", "passages/bulk")
    }


@pytest.mark.parametrize(("path", "body"), list(examples()))
def test_an_example_is_true(script: Script, path: str, body: Any) -> None:
    for copy in body.get("holdings", ()):
        copy["identifier"] += "-example"
    answers = schema()["paths"][path]["post"]["responses"]["201"]["content"]["application/json"]

    response = script.client.post(path, body, content_type="application/json")

    assert response.status_code == 201, response.json()
    component = answers["schema"]["$ref"].rsplit("/", 1)[-1]
    assert list(untrue(schema(), component, response.json())) == [] or path.endswith("bulk/")


def test_the_description_names_version_and_faults() -> None:
    change = schema()["paths"]["/api/v1/passages/{id}/"]["patch"]

    headers = {each["name"] for each in change["parameters"] if each["in"] == "header"}
    assert headers == {"If-Match", "X-Change-Reason"}
    assert {"200", "400", "403", "404", "409", "412", "428"} <= set(change["responses"])
    assert "put" not in schema()["paths"]["/api/v1/passages/{id}/"]
