"""The page on which people make and revoke their tokens, and the list of superusers."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evidence.models import ApiToken, User
from evidence.services.tokens import SHAPE, digest_of
from tests.factories import make_api_token, make_user
from tests.integration.pages.conftest import browser_of

PAGE = "/account/tokens/"
ADMIN = "/admin/evidence/apitoken/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    """A reader who is not on the staff."""
    return make_user(username="ada")


def made(client: Client, **changes: Any) -> Any:
    """The answer to the form, filled in but for the changes."""
    return client.post(PAGE, {"name": "R script", "days": "30", **changes})


def secrets_in(answer: Any) -> set[str]:
    """The tokens that a page shows."""
    return set(re.findall(SHAPE.pattern, answer.content.decode()))


def test_token_is_shown_on_the_page_after_its_making_and_never_again(ada: User) -> None:
    client = browser_of(ada)

    first = made(client)
    again = client.get(PAGE)

    (secret,) = secrets_in(first)
    row = ApiToken.objects.get()
    assert (row.owner, row.name, row.is_read_only) == (ada, "R script", False)
    assert timedelta(30) == row.expires_at - row.made_at
    assert row.digest == digest_of(secret)
    assert "no-store" in first["Cache-Control"]
    assert secrets_in(again) == set()
    assert "R script" in again.content.decode()
    assert [each.history_user for each in row.history.all()] == [ada]


def test_token_made_by_the_page_opens_the_api(ada: User) -> None:
    (secret,) = secrets_in(made(browser_of(ada), is_read_only="on"))

    answer = Client().get("/api/v1/documents/", headers={"authorization": f"Bearer {secret}"})

    assert answer.status_code == 200
    assert ApiToken.objects.get().is_read_only


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"name": " "}, "This field is required.", id="no-name"),
        pytest.param({"name": "a" * 101}, "at most 100 characters", id="long-name"),
        pytest.param({"name": "a\x00b"}, "Null characters are not allowed.", id="nul"),
        pytest.param({"days": "3660"}, "Select a valid choice.", id="ten-years"),
        pytest.param({"days": "-1"}, "Select a valid choice.", id="days-below-nothing"),
        pytest.param({"days": ""}, "This field is required.", id="no-days"),
        pytest.param({"name": "taken"}, "You have a token of this name.", id="name-given-twice"),
    ],
)
def test_form_says_at_the_field_what_is_wrong(ada: User, changes: dict[str, str], told: str) -> None:
    make_api_token(owner=ada, name="taken")

    answer = made(browser_of(ada), **changes)

    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert secrets_in(answer) == set()
    assert ApiToken.objects.count() == 1


def test_sending_the_form_again_makes_no_second_token(ada: User) -> None:
    client = browser_of(ada)

    answers = [made(client).status_code, made(client).status_code]

    assert answers == [200, 400]
    assert ApiToken.objects.count() == 1


def test_name_is_free_again_once_its_token_is_revoked(ada: User) -> None:
    token = make_api_token(owner=ada, name="R script")
    client = browser_of(ada)

    answer = client.post(f"{PAGE}{token.pk}/revoke/", follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert "revoked" in answer.content.decode()
    assert made(client).status_code == 200


def test_page_shows_nobody_elses_tokens_and_revokes_none(ada: User) -> None:
    token = make_api_token(name="of somebody else")
    client = browser_of(ada)

    assert "of somebody else" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert client.post(f"{PAGE}{'9' * 30}/revoke/").status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_page_needs_a_login_and_revoking_a_form(ada: User, client: Client) -> None:
    token = make_api_token(owner=ada)

    assert client.get(PAGE).status_code == 302
    assert made(client)["Location"].startswith("/accounts/login/")
    assert browser_of(ada).get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert ApiToken.objects.count() == 1


def test_page_says_of_a_token_what_became_of_it(ada: User) -> None:
    then = timezone.now() - timedelta(40)
    make_api_token(owner=ada, made_at=then, expires_at=then + timedelta(30))
    make_api_token(owner=ada, revoked_at=timezone.now(), revoked_by=make_user(username="head"))

    page = " ".join(browser_of(ada).get(PAGE).content.decode().split())

    assert "expired <form" in page
    assert "by head</td>" in page


def test_superuser_sees_whose_tokens_there_are_and_revokes_them(ada: User) -> None:
    token = make_api_token(owner=ada, name="R script")
    head = make_user(username="head", is_staff=True, is_superuser=True)
    client = browser_of(head)

    shown = client.get(ADMIN).content.decode()
    client.post(ADMIN, {"action": "revoke_chosen", "_selected_action": [token.pk]})

    token.refresh_from_db()
    assert "R script" in shown
    assert token.digest not in shown + client.get(f"{ADMIN}{token.pk}/change/").content.decode()
    assert token.revoked_by == head


@pytest.mark.parametrize("page", ["", "{}/change/", "add/", "{}/history/", "{}/delete/"])
def test_admin_tells_nobody_else_of_tokens(page: str) -> None:
    staff = browser_of(make_user(is_staff=True))
    token = make_api_token(name="of somebody else")

    answer = staff.get(ADMIN + page.format(token.pk), follow=True)

    assert "of somebody else" not in answer.content.decode()
    assert answer.status_code in (403, 404) or answer.redirect_chain == [("/admin/", 302)]
    assert "apitoken" not in staff.get("/admin/").content.decode()
