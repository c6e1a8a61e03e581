"""What coders draft is their own, in the past too."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from evidence.admin.mixing import OfRecordedAdmin
from hypotheses.choices import AssessmentStatus


class OwnDrafts(OfRecordedAdmin):
    """Part of admins of what coders draft and submit."""

    def has_hidden_past(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the row was ever a draft, which is its coder's alone."""
        drafts = obj.history.filter(status=AssessmentStatus.DRAFT)
        if not request.user.is_superuser and drafts.exclude(coder__user=request.user).exists():
            return True
        return bool(super().has_hidden_past(request, obj))
