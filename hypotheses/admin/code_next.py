"""“Save and code the next”: from one passage to the next that the user has not judged."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.study_rows import own_coder
from evidence.admin.visibility import visible
from evidence.models import Passage
from hypotheses.queries.unassessed import next_unassessed

#: The name of the button.
CODE_NEXT = "_code_next"


class CodesNext(OfRecordedAdmin):
    """Part of the admins of passages and assessments: saving can lead on to the next passage."""

    admin_site: Any

    def passage_of(self, row: Any) -> Passage:
        """The passage that was before the user."""
        raise NotImplementedError

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After a new row, the next passage where that was asked for."""
        way = self.way_on(request, obj)
        return way or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After a change, the next passage where that was asked for."""
        way = self.way_on(request, obj)
        return way or super().response_post_save_change(request, obj)

    def way_on(self, request: HttpRequest, row: Any) -> HttpResponse | None:
        """To the next passage; None, said in words where it was asked for, when there is none."""
        if CODE_NEXT not in request.POST:
            return None
        coder = own_coder(request, row.study_id)
        if coder is None:
            messages.warning(request, "You are no coder of this study, so there is no next passage for you.")
            return None
        found = next_unassessed(visible(Passage, request), self.passage_of(row), coder)
        if found is None:
            messages.success(request, "You have judged all other passages of this study that you may see.")
            return None
        return redirect(self.place_to_code(request, found))

    def place_to_code(self, request: HttpRequest, passage: Passage) -> str:
        """The passage's own page for whom it is open to change; a colleague's is judged on a page of its own."""
        if self.admin_site.get_model_admin(Passage).has_change_permission(request, passage):
            return reverse("admin:evidence_passage_change", args=(passage.pk,))
        asked = urlencode({"study": passage.study_id, "passage": passage.pk})
        return f"{reverse('admin:hypotheses_assessment_add')}?{asked}"
