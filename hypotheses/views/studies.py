"""The list of studies, and a study's congruence table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evidence.models import Study
from evidence.queries.past import past
from evidence.tables import FORMATS
from hypotheses.as_of import in_words
from hypotheses.choices import By, Flag, Verdict
from hypotheses.exports.congruence import headline_text, notes, settings_of
from hypotheses.models import Explanation, Hypothesis, ScoringSettings
from hypotheses.queries.layout import Row
from hypotheses.reports import Cell, CongruenceTable
from hypotheses.scoring.rule import Rule
from hypotheses.table_request import MOMENT, TableRequest, download, read_table_request, table_asked_for
from hypotheses.views.filters import filter_form

#: What a reader finds on the page itself, in another form.
DOWNLOADS = tuple(name for name in FORMATS if name != "text")


@require_safe
def study_list(request: HttpRequest) -> HttpResponse:
    """The studies that the reader may see."""
    return render(request, "hypotheses/study_list.html", {"studies": Study.objects.visible_to(request.user)})


@require_safe
def study_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A study's table as a page, or with `format` as a file; 400 with the reasons where a filter is wrong."""
    study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
    try:
        asked = read_table_request(study, request.GET, user=request.user)
    except ValidationError as fault:
        form = filter_form(study, request.user, request.GET, fault.message_dict)
        return render(request, "hypotheses/study_detail.html", {"study": study, "form": form}, status=400)
    if asked.format_name:
        return download(study, asked, asked.format_name)
    table = table_asked_for(study, asked)
    return render(
        request,
        "hypotheses/study_detail.html",
        {
            "study": study,
            "form": filter_form(study, request.user, request.GET, as_of=asked.as_of),
            **moment_shown(request, asked),
            "table": table,
            "rows": matrix_rows(table),
            "headline": headline_text(table),
            "parting": [cell for cell in table.cells if cell.agrees is False],
            "flags_raised": [flag for flag in Flag if any(flag in cell.result.flags for cell in table.cells)],
            "verdicts": list(Verdict),
            "made_by": notes(table)[1:],
            "settings": explained_settings(table.rule),
            "formats": [FORMATS[name] for name in DOWNLOADS],
            "rows_by": list(By),
            "query": kept_query(request),
        },
    )


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of the table, with what the study tells of its explanation or hypothesis."""

    row: Row
    about: Explanation | Hypothesis
    cells: tuple[Cell, ...]


def matrix_rows(table: CongruenceTable) -> list[MatrixRow]:
    """The cells of a table, row by row."""
    with past(table.as_of, table.study):
        about = subjects_of(table)
    return [
        MatrixRow(row, about[row.slug], tuple(cell for cell in table.cells if cell.row == row))
        for row in table.rows
    ]


def subjects_of(table: CongruenceTable) -> Mapping[str, Explanation | Hypothesis]:
    """The explanations or hypotheses that are a table's rows, by slug."""
    kind = Explanation if table.by == By.EXPLANATION else Hypothesis
    return {each.slug: each for each in kind.objects.filter(study=table.study)}


def explained_settings(rule: Rule) -> list[tuple[str, str, str]]:
    """The numbers of the rule: name, value, and what each does."""
    fields = ScoringSettings._meta
    return [
        # the settings have concrete fields only
        (str(fields.get_field(name).verbose_name), str(value), str(fields.get_field(name).help_text))  # type: ignore[union-attr]
        for name, value in settings_of(rule).items()
    ]


def kept_query(request: HttpRequest, *without: str) -> str:
    """The filters of an address, to be carried on to other pages: “?archive=frus”, or nothing."""
    kept = request.GET.copy()
    for name in ("format", *without):
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""


def moment_shown(request: HttpRequest, asked: TableRequest) -> dict[str, str]:
    """What a page of the past says of its moment, and the address by which one comes back; empty for the present."""
    if asked.as_of is None:
        return {"shown_moment": ""}
    return {"shown_moment": in_words(asked.as_of), "present_query": kept_query(request, *MOMENT)}
