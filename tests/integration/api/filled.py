"""A study with a row of every kind, and the schema of the API with the names and numbers of those rows in it."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from evidence.choices import Role
from evidence.models import Study, User
from tests.factories import SECRET, make_api_token, make_coder, make_membership, make_study, make_user
from tests.integration.api.rows import MAKERS

Schema = dict[str, Any]


@cache
def plain_schema() -> Schema:
    """The schema as the site serves it."""
    schema: Schema = SchemaGenerator().get_schema(request=None, public=True)
    return schema


def operations() -> Mapping[str, list[str]]:
    """By resource, every method and address of the schema."""
    found: dict[str, list[str]] = {}
    for path, methods in plain_schema()["paths"].items():
        found.setdefault(resource_of(path), []).extend(f"{method.upper()} {path}" for method in methods)
    return found


def resource_of(path: str) -> str:
    """The first part of an address of the API."""
    return path.removeprefix("/api/v1/").split("/")[0]


def writing_operations() -> list[str]:
    """Those that are sent a body."""
    return [
        f"{method.upper()} {path}"
        for path, found in plain_schema()["paths"].items()
        for method, operation in found.items()
        if "requestBody" in operation
    ]


def address_of(path: str, names: Mapping[str, list[Any]]) -> str:
    """An address of the schema, with the first row of its resource in the place of its parameter."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values_of(path, found[1], names)[0]), path)


def values_of(path: str, parameter: str, names: Mapping[str, list[Any]]) -> list[Any]:
    """What may stand in the place of a parameter of an address."""
    resource = resource_of(path)
    return names[f"{resource}/id" if parameter == "id" else resource]


def fill() -> tuple[Study, User]:
    """A study with a full row of every resource; and who leads it, codes in it, and may do all to documents."""
    study = make_study(slug="small")
    lead = make_user(is_staff=True)
    make_membership(study=study, user=lead, role=Role.LEAD)
    make_coder(study=study, user=lead, slug="lead")
    make_api_token(SECRET, owner=lead)
    for make in MAKERS.values():
        make(study)
    return study, lead


def names_there(user: User) -> Mapping[str, list[Any]]:
    """By resource, how its rows are named in bodies and addresses, and their numbers."""
    client = Client()
    client.force_login(user)
    found: dict[str, list[Any]] = {}
    for resource in MAKERS:
        rows = client.get(f"/api/v1/{resource}/", {"page_size": 500}).json()["results"]
        for row in rows:
            for name in ("key", "slug", "reference_code"):
                if name in row:
                    found.setdefault(resource, []).append(row[name])
            if "id" in row:
                found.setdefault(f"{resource}/id", []).append(row["id"])
    return found


#: Of the fields that name a row, those that are not called like its resource.
FIELDS = {
    "collections": ("collection", "parent"),
    "documents": ("document", "part_of", "quoted_in"),
    "codes": ("code",),
    "coders": ("coder", "created_by", "ruled_by"),
    "agents": ("agent", "speaker"),
    "hypotheses": ("hypothesis",),
    "studies": ("study",),
}


def knowing_schema(names: Mapping[str, list[Any]]) -> Schema:
    """The schema in which what is sent names rows that are there, so that more than refusals is tried."""
    schema = copy.deepcopy(plain_schema())
    by_field = {
        field: names[resource]
        for resource in MAKERS
        for field in FIELDS.get(resource, (resource.removesuffix("s"),))
        if resource in names
    }
    for name, component in schema["components"]["schemas"].items():
        if not name.removeprefix("Patched").endswith("Input"):
            continue
        for field, described in component.get("properties", {}).items():
            if field in by_field and described.get("type") == "string":
                component["properties"][field] = {"type": "string", "enum": by_field[field]}
                if described.get("nullable"):
                    component["properties"][field] |= {"nullable": True, "enum": [*by_field[field], None]}
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path":
                    known = values_of(path, parameter["name"], names)
                    if parameter["schema"]["type"] == "string":
                        known = [str(each) for each in known]
                    parameter["schema"] = {**parameter["schema"], "enum": known}
                if parameter["in"] == "header" and parameter["name"] == "If-Match":
                    parameter["schema"] = {"type": "string", "enum": ["*"]}
    return schema
