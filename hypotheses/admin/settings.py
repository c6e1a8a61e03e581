"""How studies add up their evidence."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin
from hypotheses.admin.fractions import TYPED_FRACTION
from hypotheses.models import ScoringSettings


@admin.register(ScoringSettings)
class ScoringSettingsAdmin(LeadRowAdmin):
    """The numbers of each study's scoring rule."""

    list_display = ("study", "kappa", "threshold", "minimum_clusters", "minimum_coverage")
    list_select_related = ("study",)
    search_fields = ("study__title",)
    formfield_overrides = TYPED_FRACTION
    fieldsets = (
        section(
            None,
            "A study without this row has the default rule. The numbers are printed with every "
            "result; choose them before you look at the verdicts. Fractions such as 1/3 stay exact.",
            "study",
        ),
        section(
            "When a cell says yes or no",
            "The score that a cell needs, and the doubt that every prediction starts with.",
            "kappa",
            "threshold",
            "fail_threshold",
        ),
        section(
            "How much evidence a verdict needs",
            "Below these a cell says that the evidence is insufficient.",
            "minimum_clusters",
            "minimum_coverage",
            "minimum_mass",
            "discount",
        ),
        section(
            "What the grades count",
            "A passage weighs as much as the grade of its document.",
            "grade_a",
            "grade_b",
            "grade_c",
            "grade_d",
            "grade_e",
        ),
        section(
            "What directness counts",
            "All 1 unless argued: then it makes no difference how near the words are.",
            "directness_direct",
            "directness_reported",
            "directness_relayed",
            "directness_inferred",
            "directness_unstated",
        ),
    )
