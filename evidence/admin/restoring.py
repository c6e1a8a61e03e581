"""Deleted passages of a study: look at what comes back, then bring it back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.roles import CODERS, LEADS, has_role, own_coders, user_of
from evidence.admin.visibility import editable_studies, visible
from evidence.models import Document
from evidence.queries.gone import Gone, deleted_passage, deleted_passages
from evidence.services.relations import in_numbers
from evidence.services.restoring import Restoring, counted, plan_restoring, restore_passage

#: As many as a person looks through; the command knows all.
MOST_LISTED = 500


class RestoringForm(forms.Form):
    """How much comes back, and why."""

    everything = forms.BooleanField(
        required=False, label="Also what was deleted more than a day before the passage"
    )
    reason = forms.CharField(
        required=False,
        help_text="Kept in the history of each row.",
        widget=forms.TextInput(attrs={"size": 60}),
    )


class RestoresPassages(OfRecordedAdmin):
    """Part of the passages' admin: deleted ones are listed there, and come back."""

    admin_site: Any
    opts: Any
    change_list_template = "evidence/admin/passage_list.html"

    def get_urls(self) -> list[Any]:
        """The list of deleted passages, and the page of one."""
        listed = self.admin_site.admin_view(self.deleted_view)
        one = self.admin_site.admin_view(self.restore_view)
        return [
            path("deleted/", listed, name="evidence_passage_deleted"),
            path("deleted/<int:key>/", one, name="evidence_passage_restore"),
            *super().get_urls(),
        ]

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """List the deleted passages that are the user's to bring back.

        Raises:
            Http404: when the user codes in no study.
        """
        if not has_role(request, CODERS):
            raise Http404("There is no such page.")
        found = deleted_passages(studies_of(request), documents=visible_documents(request))
        own = [gone for gone in found if is_own(request, gone)]
        studies = {study.pk: study for study in editable_studies(request, CODERS)}
        shown = [(studies[gone.row.study_id], gone) for gone in own[:MOST_LISTED]]
        return self.page(request, "deleted_passages.html", "Deleted passages", gone=shown, n_gone=len(own))

    def restore_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Show what would come back with a passage; bring it back once that is confirmed.

        Raises:
            Http404: when no such passage was deleted, or it is not the user's to bring back.
        """
        self.refuse_what_is_no_key(str(key))
        gone = deleted_passage(studies_of(request), key)
        if gone is None or not is_own(request, gone) or not sees_document(request, gone):
            raise Http404("There is no such deleted passage.")
        form = RestoringForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                back = restore_passage(gone.row.study_id, key, by=user_of(request), **form.cleaned_data)
            except ValidationError as fault:
                for message in fault.messages:
                    form.add_error(None, message)
            else:
                back = as_seen(request, back)
                messages.success(request, f"Passage {gone.row.key} is back, with {back.numbers}.")
                for sentence in back.left:
                    messages.warning(request, sentence)
                return redirect("admin:evidence_passage_change", key)
        gone = deleted_passage(studies_of(request), key) or gone
        plan = as_seen(request, plan_restoring(gone))
        title = f"Bring back passage {gone.row.key}"
        return self.page(
            request,
            "restore_passage.html",
            title,
            plan=plan,
            gone=gone,
            document=Document.objects.filter(pk=gone.row.document_id).first(),
            form=form,
            earlier=in_numbers(counted(plan.earlier)),
        )

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        """One of the two pages."""
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"evidence/admin/{template}", shared | context)


def studies_of(request: HttpRequest) -> list[int]:
    """The studies in which the user codes."""
    return list(editable_studies(request, CODERS).order_by().values_list("pk", flat=True))


def visible_documents(request: HttpRequest) -> Any:
    """The documents that exist for the user."""
    return visible(Document, request).order_by().values("pk")


def sees_document(request: HttpRequest, gone: Gone) -> bool:
    """Whether the passage's document exists for the user."""
    return bool(visible(Document, request).filter(pk=gone.row.document_id).exists())


def is_own(request: HttpRequest, gone: Gone) -> bool:
    """Whether the user leads the passage's study, or picked the passage out, or nobody says who did."""
    if has_role(request, LEADS, gone.row.study_id):
        return True
    return gone.row.created_by_id is None or gone.row.created_by_id in own_coders(request)


def as_seen(request: HttpRequest, plan: Restoring) -> Restoring:
    """The plan as its reader may know it: colleagues' drafts come back too, and are theirs alone."""
    return replace(
        plan,
        rows=[gone for gone in plan.rows if may_know(request, gone)],
        earlier=[gone for gone in plan.earlier if may_know(request, gone)],
        left=list(Counter(plan.left)),
    )


def may_know(request: HttpRequest, gone: Gone) -> bool:
    """Whether a row is no draft, or the user's own."""
    is_draft = getattr(gone.row, "status", "") == "draft"
    return not is_draft or gone.row.coder_id in own_coders(request)
