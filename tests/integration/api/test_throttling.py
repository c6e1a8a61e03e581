"""Who asks too often is told how long to wait; others are not held up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from evidence.api.counting import counts_in
from evidence.models import User
from tests.factories import SECRET, make_api_token, make_user

DOCUMENTS = "/api/v1/documents/"

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000_000_005.5

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Two requests a minute of each sort, three for refused tokens, and a clock in the middle of a minute."""
    settings.API_RATES = {"reads": 2, "writes": 1, "anonymous": 2, "refused": 3}
    settings.API_COUNTS = tmp_path / "requests.sqlite3"
    standing = Clock()
    monkeypatch.setattr(time, "time", standing)
    yield standing
    counts_in(settings.API_COUNTS).close()


def client_of(user: User) -> Client:
    """A client in which a user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def statuses(client: Client, n: int, **environment: Any) -> list[int]:
    """The answers to one question asked several times."""
    return [client.get(DOCUMENTS, **environment).status_code for _ in range(n)]


def test_third_request_of_two_is_told_to_wait_for_the_next_minute(clock: Clock) -> None:
    client = client_of(make_user())
    assert statuses(client, 2) == [200, 200]

    answer = client.get(DOCUMENTS)
    clock.now += int(answer["Retry-After"])

    assert answer.status_code == 429
    assert answer["Retry-After"] == str(60 - 1_000_000_005 % 60)
    assert "No more than 2 requests that read are allowed a minute. Wait" in str(answer.json())
    assert statuses(client, 3) == [200, 200, 429]


def test_one_person_does_not_hold_up_another_at_the_same_address() -> None:
    first, second = client_of(make_user()), client_of(make_user())

    assert statuses(first, 3) == [200, 200, 429]
    assert statuses(second, 1) == [200]
    assert statuses(Client(), 1) == [200]


def test_all_tokens_and_sessions_of_a_person_count_together() -> None:
    owner = make_user()
    make_api_token(SECRET, owner=owner)

    assert statuses(client_of(owner), 1) == [200]
    assert statuses(Client(headers={"authorization": f"Bearer {SECRET}"}), 2) == [200, 429]


def test_writing_is_counted_apart_from_reading() -> None:
    client = client_of(make_user(is_staff=True))

    written = [
        client.post("/api/v1/quick-entry/", {}, content_type="application/json").status_code for _ in range(2)
    ]

    assert written == [400, 429]
    assert statuses(client, 1) == [200]


def test_without_login_each_address_is_counted_by_itself() -> None:
    assert statuses(Client(), 3, REMOTE_ADDR="192.0.2.1") == [200, 200, 429]
    assert statuses(Client(), 1, REMOTE_ADDR="192.0.2.2") == [200]


def test_claiming_other_addresses_helps_nobody() -> None:
    answers = [
        Client().get(DOCUMENTS, headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code for n in range(3)
    ]

    assert answers == [200, 200, 429]


def test_behind_a_proxy_those_who_ask_are_told_apart(settings: LazySettings) -> None:
    settings.NUM_PROXIES = 1

    assert [
        Client().get(DOCUMENTS, headers={"x-forwarded-for": f"203.0.113.{n}, 192.0.2.{n % 2}"}).status_code
        for n in range(6)
    ] == [200, 200, 200, 200, 429, 429]


def test_trying_out_tokens_is_slowed_down_and_holds_up_no_good_one() -> None:
    make_api_token(SECRET)
    guess, good = (
        Client(headers={"authorization": f"Bearer {secret}"}) for secret in ("touchstone_" + "b" * 43, SECRET)
    )

    assert statuses(guess, 4) == [401, 401, 401, 429]
    assert guess.get(DOCUMENTS)["Retry-After"]
    assert statuses(good, 1) == [200]


def test_rate_of_nothing_is_no_limit(settings: LazySettings) -> None:
    settings.API_RATES = dict.fromkeys(settings.API_RATES, 0)

    assert statuses(Client(), 5) == [200] * 5
    assert not settings.API_COUNTS.exists()


def test_pages_of_the_site_are_not_counted() -> None:
    assert [Client().get("/documents/").status_code for _ in range(4)] == [200] * 4
