"""What the pages of analyses share: reading the address, handing out files, saying what was wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.analyses.asked import analysis_asked_for, figure_of, file_of
from hypotheses.analyses.kind import Analysis, Kind


def analysis_page(
    request: HttpRequest,
    slug: str,
    kind: Kind,
    template: str,
    context: Callable[[Study, Analysis], dict[str, Any]],
) -> HttpResponse:
    """A study's analysis as a page, or with `format` as a file; 400 with the reasons where a parameter is wrong."""
    study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
    try:
        analysis = analysis_asked_for(kind, study, request.GET, request.user)
        if figure := request.GET.get("figure", ""):
            return figure_of(kind, analysis, figure)
    except ValidationError as fault:
        shared = {"study": study, "kind": kind, "faults": fault.message_dict}
        return render(request, "hypotheses/wrong_parameters.html", shared, status=400)
    if form := request.GET.get("format", ""):
        return file_of(kind, analysis, form, request.GET.get("table", ""))
    shared = {
        "study": study,
        "kind": kind,
        "analysis": analysis,
        "formats": [each for each in FORMATS if each != "text"],
    }
    return render(request, template, shared | context(study, analysis))
