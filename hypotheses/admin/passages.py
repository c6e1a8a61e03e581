"""Passages with what they say about predictions, of which the evidence app knows nothing."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.passages import PassageAdmin
from evidence.models import Passage
from hypotheses.admin.assessments import AssessmentInline

admin.site.unregister(Passage)


@admin.register(Passage)
class AssessedPassageAdmin(PassageAdmin):
    """Passages, with their assessments entered beside their words."""

    inlines = (PassageAdmin.inlines[0], AssessmentInline, *PassageAdmin.inlines[1:])
