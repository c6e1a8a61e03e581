"""What the user of a request is in which study, asked once a request however often a page wants to know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.http import HttpRequest

from evidence.choices import Role
from evidence.models import Coder, Membership

CODERS = (Role.CODER, Role.LEAD)
LEADS = (Role.LEAD,)

#: where the answers are kept on the request
REMEMBERED = "_touchstone_roles"


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody is logged in who may use the admin at all."""
    return bool(request.user.is_active and request.user.is_staff)


def has_role(request: HttpRequest, roles: Collection[Role], study: Any = None) -> bool:
    """Whether the user has one of the roles in the study (its number), or in any; a superuser has every role."""
    if not is_staff(request):
        return False
    if request.user.is_superuser:
        return True
    mine = roles_by_study(request)
    return mine.get(study) in roles if study is not None else any(role in roles for role in mine.values())


def studies_with_role(request: HttpRequest, roles: Collection[Role]) -> set[int]:
    """The studies (their numbers) of which the user is a member with one of the roles."""
    return {study for study, role in roles_by_study(request).items() if role in roles}


def roles_by_study(request: HttpRequest) -> Mapping[int, str]:
    """The user's role in each study of which the user is a member."""
    members = Membership.objects.filter(user=request.user.pk).order_by()
    return remembered(request, "roles", lambda: dict(members.values_list("study", "role")))


def own_coders(request: HttpRequest) -> Collection[int]:
    """The coders (their numbers) that the user is in the studies, one in each at most."""
    coders = Coder.objects.filter(user=request.user.pk)
    return remembered(request, "coders", lambda: frozenset(coders.values_list("pk", flat=True)))


def remembered(request: HttpRequest, question: str, answer: Callable[[], Any]) -> Any:
    """The answer given to the question earlier in the request, or the answer now."""
    known = request.__dict__.setdefault(REMEMBERED, {})
    if question not in known:
        known[question] = answer()
    return known[question]


def forget_roles(request: HttpRequest) -> None:
    """Ask anew, since who belongs to which study has just changed."""
    request.__dict__.pop(REMEMBERED, None)
