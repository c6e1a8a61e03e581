"""Who asks, when a script asks: the token in the header `Authorization`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from evidence.api.throttling import REFUSED, address_of, count_request
from evidence.models import ApiToken, User
from evidence.services.tokens import BEGINNING, SHAPE, note_use, token_of

SCHEME = "bearer"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer touchstone_...`: the request has the rights of the token's owner.

    A request with a token that is not good is refused, and never answered as one without login: its sender would take
    the public rows for all there are.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The token's owner, and the token; None for a request that names none.

        Raises:
            AuthenticationFailed: when the token is malformed, unknown, expired or revoked, or its owner locked out.
            PermissionDenied: when it only reads and the request would write.
            TooManyRequests: when too many such tokens have come from the same address in this minute.
        """
        header = request.META.get("HTTP_AUTHORIZATION", "")
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != SCHEME:
            if BEGINNING in header:
                raise AuthenticationFailed(
                    "A token is sent as “Authorization: Bearer touchstone_...”.", code="malformed-token"
                )
            return None
        try:
            token = good_token(secret)
        except AuthenticationFailed:
            # who tries out tokens is slowed down, before the limits for people are asked
            count_request(REFUSED, address_of(request))
            raise
        if token.is_read_only and request.method not in SAFE_METHODS:
            raise PermissionDenied("This token only reads. Make another to write.", code="read-only-token")
        note_use(token)
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        """What a refusal says of how to log in."""
        fault = ', error="invalid_token"' if "HTTP_AUTHORIZATION" in request.META else ""
        return f'Bearer realm="Touchstone"{fault}'


def good_token(secret: str) -> ApiToken:
    """The token whose text this is.

    Raises:
        AuthenticationFailed: saying why it opens nothing. Only who holds a token learns more than that it is unknown.
    """
    if not SHAPE.fullmatch(secret):
        raise AuthenticationFailed(
            "This is no token. Send “Authorization: Bearer ”, one space, and the token as it was shown.",
            code="malformed-token",
        )
    token = token_of(secret)
    if token is None:
        raise AuthenticationFailed("There is no such token.", code="unknown-token")
    if token.revoked_at is not None:
        raise AuthenticationFailed(
            f"This token was revoked on {token.revoked_at:%Y-%m-%d}.", code="revoked-token"
        )
    if not token.is_good:
        raise AuthenticationFailed(
            f"This token expired on {token.expires_at:%Y-%m-%d}. Make another.", code="expired-token"
        )
    if not token.owner.is_active:
        raise AuthenticationFailed("The owner of this token is locked out.", code="inactive-user")
    return token


class TokenScheme(OpenApiAuthenticationExtension):
    """How the API's description tells of tokens."""

    target_class = "evidence.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token, made on a page of the site."""
        return {
            "type": "http",
            "scheme": SCHEME,
            "description": "A token of yours, made at /account/tokens/. It has your rights, or reads only.",
        }
