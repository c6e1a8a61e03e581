"""Who may log in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from evidence.models import User

#: What only a superuser hands out: with one of these a user could take all rights.
POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")


@admin.register(User)
class LoginAdmin(UserAdmin):
    """Logins. What a login may do in a study is said by its memberships."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Powers are shown, and changed by superusers only."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes a login: the history would forget who did what. Take away “active” instead."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody but a superuser changes a superuser, whose password would open every door."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (request.user.is_superuser or obj is None or not obj.is_superuser)
