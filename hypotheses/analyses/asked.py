"""An analysis asked for by a web address: the same reading for page and API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, QueryDict

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.analyses.kind import Analysis, Kind
from hypotheses.exports.analysis import export
from hypotheses.exports.figures import FORMS

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


def analysis_asked_for(kind: Kind, study: Study, given: QueryDict, user: AnyUser) -> Analysis:
    """The analysis that an address names.

    Raises:
        ValidationError: naming every parameter that is wrong, and what is known instead.
    """
    return kind.analyse(study, kind.read(dict(given.lists())), user)


def figure_of(kind: Kind, analysis: Analysis, figure_name: str) -> HttpResponse:
    """The figure of an analysis as a file named after its study.

    Raises:
        ValidationError: when it cannot be drawn here.
    """
    form = FORMS[figure_name]
    response = HttpResponse(analysis.figures[figure_name](), content_type=form.media_type)
    name = f"{analysis.study.slug}-{kind.name}.{form.extension}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def file_of(kind: Kind, analysis: Analysis, format_name: str, table_name: str = "") -> HttpResponse:
    """The analysis as a file named after its study; a browser shows it where it can."""
    form = FORMATS[format_name]
    content = export(kind, analysis, format_name, table_name)
    response = HttpResponse(content, content_type=form.media_type)
    table = f"-{table_name}" if table_name and format_name not in ("json", "xlsx") else ""
    name = f"{analysis.study.slug}-{kind.name}{table}.{form.extension}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
