"""Tokens of the API: making one, taking it back, and knowing it again."""

from __future__ import annotations

import datetime
import hashlib
import re
import secrets
from dataclasses import dataclass

from django.utils import timezone

from evidence.models import ApiToken, User
from evidence.services.saving import save_row

#: What all tokens begin with: whoever finds one in a script sees what it opens, and so do programs that look for leaks.
BEGINNING = "touchstone_"
#: 256 bits of chance, which nobody guesses; so a plain fingerprint is enough, and costs nothing a request.
BYTES = 32
SHAPE = re.compile(rf"{BEGINNING}[A-Za-z0-9_-]{{43}}")
#: How many signs after the beginning are kept, to tell a token by.
SHOWN = 5
#: How long a token is good when nobody says.
USUAL_DAYS = 90
#: The moment of use is written no more often than this, so that reading stays reading.
USE_IS_WRITTEN_EVERY = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class NewToken:
    """A token just made, in clear: the only moment at which anybody can read it."""

    row: ApiToken
    secret: str


def make_token(*, owner: User, name: str, days: int, is_read_only: bool, by: User | None) -> NewToken:
    """Make a token with the rights of its owner, good for so many days from now.

    Raises:
        ValidationError: naming each field that breaks a rule: no name, one that the owner has given already, too many
            days or none.
    """
    secret = BEGINNING + secrets.token_urlsafe(BYTES)
    now = timezone.now()
    row = ApiToken(
        owner=owner,
        name=name.strip(),
        prefix=secret[: len(BEGINNING) + SHOWN],
        digest=digest_of(secret),
        is_read_only=is_read_only,
        made_at=now,
        expires_at=now + datetime.timedelta(days),
    )
    save_row(row, by=by)
    return NewToken(row, secret)


def revoke(token: ApiToken, *, by: User) -> None:
    """Take a token back for good. One that was taken back before stays as it was."""
    if token.revoked_at is not None:
        return
    token.revoked_at = timezone.now()
    token.revoked_by = by
    save_row(token, by=by, reason="revoked")


def digest_of(secret: str) -> str:
    """The fingerprint of a token, by which it is found."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The token whose text this is, good or not, with its owner; None if no token has it.

    The table is asked for the fingerprint: how long that takes tells nothing about the text of any token.
    """
    if not SHAPE.fullmatch(secret):
        return None
    return ApiToken.objects.select_related("owner").filter(digest=digest_of(secret)).first()


def note_use(token: ApiToken) -> None:
    """Write down that a token was used, unless that was written within the hour."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= USE_IS_WRITTEN_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
