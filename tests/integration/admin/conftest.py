"""Who is logged in to the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from evidence.models import Study, User
from tests.factories import make_membership, make_user


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
    """The browser of a member of a study with every permission on the tables, but without sight of the restricted."""

    def member(study: Study, role: str, username: str = "member") -> Client:
        user = make_user(username=username, is_staff=True)
        tables = Permission.objects.filter(content_type__app_label__in=("evidence", "hypotheses"))
        user.user_permissions.set(tables.exclude(codename="see_restricted_document"))
        make_membership(study=study, user=user, role=role)
        return client_of(user)

    return member
