"""The mechanisms of a study, and one of them with its figures and its evidence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evidence.models import Study
from hypotheses.analyses.kind import Analysis
from hypotheses.analyses.mechanisms import MECHANISMS
from hypotheses.exports.mechanisms import for_page
from hypotheses.reports.mechanism_figures import figure_of, timeline_of
from hypotheses.reports.mechanisms import Tracing
from hypotheses.views.analyses import analysis_page
from hypotheses.views.cells import may_edit


@require_safe
def mechanisms(request: HttpRequest, slug: str) -> HttpResponse:
    """All mechanisms of a study, or the one that the address names; drawn where it is one."""

    def context(study: Study, analysis: Analysis) -> dict[str, Any]:
        tracing: Tracing = analysis.result
        one = tracing.mechanisms[0] if len(tracing.mechanisms) == 1 else None
        return {
            "tracing": tracing,
            "one": one,
            "tables": for_page(analysis.tables, is_one=one is not None),
            "diagram": figure_of(one) if one else None,
            "timeline": timeline_of(one) if one else None,
            "may_edit": may_edit(request, study),
        }

    return analysis_page(request, slug, MECHANISMS, "hypotheses/mechanisms.html", context)
