"""What authors claimed in print."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.models import PublishedVerdict


@admin.register(PublishedVerdict)
class PublishedVerdictAdmin(LeadRowAdmin):
    """Cells of printed tables."""

    list_display = ("judged", "state", "verdict", "source", "page", "study")
    list_filter = (("study", VisibleRelatedFilter), "verdict", ("state", VisibleRelatedFilter), "source")
    list_select_related = ("explanation", "hypothesis", "state", "study")
    search_fields = ("explanation__name", "hypothesis__name", "state__name", "source")
    autocomplete_fields = ("explanation", "hypothesis", "state")
    fieldsets = (
        section(
            None,
            "What somebody printed, shown beside what the evidence here adds up to and never mixed "
            "with it. Name an explanation or one of its hypotheses.",
            "study",
            ("explanation", "hypothesis"),
            "state",
            "verdict",
            ("source", "page"),
        ),
    )

    @admin.display(description="Explanation or hypothesis")
    def judged(self, published: PublishedVerdict) -> str:
        """What the verdict is on."""
        return str(published.explanation or published.hypothesis)
