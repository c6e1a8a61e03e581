"""A script says whose it is by a token, and a token that is not good opens nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from evidence.api.authentication import TokenAuthentication
from evidence.choices import Role
from evidence.models import ApiToken, Study, User
from evidence.services.tokens import digest_of, make_token, revoke
from tests.conftest import SmallStudy
from tests.factories import (
    SECRET,
    make_api_token,
    make_archivist,
    make_coder,
    make_member,
    make_study,
    make_user,
)
from tests.integration.pages.conftest import Assessed, assessed

DOCUMENTS = "/api/v1/documents/"
ENTRY = "/api/v1/quick-entry/"

__all__ = ["assessed"]

pytestmark = pytest.mark.django_db


def asked(secret: str, address: str = DOCUMENTS, **headers: str) -> HttpResponse:
    """The answer to a script that sends this token."""
    return Client().get(address, headers={"authorization": f"Bearer {secret}", **headers})


def fault_of(header: str, method: str = "GET") -> str:
    """The code of the fault in a header, as the door itself finds it."""
    request = Request(APIRequestFactory().generic(method, DOCUMENTS, HTTP_AUTHORIZATION=header))
    with pytest.raises(APIException) as refusal:
        TokenAuthentication().authenticate(request)
    return str(refusal.value.get_codes())


def test_token_gives_its_owners_rights() -> None:
    study = make_study(slug="own")
    make_study(slug="foreign")
    made = make_token(owner=make_member(study), name="R", days=1, is_read_only=False, by=None)

    answer = asked(made.secret, "/api/v1/studies/")

    assert answer.status_code == 200
    assert [row["slug"] for row in answer.json()["results"]] == ["own"]


def test_scheme_may_be_written_in_any_case() -> None:
    make_api_token(SECRET)

    assert Client().get(DOCUMENTS, headers={"authorization": f"bEARER {SECRET}"}).status_code == 200


def test_nothing_but_fingerprint_and_beginning_is_stored() -> None:
    made = make_token(owner=make_user(), name="R", days=1, is_read_only=False, by=None)

    stored = [
        str(value)
        for row in (*ApiToken.objects.values(), *ApiToken.history.values())
        for value in row.values()
    ]

    assert len(made.secret) == len("touchstone_") + 43
    assert made.secret.startswith(made.row.prefix)
    assert [value for value in stored if made.secret[16:] in value] == []
    assert "digest" not in ApiToken.history.values()[0]


def test_two_tokens_are_never_the_same() -> None:
    owner = make_user()

    secrets = {
        make_token(owner=owner, name=f"{n}", days=1, is_read_only=False, by=None).secret for n in range(50)
    }

    assert len(secrets) == 50


def expired(token: ApiToken) -> None:
    """A token whose last second is over."""
    token.expires_at = timezone.now()


def revoked(token: ApiToken) -> None:
    """A token that was taken back."""
    token.revoked_at = timezone.now()


def of_somebody_locked_out(token: ApiToken) -> None:
    """A token of a user who may not log in any more."""
    token.owner.is_active = False
    token.owner.save()


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        pytest.param(expired, "expired-token", id="expired"),
        pytest.param(revoked, "revoked-token", id="revoked"),
        pytest.param(of_somebody_locked_out, "inactive-user", id="inactive"),
        pytest.param(
            lambda token: setattr(token, "digest", digest_of("other")), "unknown-token", id="unknown"
        ),
    ],
)
def test_token_that_is_not_good_is_refused_even_where_anybody_may_read(spoil: Any, fault: str) -> None:
    token = make_api_token(SECRET)
    assert asked(SECRET).status_code == 200
    spoil(token)
    token.save()

    answer = asked(SECRET)

    assert answer.status_code == 401
    assert fault_of(f"Bearer {SECRET}") == fault
    assert answer["WWW-Authenticate"] == 'Bearer realm="Touchstone", error="invalid_token"'
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("Bearer", id="nothing"),
        pytest.param("Bearer ", id="nothing-after-a-space"),
        pytest.param(f"Bearer  {SECRET}", id="two-spaces"),
        pytest.param(f"Bearer {SECRET} {SECRET}", id="two-tokens"),
        pytest.param(f"Bearer {SECRET}\n", id="end-of-line"),
        pytest.param(f"Bearer {SECRET[:-1]}", id="cut"),
        pytest.param(f"Bearer {SECRET[:-1]}ä", id="beyond-ascii"),
        pytest.param(f"Bearer {SECRET[:-1]}\x00", id="nul"),
        pytest.param("Bearer " + "a" * 100_000, id="huge"),
        pytest.param(f"Token {SECRET}", id="other-scheme"),
        pytest.param(SECRET, id="no-scheme"),
    ],
)
def test_what_is_no_token_is_refused_without_asking_the_database(header: str) -> None:
    make_api_token(SECRET)

    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(DOCUMENTS, HTTP_AUTHORIZATION=header)

    assert answer.status_code == 401
    assert fault_of(header) == "malformed-token"
    assert len(captured) == 0


@given(header=st.text(st.characters(max_codepoint=255)))
def test_no_header_whatever_is_a_crash(header: str) -> None:
    assert Client().get("/api/schema/", HTTP_AUTHORIZATION=f"Bearer {header}").status_code == 401


def test_header_of_another_way_to_log_in_is_not_ours() -> None:
    assert Client().get(DOCUMENTS, headers={"authorization": "Basic dTpw"}).status_code == 200


def test_use_is_written_once_an_hour() -> None:
    token = make_api_token(SECRET)

    asked(SECRET)
    token.refresh_from_db()
    first = token.last_used_at
    with CaptureQueriesContext(connection) as captured:
        asked(SECRET)
    again = ApiToken.objects.get(pk=token.pk).last_used_at
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now() - timedelta(hours=1))
    asked(SECRET)

    assert first is not None
    assert again == first
    assert [each["sql"] for each in captured if each["sql"].startswith("UPDATE")] == []
    assert ApiToken.objects.get(pk=token.pk).last_used_at > first
    assert token.history.count() == 1


@pytest.fixture
def coder(small_study: SmallStudy) -> User:
    """A coder of the small study."""
    user = make_member(small_study.study, Role.CODER, username="ada", is_staff=True)
    make_coder(study=small_study.study, slug="ada", user=user)
    return user


def entered(secret: str) -> HttpResponse:
    """The answer to an entry by a script."""
    entry = {"study": "small", "citation": "NSC 5514", "dry_run": True}
    return Client(enforce_csrf_checks=True).post(
        ENTRY, entry, content_type="application/json", headers={"authorization": f"Bearer {secret}"}
    )


def test_token_writes_without_a_cookie_against_forgery(coder: User) -> None:
    make_api_token(SECRET, owner=coder)

    assert entered(SECRET).status_code == 200


def test_session_writes_only_with_its_cookie_against_forgery(coder: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(coder)

    answer = browser.post(ENTRY, {"study": "small"}, content_type="application/json")

    assert answer.status_code == 403


def test_token_that_only_reads_reads_and_writes_nothing(coder: User) -> None:
    make_api_token(SECRET, owner=coder, is_read_only=True)

    answer = entered(SECRET)

    assert asked(SECRET).status_code == 200
    assert answer.status_code == 403
    assert "only reads" in str(answer.json())
    assert fault_of(f"Bearer {SECRET}", "POST") == "read-only-token"


def test_token_of_a_stranger_codes_in_no_study(small_study: SmallStudy) -> None:
    make_api_token(SECRET, owner=make_user(is_staff=True))

    assert entered(SECRET).status_code == 400


def test_token_counts_for_more_than_the_session_beside_it(small_study: SmallStudy) -> None:
    make_api_token(SECRET, owner=make_user())
    browser = Client()
    browser.force_login(make_member(small_study.study))

    slugs = [
        [row["slug"] for row in browser.get("/api/v1/studies/", headers=headers).json()["results"]]
        for headers in ({}, {"authorization": f"Bearer {SECRET}"})
    ]

    assert slugs == [["small"], []]


def test_revoked_token_remembers_who_took_it_back() -> None:
    token = make_api_token(SECRET)

    revoke(token, by=token.owner)
    revoke(token, by=make_user())

    assert Study.objects.count() == 0
    assert token.revoked_by == token.owner
    assert [each.history_change_reason for each in token.history.all()] == ["revoked", None]


def addresses() -> list[str]:
    """Every address of the API that needs no more than a study, a document or a number."""
    names = {
        view.name for view in get_resolver("config.api_router").url_patterns if getattr(view, "name", None)
    }
    assert {"document-list", "congruence", "search", "quick-entry", "api-root"} <= names
    return sorted(
        "/api/v1/" + str(view.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        for view in get_resolver("config.api_router").url_patterns
    )


def at(address: str) -> str:
    """The address with the name of something, where it has a place for one: a study, a document, a number."""
    named = {"slug": "small", "key": "d1", "pk": "1"}
    return re.sub(
        r"\(\?P<(\w+)>[^)]*\)|<slug:(\w+)>", lambda place: named[place[1] or place[2]], address
    ).replace("\\", "")


@pytest.mark.parametrize("address", addresses())
@pytest.mark.parametrize("spoil", [expired, revoked, of_somebody_locked_out])
def test_every_address_refuses_a_token_that_is_not_good(address: str, spoil: Any) -> None:
    token = make_api_token(SECRET)
    spoil(token)
    token.save()

    answers = [
        getattr(Client(), method)(at(address), headers={"authorization": f"Bearer {SECRET}"})
        for method in ("get", "post", "put", "patch", "delete", "options")
    ]

    assert {answer.status_code for answer in answers} == {401}


@pytest.mark.parametrize("address", addresses())
def test_every_address_answers_a_token_as_it_answers_its_owner(assessed: Assessed, address: str) -> None:
    readers = [make_user(), make_member(assessed.small.study), make_archivist()]
    tokens = {
        reader: make_token(owner=reader, name="R", days=1, is_read_only=True, by=None) for reader in readers
    }

    for reader, made in tokens.items():
        browser = Client()
        browser.force_login(reader)
        by_session, by_token = browser.get(at(address)), asked(made.secret, at(address))

        assert by_token.status_code == by_session.status_code
        assert by_token.content == by_session.content
