"""Predictions, and where hypotheses make none."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from evidence.admin.base import TYPED
from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.admin.fractions import TYPED_FRACTION
from hypotheses.cautions import of_changed_test
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment, NotApplicable, Prediction


@admin.register(Prediction)
class PredictionAdmin(LeadRowAdmin):
    """What hypotheses lead us to expect of states."""

    list_display = ("key", "statement", "hypothesis", "state", "test_type", "kind", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        ("hypothesis__explanation", VisibleRelatedFilter),
        ("hypothesis", VisibleRelatedFilter),
        ("state", VisibleRelatedFilter),
        "test_type",
        "kind",
    )
    list_select_related = ("hypothesis", "state", "study")
    search_fields = ("key", "statement", "state__name", "hypothesis__name", "hypothesis__explanation__name")
    search_help_text = "State, explanation, hypothesis, key, or words of the statement: “Taiwan memory”."
    autocomplete_fields = ("hypothesis", "state")
    formfield_overrides = TYPED | TYPED_FRACTION
    fieldsets = (
        section(
            None,
            "An observable implication. Write it before you search, so that it could turn out wrong.",
            "study",
            "hypothesis",
            "state",
            "key",
            "statement",
            ("kind", "predicted_value"),
        ),
        section(
            "How much it decides",
            "The test type says what passing and failing would mean; leave the others unless argued.",
            "test_type",
            "weight",
            ("certainty", "uniqueness"),
        ),
        section(
            "Where it comes from",
            "The work from which it is drawn, and whether the published verdict rests on it.",
            ("source", "pages"),
            ("used_in_verdict", "verdict_pages"),
        ),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Say so where the type of the test changes after coding began."""
        stored = Prediction.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if stored is not None:
            counted = Assessment.objects.filter(prediction=obj, status=AssessmentStatus.SUBMITTED).count()
            labels = (stored.get_test_type_display(), obj.get_test_type_display())
            if said := of_changed_test(obj.key, *labels, counted):
                messages.warning(request, said)


@admin.register(NotApplicable)
class NotApplicableAdmin(LeadRowAdmin):
    """States of which a hypothesis says nothing."""

    list_display = ("hypothesis", "state", "reason", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        ("hypothesis", VisibleRelatedFilter),
        ("state", VisibleRelatedFilter),
    )
    list_select_related = ("hypothesis", "state", "study")
    search_fields = ("reason", "hypothesis__name", "state__name")
    autocomplete_fields = ("hypothesis", "state")
    fieldsets = (
        section(
            None,
            "Silence is no evidence either way: no prediction can be added where this is recorded.",
            "study",
            "hypothesis",
            "state",
            "reason",
            ("source", "pages"),
        ),
    )
