"""What the columns of the downloads mean."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evidence.models import Study
from evidence.tables import dictionary
from hypotheses.exports.columns import MADE_BY, file_columns


@require_safe
def data_dictionary(request: HttpRequest, slug: str) -> HttpResponse:
    """The data dictionary of the table's files, made of the very columns that make them."""
    study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
    table = dictionary("Data dictionary", file_columns(dict.fromkeys(MADE_BY, "")))
    return render(request, "hypotheses/data_dictionary.html", {"study": study, "dictionary": table})
