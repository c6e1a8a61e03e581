"""`make_token` prints a token once."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from evidence.models import ApiToken
from evidence.services.tokens import SHAPE, digest_of
from tests.factories import make_api_token, make_user

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> tuple[str, str]:
    """What the command writes to standard output, and beside it."""
    out, beside = StringIO(), StringIO()
    call_command("make_token", *arguments, stdout=out, stderr=beside)
    return out.getvalue(), beside.getvalue()


def test_token_stands_alone_on_standard_output() -> None:
    make_user(username="ada")

    out, beside = printed("ada", "--name", "R script", "--days", "7", "--read-only")

    row = ApiToken.objects.get()
    assert SHAPE.fullmatch(out.removesuffix("\n"))
    assert row.digest == digest_of(out.strip())
    assert (row.owner.username, row.name, row.is_read_only) == ("ada", "R script", True)
    assert row.expires_at - row.made_at == timedelta(7)
    assert out.strip() not in beside
    assert "ada" in beside


def test_token_is_good_for_ninety_days_when_nothing_is_said() -> None:
    make_user(username="ada")

    printed("ada", "--name", "R")

    row = ApiToken.objects.get()
    assert row.expires_at - row.made_at == timedelta(90)
    assert not row.is_read_only


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("bob", "--name", "R"), "There is no login “bob”", id="nobody"),
        pytest.param(("ada", "--name", "R", "--days", "0"), "1 to 366 days, not 0", id="no-days"),
        pytest.param(("ada", "--name", "R", "--days", "367"), "1 to 366 days, not 367", id="too-long"),
        pytest.param(("ada", "--name", " "), "cannot be blank", id="no-name"),
        pytest.param(("ada", "--name", "a" * 101), "at most 100 characters", id="long-name"),
        pytest.param(("ada", "--name", "taken"), "a token of this name", id="name-given-twice"),
        pytest.param(("ada", "--name", "a\udcff"), "signs that are no text", id="no-text"),
        pytest.param(("gone", "--name", "R"), "locked out", id="inactive"),
    ],
)
def test_command_says_what_is_wrong_and_makes_nothing(arguments: tuple[str, ...], told: str) -> None:
    make_api_token(owner=make_user(username="ada"), name="taken")
    make_user(username="gone", is_active=False)

    with pytest.raises(CommandError, match=told):
        printed(*arguments)

    assert ApiToken.objects.count() == 1
