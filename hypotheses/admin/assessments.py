"""Assessments, and leads' rulings where coders differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from evidence.admin.filters import HeldInFilter
from evidence.admin.own_work import OwnWorkFormSet
from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin, StudyRowAdmin, StudyRowInline
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.models import Passage
from hypotheses.admin.code_next import CodesNext
from hypotheses.admin.drafts import HasDrafts
from hypotheses.admin.filters import OfPassageGradeFilter
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Adjudication, Assessment
from hypotheses.reports.cautions import cautions_about

PREDICTION_SEARCH = (
    "passage__key",
    "passage__document__short_title",
    "prediction__key",
    "prediction__statement",
    "rationale",
)


class AssessmentFormSet(OwnWorkFormSet):
    """The assessments of a passage."""

    coder_field = "coder"

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """One submitted assessment and one draft a coder and prediction, beside any number of older ones."""
        if row.status not in (AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT):
            return None
        return row.prediction_id, row.coder_id, row.status


class AssessmentInline(StudyRowInline):
    """What a passage says about predictions."""

    model = Assessment
    formset = AssessmentFormSet
    list_select_related = ("prediction", "coder", "passage")
    template = "admin/edit_inline/stacked.html"
    autocomplete_fields = ("prediction", "coder")
    readonly_fields = ("expectation",)
    fieldsets = (
        section(
            None,
            "",
            "prediction",
            "expectation",
            ("direction", "strength"),
            "rationale",
            ("basis", "stated_at"),
            ("coder", "status"),
        ),
    )

    @admin.display(description="what we should find")
    def expectation(self, assessment: Assessment) -> str:
        """The whole statement of the prediction, of which the field above shows the beginning."""
        return (
            assessment.prediction.statement if assessment.prediction_id else "It is shown once it is saved."
        )


def caution(request: HttpRequest, assessments: Iterable[int]) -> None:
    """Say of assessments that were saved what a person should think of once more. Nothing is forbidden."""
    for sentence in cautions_about(list(assessments)):
        messages.warning(request, sentence)


@admin.register(Assessment)
class AssessmentAdmin(HasDrafts, CodesNext, StudyRowAdmin):
    """Coders' judgements, each its coder's own to change, and the leads'."""

    list_display = ("passage", "prediction", "direction", "strength", "basis", "coder", "status", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        "status",
        "direction",
        "strength",
        "basis",
        ("prediction__state", VisibleRelatedFilter),
        ("prediction__hypothesis__explanation", VisibleRelatedFilter),
        HeldInFilter,
        "passage__document__access",
        OfPassageGradeFilter,
        ("coder", VisibleRelatedFilter),
    )
    list_select_related = ("passage__document", "prediction", "coder", "study")
    search_fields = PREDICTION_SEARCH
    autocomplete_fields = ("passage", "prediction", "coder")
    readonly_fields = ("submitted_at",)
    fieldsets = (
        section(
            None,
            "Does the passage speak for the prediction, against it, or neither? Say why.",
            "study",
            "passage",
            "prediction",
            ("direction", "strength"),
            "rationale",
        ),
        section(
            "How the link was reached",
            "Whether the author says so, or you infer it.",
            ("basis", "stated_at"),
        ),
        section(
            "Whose it is, and whether it counts",
            "Saving submits the assessment, and it counts at once, unless you choose draft.",
            ("coder", "status"),
            "submitted_at",
        ),
    )

    def passage_of(self, row: Assessment) -> Passage:
        """The passage judged."""
        return row.passage

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Say what stands out in the judgement."""
        super().save_related(request, form, formsets, change)
        caution(request, [form.instance.pk])


@admin.register(Adjudication)
class AdjudicationAdmin(LeadRowAdmin):
    """Rulings of leads."""

    list_display = ("passage", "prediction", "direction", "strength", "ruled_by", "ruled_at", "study")
    list_filter = (("study", VisibleRelatedFilter), "direction", ("ruled_by", VisibleRelatedFilter))
    list_select_related = ("passage__document", "prediction", "ruled_by", "study")
    search_fields = (*PREDICTION_SEARCH[:-1], "reason")
    autocomplete_fields = ("passage", "prediction", "ruled_by")
    fieldsets = (
        section(
            None,
            "A ruling stands in for the mean of the coders. Their assessments stay as they are, and "
            "the table says that the passage was contested and that a lead has ruled.",
            "study",
            "passage",
            "prediction",
            ("direction", "strength"),
            "reason",
        ),
        section(
            "Who ruled, and when",
            "Assessments made later are flagged.",
            "ruled_by",
            "ruled_at",
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A ruling is made now, unless another time is entered."""
        return {"ruled_at": timezone.now(), **super().get_changeform_initial_data(request)}
