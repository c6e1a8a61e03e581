"""Who may log in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from evidence.admin.roles import LEADS, has_role
from evidence.models import User

#: What only a superuser hands out: with one of these a user could take all rights.
POWERS = ("is_staff", "is_superuser", "groups", "user_permissions")
#: What a lead needs to know of a login in order to make it a member or a coder.
NAMES = ("username", "first_name", "last_name")


@admin.register(User)
class LoginAdmin(UserAdmin):
    """Logins. What a login may do in a study is said by its memberships.

    Leads of studies see the names, of which they choose members. All else takes Django's permissions.
    """

    def names_only(self, request: HttpRequest) -> bool:
        """Whether the user is shown nothing but names."""
        return not super().has_view_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the first page lists the logins."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user leads a study or has Django's permission."""
        return has_role(request, LEADS) or super().has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes a login: the history would forget who did what. Take away “active” instead."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody but a superuser changes a superuser, whose password would open every door."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (request.user.is_superuser or obj is None or not obj.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Powers are shown, and changed by superusers only."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of a login."""
        return (
            [(None, {"fields": NAMES})] if self.names_only(request) else super().get_fieldsets(request, obj)
        )

    def get_list_display(self, request: HttpRequest) -> Any:
        """The columns of the list."""
        return NAMES if self.names_only(request) else super().get_list_display(request)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The filters beside the list: powers, which are not for everybody."""
        return () if self.names_only(request) else super().get_list_filter(request)

    def get_search_fields(self, request: HttpRequest) -> Any:
        """What a search looks in; who sees no addresses cannot feel for them either."""
        return NAMES if self.names_only(request) else super().get_search_fields(request)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Whether the list's address may ask this; who sees names only asks nothing."""
        return not self.names_only(request) and super().lookup_allowed(lookup, value, request)

    def history_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What was done to a login.

        Raises:
            PermissionDenied: when the user may see names only.
        """
        if self.names_only(request):
            raise PermissionDenied
        return super().history_view(request, *args, **kwargs)


admin.site.unregister(Group)


@admin.register(Group)
class RightsAdmin(GroupAdmin):
    """Groups of rights: with them a user could take any right, so only superusers see them."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the user is a superuser."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is a superuser."""
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether the user is a superuser."""
        return self.has_module_permission(request)
