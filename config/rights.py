"""Who logs in with a name and a password, and what rights they have beyond their roles in studies."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission

from evidence.queries.statements import Statement

RIGHT = ("content_type__app_label", "codename")
#: Every request of somebody with a login asks for these: Django would put both statements together anew each time.
OF_USERS = Statement(Permission.objects.order_by(), RIGHT, by="user")
OF_GROUPS = Statement(Permission.objects.order_by(), RIGHT, by="group__user")


class Rights(ModelBackend):
    """Django's own names, passwords and rights, the rights of one person read by statements that are kept."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """The rights given to the person, as “app.right”."""
        if is_told_by_django(user_obj, obj):
            return set(super().get_user_permissions(user_obj, obj))
        return rights_by(OF_USERS, user_obj)

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """The rights of the groups that the person is in, as “app.right”."""
        if is_told_by_django(user_obj, obj):
            return set(super().get_group_permissions(user_obj, obj))
        return rights_by(OF_GROUPS, user_obj)


def is_told_by_django(user: Any, row: Any) -> bool:
    """Whether no table of rights says what somebody may: a superuser all, a locked one nothing, nobody on one row."""
    return not user.is_active or user.is_anonymous or user.is_superuser or row is not None


def rights_by(statement: Statement, user: Any) -> set[str]:
    """What a statement tells of the rights of a user."""
    return {f"{app}.{right}" for app, right in statement.of([user.pk])}
