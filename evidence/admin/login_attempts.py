"""Failed logins: a superuser sees them, and lifts a lock by deleting them."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin
from django.http import HttpRequest

from evidence.admin.base import ReadOnly
from evidence.admin.sections import section


@admin.register(AccessAttempt)
class AccessAttemptAdmin(ReadOnly, admin.ModelAdmin):
    """Failures of the last minutes; older ones are forgotten with the next login. Deleting one lifts its lock.

    Names that nobody has are shown as fingerprints: they may be passwords typed into the wrong field.
    """

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time", "path_info")
    search_fields = ("username", "ip_address")
    show_full_result_count = False
    fieldsets = (
        section(
            None,
            "Deleting this lets the account be tried again from this address at once.",
            "username",
            "ip_address",
            "failures_since_start",
            "attempt_time",
            "path_info",
            "user_agent",
        ),
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the user is a superuser."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is a superuser."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is a superuser."""
        return self.has_module_permission(request)
