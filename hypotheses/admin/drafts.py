"""Rows that a coder may write in draft: their past is the coder's alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from hypotheses.choices import AssessmentStatus


class HasDrafts:
    """Part of admins: what was ever a draft is read, in its history, by its coder alone."""

    def has_hidden_past(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the row was ever somebody else's draft, or spoke of what is hidden."""
        drafts = obj.history.filter(status=AssessmentStatus.DRAFT)
        if not request.user.is_superuser and drafts.exclude(coder__user=request.user).exists():
            return True
        return bool(super().has_hidden_past(request, obj))  # type: ignore[misc]
