"""Who tries passwords is stopped at both doors, alone, and for as long as the page says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client

from evidence.models import User
from tests.factories import make_user

DOORS = ("/accounts/login/", "/admin/login/")
PASSWORD = "a long enough password"
HERE, THERE = "192.0.2.1", "198.51.100.7"

pytestmark = pytest.mark.django_db
every_door = pytest.mark.parametrize("door", DOORS)


@pytest.fixture(autouse=True)
def ada(settings: LazySettings) -> User:
    """Somebody with a password, where three failures are too many, and eight from one address."""
    settings.AXES_FAILURE_LIMIT = 3
    settings.LOGIN_FAILURES_OF_ADDRESS = 8
    return make_user(username="ada", password=PASSWORD, is_staff=True)


def tried(door: str, password: str, username: str = "ada", address: str = HERE, **headers: Any) -> Any:
    """The answer to a login from an address."""
    return Client(REMOTE_ADDR=address, headers=headers).post(
        door, {"username": username, "password": password, "next": "/studies/"}
    )


def locked(door: str = DOORS[0], **of: str) -> None:
    """Fail as often as one may."""
    assert [tried(door, f"guess {n}", **of).status_code for n in range(3)] == [200, 200, 429]


def moved(by: timedelta) -> None:
    """Let all failures have been so long ago."""
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=attempt.attempt_time - by)


@every_door
def test_third_failure_of_three_locks_even_the_right_password_out(door: str) -> None:
    locked(door)

    answer = tried(door, PASSWORD)

    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 429
    assert "You can try again in 15 minutes." in page
    assert 14 * 60 < int(answer["Retry-After"]) <= 15 * 60
    assert "sessionid" not in answer.cookies
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_both_doors_count_together() -> None:
    locked(DOORS[0])

    assert tried(DOORS[1], PASSWORD).status_code == 429


@every_door
def test_right_password_opens_before_and_forgets_the_failures(door: str) -> None:
    assert [tried(door, "guess").status_code for _ in range(2)] == [200, 200]
    assert tried(door, PASSWORD).status_code == 302
    assert [tried(door, "guess").status_code for _ in range(2)] == [200, 200]
    assert tried(door, PASSWORD).status_code == 302


@every_door
def test_nobody_locks_somebody_else_out_from_another_address(door: str) -> None:
    locked(door, address=THERE)

    assert tried(door, PASSWORD, address=HERE).status_code == 302


def test_lock_of_one_account_is_none_of_another_at_the_same_address() -> None:
    make_user(username="bob", password=PASSWORD)
    locked()

    assert tried(DOORS[0], PASSWORD, username="bob").status_code == 302


def test_address_that_tries_one_password_on_many_accounts_is_locked() -> None:
    answers = [tried(DOORS[0], "guess", username=f"user-{n}").status_code for n in range(8)]

    assert answers == [200] * 7 + [429]
    assert tried(DOORS[0], PASSWORD).status_code == 429
    assert tried(DOORS[0], PASSWORD, address=THERE).status_code == 302


def test_account_of_ones_own_does_not_free_an_address() -> None:
    make_user(username="mallory", password=PASSWORD)

    answers = []
    for n in range(8):
        answers.append(tried(DOORS[0], "guess", username=f"user-{n}").status_code)
        tried(DOORS[0], PASSWORD, username="mallory")

    assert answers == [200] * 7 + [429]


def test_other_browsers_and_claimed_addresses_are_no_way_round() -> None:
    answers = [
        tried(
            DOORS[0], "guess", **{"user-agent": f"browser {n}", "x-forwarded-for": f"203.0.113.{n}"}
        ).status_code
        for n in range(4)
    ]

    assert answers == [200, 200, 429, 429]


def test_lock_ends_when_the_page_said_whatever_is_tried_meanwhile() -> None:
    locked()
    moved(timedelta(minutes=14))
    answer = tried(DOORS[0], PASSWORD)

    moved(timedelta(minutes=1))

    assert "in 1 minute." in answer.content.decode()
    assert int(answer["Retry-After"]) <= 60
    assert tried(DOORS[0], PASSWORD).status_code == 302


def test_superuser_lifts_a_lock_in_the_admin() -> None:
    locked()
    head = Client()
    head.force_login(make_user(is_staff=True, is_superuser=True))
    attempt = AccessAttempt.objects.get()
    page = "/admin/axes/accessattempt/"

    assert "ada" in head.get(page).content.decode()
    assert head.get(f"{page}{attempt.pk}/change/").status_code == 200
    head.post(page, {"action": "delete_selected", "_selected_action": [attempt.pk], "post": "yes"})

    assert tried(DOORS[0], PASSWORD).status_code == 302


def test_command_lifts_a_lock() -> None:
    locked()

    call_command("axes_reset", verbosity=0)

    assert tried(DOORS[0], PASSWORD).status_code == 302


def test_nobody_else_sees_who_failed(ada: User) -> None:
    locked()
    staff = Client()
    staff.force_login(ada)

    assert staff.get("/admin/axes/accessattempt/").status_code == 403
    assert "accessattempt" not in staff.get("/admin/").content.decode()


@every_door
def test_neither_passwords_nor_what_looks_like_one_are_kept_or_logged(
    door: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")

    tried(door, "my secret word")
    tried(door, "ada", username="my secret word")
    tried(f"{door}?password=my+secret+word", "my secret word")

    kept = [str(value) for row in AccessAttempt.objects.values() for value in row.values()]
    written = caplog.text + "".join(capfd.readouterr())
    assert AccessAttempt.objects.count() == 2
    assert [each for each in (*kept, written) if "secret" in each] == []


@every_door
@pytest.mark.parametrize("name", ["", "a" * 10_000, "a\x00b", "’; DROP TABLE", "日本", "a" * 150], ids=repr)
def test_name_that_nobody_can_have_is_no_crash(door: str, name: str) -> None:
    assert tried(door, "guess", username=name).status_code == 200


@every_door
def test_login_from_nowhere_is_no_crash(door: str) -> None:
    assert tried(door, PASSWORD, address="").status_code == 302
    assert [tried(door, "guess", address="").status_code for _ in range(3)] == [200, 200, 429]
