"""What the user of a request is in which study, asked once a request however often a page wants to know."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, cast

from django.http import HttpRequest

from evidence.choices import CODERS, LEADS, Role
from evidence.models import User
from evidence.services.rights import Rights

__all__ = [
    "CODERS",
    "LEADS",
    "forget_roles",
    "has_role",
    "is_staff",
    "own_coders",
    "remembered",
    "rights_of",
    "studies_with_role",
    "user_of",
]

#: where the answers are kept on the request
REMEMBERED = "_touchstone_roles"


def rights_of(request: HttpRequest) -> Rights:
    """What the user of the request may do."""
    rights: Rights = remembered(request, "rights", lambda: Rights(request.user))
    return rights


def user_of(request: HttpRequest) -> User:
    """Who is logged in; in the admin it is somebody."""
    return cast(User, request.user)


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody is logged in who may use the admin at all."""
    return rights_of(request).is_staff


def has_role(request: HttpRequest, roles: Collection[Role], study: Any = None) -> bool:
    """Whether the user has one of the roles in the study (its number), or in any; a superuser has every role."""
    return rights_of(request).has_role(roles, study)


def studies_with_role(request: HttpRequest, roles: Collection[Role]) -> set[int]:
    """The studies (their numbers) of which the user is a member with one of the roles."""
    return rights_of(request).studies_with_role(roles)


def own_coders(request: HttpRequest) -> Collection[int]:
    """The coders (their numbers) that the user is in the studies, one in each at most."""
    return rights_of(request).own_coders


def remembered(request: HttpRequest, question: str, answer: Callable[[], Any]) -> Any:
    """The answer given to the question earlier in the request, or the answer now."""
    known = request.__dict__.setdefault(REMEMBERED, {})
    if question not in known:
        known[question] = answer()
    return known[question]


def forget_roles(request: HttpRequest) -> None:
    """Ask anew, since who belongs to which study has just changed."""
    request.__dict__.pop(REMEMBERED, None)
