"""The admin site: Django's own, under our name, with an index that says where the studies stand."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse

from evidence.choices import Role
from evidence.models import Study
from hypotheses.queries.standing import standing_of_studies


class TouchstoneAdminSite(AdminSite):
    """Where researchers enter documents, passages and judgements."""

    site_header = "Touchstone"
    site_title = "Touchstone"
    index_title = "Enter and code evidence"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page: where each study stands, then everything that can be entered."""
        coded = Study.objects.all().editable_by(request.user, Role.CODER, Role.LEAD)
        shown = {"standings": standing_of_studies(request.user), "coded_studies": set(coded)}
        return super().index(request, {**shown, **(extra_context or {})})
