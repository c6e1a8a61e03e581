"""The history of a study: who changed what, when and why, newest first."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evidence.models import Study, User
from evidence.tables import FORMATS
from hypotheses.change_request import cursor_of, read_asked, read_cursor
from hypotheses.exports.changes import export
from hypotheses.queries.changes import kinds, records
from hypotheses.reports.changes import told

#: How many records a leaf of the page has, and how many a file.
LEAF = 50
MOST_EXPORTED = 20_000
#: The formats in which the history is handed out.
DOWNLOADS = ("csv", "json", "xlsx")
#: The filters of the page that are typed, with what they are called.
TYPED = {
    "key": "Key of a row, a passage or a prediction",
    "person": "Login",
    "since": "Since",
    "until": "Until",
}


@require_safe
@login_required
def study_history(request: HttpRequest, slug: str) -> HttpResponse:
    """A leaf of the history of a study, as far as its reader may see it, or all of it as a file."""
    user = cast(User, request.user)
    study = get_object_or_404(Study.objects.visible_to(user), slug=slug)
    shared = {
        "study": study,
        "kinds": [(name, str(model._meta.verbose_name)) for name, model in kinds().items()],
        "chosen": request.GET.getlist("kind"),
        "typed": [(name, label, request.GET.get(name, "")) for name, label in TYPED.items()],
    }
    form = request.GET.get("format", "")
    try:
        asked, before = read_asked(request.GET, [study.pk]), read_cursor(request.GET.get("before", ""))
        if form not in ("", *DOWNLOADS):
            raise ValidationError({"format": [f"Unknown: {form}. Known: {', '.join(DOWNLOADS)}."]})
    except ValidationError as fault:
        context = shared | {"faults": fault.message_dict}
        return render(request, "hypotheses/study_history.html", context, status=400)
    if form:
        found = records(asked, user, after=None, newest_first=True, most=MOST_EXPORTED)
        response = HttpResponse(export(told(found), form), content_type=FORMATS[form].media_type)
        response["Content-Disposition"] = f'attachment; filename="{study.slug}-history.{form}"'
        return response
    found = records(asked, user, after=before, newest_first=True, most=LEAF + 1)
    context = {
        "changes": told(found[:LEAF]),
        "older": cursor_of(found[LEAF - 1][0]) if len(found) > LEAF else "",
        "is_first": before is None,
        "downloads": DOWNLOADS,
        "most_exported": MOST_EXPORTED,
    }
    return render(request, "hypotheses/study_history.html", shared | context)
