"""Every list, add page and row page of the admin opens, with as many queries for eleven rows as for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.models import Recorded, User
from hypotheses.models import State
from tests.factories import FACTORIES, make_memo, make_state, make_study, make_user
from tests.integration.admin.forms import address

#: rows that programs make, or a page that takes many at once
NOT_ADDED_ALONE = {"apitoken", "documenttext", "documentmatch", "documentmerge", "scan"}
MODELS = sorted(
    (model for model in FACTORIES if admin.site.is_registered(model)), key=lambda model: model._meta.label
)


def named(model: type[Any]) -> str:
    """The model's name, for the name of a test case."""
    return str(model._meta.model_name)


def statements(client: Client, page: str) -> int:
    """How many statements a page takes, once caches are warm."""
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_every_table_that_researchers_write_has_an_admin() -> None:
    recorded = {model for model in apps.get_models() if issubclass(model, Recorded)}

    assert recorded
    assert {model for model in recorded if not admin.site.is_registered(model)} == set()


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_list_and_row_open(model: type[Any], head: Client) -> None:
    row = FACTORIES[model]()

    assert head.get(address(model, "changelist")).status_code == 200
    assert head.get(address(model, "changelist"), {"q": "a", "_facets": "True"}).status_code == 200
    assert head.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", [each for each in MODELS if issubclass(each, Recorded)], ids=named)
def test_deleting_asks_first(model: type[Any], head: Client) -> None:
    row = FACTORIES[model]()

    assert head.get(address(model, "delete", row.pk)).status_code == 200
    assert model._base_manager.filter(pk=row.pk).exists()


def test_nobody_deletes_a_login_for_the_history_would_forget_who_did_what(head: Client) -> None:
    user = make_user()

    assert head.get(address(User, "delete", user.pk)).status_code == 403


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_add_page_opens_where_rows_are_entered_by_hand(model: type[Any], head: Client) -> None:
    expected = 403 if named(model) in NOT_ADDED_ALONE else 200

    assert head.get(address(model, "add")).status_code == expected


@pytest.mark.parametrize("model", [each for each in MODELS if issubclass(each, Recorded)], ids=named)
def test_history_says_what_changed(model: type[Any], head: Client) -> None:
    row = FACTORIES[model]()
    row.save()
    version = row.history.latest()

    assert head.get(address(model, "history", row.pk)).status_code == 200
    assert head.get(address(model, "simple_history", row.pk, version.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_list_takes_as_many_statements_for_eleven_rows_as_for_one(model: type[Any], head: Client) -> None:
    FACTORIES[model]()
    few = statements(head, address(model, "changelist"))
    for _ in range(10):
        FACTORIES[model]()

    many = statements(head, address(model, "changelist"))

    assert many == few


def test_memo_shows_the_row_it_is_on(head: Client) -> None:
    memo = make_memo()

    page = head.get(address(type(memo), "change", memo.pk))

    assert str(memo.subject) in page.content.decode()


def test_study_has_a_column_only_where_there_are_several(head: Client) -> None:
    make_state()
    alone = head.get(address(State, "changelist")).context["cl"].list_display
    make_study()

    among_others = head.get(address(State, "changelist")).context["cl"].list_display

    assert ("study" in alone, "study" in among_others) == (False, True)
