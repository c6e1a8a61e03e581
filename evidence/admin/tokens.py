"""Whose tokens exist, for superusers. People make and revoke their own at `/account/tokens/`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.base import ReadOnly, RecordedAdmin
from evidence.admin.roles import user_of
from evidence.admin.sections import section
from evidence.models import ApiToken
from evidence.services.tokens import revoke


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnly, RecordedAdmin):
    """Tokens of everybody: to look at, and to revoke. No page shows a token itself; it is kept nowhere."""

    list_display = ("name", "owner", "is_read_only", "last_used_at", "expires_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), ("owner", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("owner",)
    search_fields = ("name", "owner__username", "prefix")
    actions = ("revoke_chosen",)
    fieldsets = (
        section(
            None,
            "A token has the rights of its owner. To revoke it, choose it in the list.",
            "name",
            "owner",
            "prefix",
            "is_read_only",
            ("made_at", "expires_at", "last_used_at"),
            ("revoked_at", "revoked_by"),
        ),
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the user is a superuser."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is a superuser."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes a token: what it was and who revoked it would be forgotten."""
        return False

    @admin.action(description="Revoke the chosen tokens", permissions=["view"])
    def revoke_chosen(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> None:
        """Take them back for good."""
        standing = [token for token in tokens if token.revoked_at is None]
        for token in standing:
            revoke(token, by=user_of(request))
        messages.success(request, f"{len(standing)} tokens were revoked.")
