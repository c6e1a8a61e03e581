"""One cell of a table, opened to its evidence."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evidence.choices import Role
from evidence.models import Study
from hypotheses.choices import By
from hypotheses.reports import Cell, CongruenceTable
from hypotheses.reports.evidence import cell_evidence
from hypotheses.reports.reasons import verdict_reason
from hypotheses.table_request import read_table_request, table_asked_for
from hypotheses.views.filters import filter_form
from hypotheses.views.studies import kept_query, moment_shown


@require_safe
def cell_detail(request: HttpRequest, slug: str, row: str, state: str) -> HttpResponse:
    """Why a cell has its verdict: its arithmetic, and every passage that the reader may see."""
    study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
    try:
        asked = read_table_request(study, request.GET, user=request.user)
    except ValidationError as fault:
        form = filter_form(study, request.user, request.GET, fault.message_dict)
        return render(request, "hypotheses/wrong_filters.html", {"study": study, "form": form}, status=400)
    table = table_asked_for(study, asked)
    cell = cell_or_404(table, row, state)
    return render(
        request,
        "hypotheses/cell_detail.html",
        {
            "study": study,
            "table": table,
            "cell": cell,
            "reason": verdict_reason(cell, table.rule),
            "evidence": cell_evidence(table, cell, request.user),
            "by_explanation": table.by == By.EXPLANATION,
            "form": filter_form(study, request.user, request.GET, as_of=asked.as_of),
            **moment_shown(request, asked),
            "may_edit": asked.as_of is None and may_edit(request, study),
            "query": kept_query(request),
        },
    )


def cell_or_404(table: CongruenceTable, row: str, state: str) -> Cell:
    """The cell of these slugs.

    Raises:
        Http404: when the table has none.
    """
    try:
        return table.cell(row, state)
    except KeyError as fault:
        raise Http404("The table has no such cell.") from fault


def may_edit(request: HttpRequest, study: Study) -> bool:
    """Whether the admin lets the user change the study's passages and assessments; asked once for a page."""
    user = request.user
    if not user.is_staff:
        return False
    editable = Study.objects.all().editable_by(user, Role.CODER, Role.LEAD)
    return editable.filter(pk=study.pk).exists()
