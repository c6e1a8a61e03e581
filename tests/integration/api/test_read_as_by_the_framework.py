"""What is read from rows in the short way is what the framework itself would send."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from config.api_router import router
from evidence.api.serializers.base import RecordSerializer
from evidence.models import Study
from tests.factories import make_archivist
from tests.integration.api.rows import MAKERS, make_public_study

#: The list of each resource.
VIEWS = {prefix: viewset for prefix, viewset, _ in router.registry}


def list_of(resource: str) -> Any:
    """A list of the API, as who sees all documents and public studies asks for it."""
    view = VIEWS[resource](action="list", format_kwarg=None, kwargs={})
    view.request = Request(APIRequestFactory().get(f"/api/v1/{resource}/"))
    view.request.user = make_archivist()
    return view


def by_framework(serializer: Any, row: Any) -> Any:
    """A row as the framework's own serializer sends it, and what is nested in it too."""
    read = RecordSerializer.to_representation
    RecordSerializer.to_representation = serializers.ModelSerializer.to_representation  # type: ignore[method-assign]
    try:
        return serializer.to_representation(row)
    finally:
        RecordSerializer.to_representation = read  # type: ignore[method-assign]


@pytest.mark.django_db
@pytest.mark.parametrize("resource", VIEWS)
def test_every_list_sends_what_the_framework_would(resource: str) -> None:
    study = make_public_study("small")
    for _ in range(2):
        if resource != "studies":
            MAKERS[resource](study)
    view = list_of(resource)
    keys = list(view.get_queryset().order_by("-pk").values_list("pk", flat=True))
    found = view.rows_of_page(keys)

    shown = view.shown_rows(keys)
    expected = [by_framework(view.get_serializer(row), row) for row in found]

    assert found
    assert [dict(row) for row in shown] == expected
    assert [list(row) for row in shown] == [list(row) for row in expected]


@pytest.mark.django_db
def test_addresses_of_a_list_are_those_of_its_rows() -> None:
    studies = [make_public_study(slug) for slug in ("a", "a-a", "b")]
    view = list_of("studies")

    shown = view.get_serializer(studies, many=True).data

    addresses = [reverse("api:study-detail", kwargs={"slug": study.slug}) for study in studies]
    assert [row["link"] for row in shown] == [f"http://testserver{address}" for address in addresses]


@pytest.mark.django_db
def test_row_that_is_not_stored_has_no_address() -> None:
    view = list_of("studies")

    assert view.get_serializer(Study(title="Not stored")).data["link"] is None
