"""What somebody may do beyond the roles in studies is what Django itself says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.test import RequestFactory

from config.rights import Rights
from evidence.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def right(codename: str) -> Permission:
    """A right of the tables of documents."""
    return Permission.objects.get(content_type__app_label="evidence", codename=codename)


def with_rights_of_both_kinds(user: User) -> None:
    """Give a right to the person, and one to a group that the person is in; another group has a third."""
    user.user_permissions.add(right("see_restricted_document"))
    group, other = (Group.objects.create(name=name) for name in ("readers of papers", "others"))
    group.permissions.add(right("change_document"), right("see_restricted_document"))
    other.permissions.add(right("delete_document"))
    user.groups.add(group)


def test_rights_of_the_person_and_of_the_groups_count() -> None:
    user = make_user()
    with_rights_of_both_kinds(user)
    rights = Rights()
    assert rights.get_user_permissions(user) == {"evidence.see_restricted_document"}
    assert rights.get_group_permissions(user) == {
        "evidence.change_document",
        "evidence.see_restricted_document",
    }
    assert user.has_perm("evidence.change_document")
    assert not user.has_perm("evidence.delete_document")


@pytest.mark.parametrize("change", [{}, {"is_active": False}, {"is_superuser": True}])
def test_rights_are_those_that_django_tells_of(change: dict[str, bool]) -> None:
    user = make_user(**change)
    with_rights_of_both_kinds(user)
    again = User.objects.get(pk=user.pk)
    for asked in ("get_user_permissions", "get_group_permissions", "get_all_permissions"):
        ours: Callable[[User], set[str]] = getattr(Rights(), asked)
        theirs: Callable[[User], set[str]] = getattr(ModelBackend(), asked)
        assert ours(user) == theirs(again)


def test_nobody_has_a_right_on_one_row_or_without_a_login() -> None:
    user = make_user()
    with_rights_of_both_kinds(user)
    assert Rights().get_all_permissions(user, user) == set()
    assert Rights().get_all_permissions(AnonymousUser()) == set()


def test_name_and_password_open_the_site() -> None:
    user = make_user(username="miyazawa", password="a long enough secret")
    request = RequestFactory().post("/")
    assert Rights().authenticate(request, username="miyazawa", password="a long enough secret") == user
    assert Rights().authenticate(request, username="miyazawa", password="another") is None
