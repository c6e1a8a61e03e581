"""Tokens end, and are seen by their owners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from evidence.models import ApiToken
from tests.factories import make_api_token, make_user

pytestmark = pytest.mark.django_db


def test_token_is_good_for_a_leap_year_and_not_a_second_longer() -> None:
    token = make_api_token()
    token.expires_at = token.made_at + timedelta(366)
    token.full_clean()
    token.expires_at += timedelta(seconds=1)

    with pytest.raises(ValidationError) as refusal:
        token.full_clean()

    assert [error.code for error in refusal.value.error_dict["expires_at"]] == ["too-long"]


def test_token_is_good_until_it_ends_or_is_revoked() -> None:
    now = timezone.now()
    good, ended = make_api_token(expires_at=now + timedelta(hours=1)), make_api_token(expires_at=now)
    revoked = make_api_token(revoked_at=now)

    assert [good.is_good, ended.is_good, revoked.is_good] == [True, False, False]


def test_tokens_are_seen_by_their_owners_and_by_superusers() -> None:
    token = make_api_token()
    make_api_token()

    seen = [
        ApiToken.objects.all().visible_to(user).count()
        for user in (token.owner, make_user(), make_user(is_superuser=True), AnonymousUser())
    ]

    assert seen == [1, 0, 2, 0]
