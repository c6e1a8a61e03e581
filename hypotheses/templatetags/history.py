"""How the history of a study is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import NoReverseMatch, reverse

from hypotheses.queries.changes import kinds
from hypotheses.reports.changes import Change

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

register = template.Library()


@register.filter
def admin_address(change: Change, user: AnyUser) -> str:
    """Where the admin shows the row; nothing for who is not on the staff, and of a row that is gone."""
    if not (user.is_staff and change.is_there):
        return ""
    options = kinds()[change.kind]._meta
    try:
        return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[change.number])
    except NoReverseMatch:
        return ""
