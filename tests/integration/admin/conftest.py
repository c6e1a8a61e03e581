"""Who is logged in to the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from evidence.models import Study, User
from tests.factories import make_member, make_user


@pytest.fixture
def superuser(db: None) -> User:
    """Somebody who may do everything."""
    return make_user(username="head", is_staff=True, is_superuser=True)


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A browser in which a user is logged in."""

    def logged_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return logged_in


@pytest.fixture
def head(superuser: User, client_of: Callable[[User], Client]) -> Client:
    """The browser of somebody who may do everything."""
    return client_of(superuser)


@pytest.fixture
def staff(db: None, client_of: Callable[[User], Client]) -> Callable[..., Client]:
    """The browser of a member of a study who is on the staff, with no more of Django's permissions than named."""

    def member(study: Study, role: str, *permissions: str, username: str = "member") -> Client:
        user = make_member(study, role, username=username, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        return client_of(user)

    return member
