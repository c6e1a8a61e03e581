"""The page on which a quotation of unknown origin is looked for in all documents."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.api.find_quote import LONGEST, QuotationFilter
from evidence.models import Archive, Page
from evidence.queries.origins import MOST_NAMED, find_origins, in_a_sentence
from evidence.queries.search import Narrowing


@require_safe
def find_quote(request: HttpRequest) -> HttpResponse:
    """The documents that the reader may see in which the quotation stands, best first."""
    given = request.GET.copy()
    if not given.get("archive", "").strip():
        given.pop("archive", None)  # a form sends all that it has
    asked = {name: given.get(name, "").strip() for name in ("q", "archive")}
    context: dict[str, Any] = {
        "asked": asked,
        "archives": Archive.objects.visible_to(request.user).order_by("name"),
        "longest": LONGEST,
        "most": MOST_NAMED,
    }
    if not asked["q"]:
        return render(request, "evidence/find_quote.html", context)
    form = QuotationFilter(given, queryset=Page.objects.none(), request=request).form
    if not form.is_valid():
        context["faults"] = [fault for faults in form.errors.values() for fault in faults]
        return render(request, "evidence/find_quote.html", context, status=400)
    narrowing = Narrowing(archives=[archive.slug for archive in form.cleaned_data["archive"]])
    origins = find_origins(form.cleaned_data["q"], request.user, narrowing)
    context |= {"origins": origins, "said": in_a_sentence(origins)}
    return render(request, "evidence/find_quote.html", context)
