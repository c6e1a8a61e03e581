"""What the pages of analyses share: reading the address, handing out files, saying what was wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.analyses.asked import analysis_asked_for, figure_of, file_of
from hypotheses.analyses.kind import Analysis, Kind
from hypotheses.views.naming import names_in


def analysis_page(
    request: HttpRequest,
    slug: str,
    kind: Kind,
    template: str,
    context: Callable[[Study, Analysis], dict[str, Any]],
    *,
    given: Callable[[Study], QueryDict] | None = None,
    named_by_address: Collection[str] = (),
) -> HttpResponse:
    """A study's analysis as a page, or with `format` as a file; 400 with the reasons where a parameter is wrong.

    Args:
        given: the parameters of a study's page, where they are not simply those of the address.
        named_by_address: parameters that stand in the path: where one of them is wrong, there is no such page.

    Raises:
        Http404: for a study that the reader may not see, and for a path that names nothing.
    """
    study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
    asked = given(study) if given else request.GET
    try:
        analysis = analysis_asked_for(kind, study, asked, request.user)
        if figure := request.GET.get("figure", ""):
            return figure_of(kind, analysis, figure)
    except ValidationError as fault:
        if wrong := fault.message_dict.keys() & set(named_by_address):
            raise Http404("; ".join(fault.message_dict[sorted(wrong)[0]])) from fault
        shared = {"study": study, "kind": kind, "faults": fault.message_dict}
        return render(request, "hypotheses/wrong_parameters.html", shared, status=400)
    if form := request.GET.get("format", ""):
        return file_of(kind, analysis, form, request.GET.get("table", ""))
    shared = {
        "study": study,
        "kind": kind,
        "analysis": analysis,
        "names": names_in(study),
        "formats": [each for each in FORMATS if each != "text"],
    }
    return render(request, template, shared | context(study, analysis))
