"""The page on which a lead puts passages that go back to one source into one cluster, after a look at them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from evidence.admin.choosing import offer
from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.roles import LEADS, has_role, user_of
from evidence.admin.visibility import visible
from evidence.models import Cluster, Passage, Study
from evidence.services.clustering import Clustered, put_into_cluster

#: As many as an address can name, and a person look at.
MOST_PASSAGES = 200


def gather_address(passages: list[int]) -> str:
    """Where these passages (their numbers) are put into a cluster."""
    return f"{reverse('admin:evidence_cluster_gather')}?{urlencode({'passages': passages}, doseq=True)}"


class GatheringForm(forms.Form):
    """Into which cluster, and why."""

    cluster = forms.ModelChoiceField(
        Cluster.objects.none(),
        required=False,
        empty_label="a new one",
        help_text="A cluster of the study, or a new one.",
    )
    name = forms.CharField(
        required=False,
        max_length=200,
        label="Name of a new one",
        help_text="What its passages go back to, for instance “NSC 5503 and NSC 5723”.",
        widget=forms.TextInput(attrs={"size": 60}),
    )
    reason = forms.CharField(
        help_text="Why they are no independent witnesses. It is kept in the history of each passage.",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
    )

    def __init__(self, study: Study, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "cluster", Cluster.objects.filter(study=study))


class GathersPassages(OfRecordedAdmin):
    """Part of the clusters' admin: passages are put together there."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """The page on which passages are put together."""
        view = self.admin_site.admin_view(self.gather_view)
        return [path("gather/", view, name="evidence_cluster_gather"), *super().get_urls()]

    def gather_view(self, request: HttpRequest) -> HttpResponse:
        """Show the passages that the address names; put them into one cluster.

        Raises:
            Http404: when the address does not name passages of one study that exist for the user.
            PermissionDenied: when the user does not lead that study.
        """
        passages = self.passages(request)
        study = passages[0].study
        if not has_role(request, LEADS, study.pk):
            raise PermissionDenied
        form = GatheringForm(study, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            gathered = self.gathered(request, passages, form)
            if gathered is not None:
                messages.success(
                    request,
                    f"{len(gathered.moved)} of {len(passages)} passages were put into “{gathered.cluster}”. "
                    "They count as one witness now.",
                )
                return redirect("admin:evidence_cluster_change", gathered.cluster.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Put passages into one cluster",
            "passages": passages,
            "study": study,
            "form": form,
        }
        return TemplateResponse(request, "evidence/admin/gather.html", context)

    def passages(self, request: HttpRequest) -> list[Passage]:
        """The passages that the address names, all of one study.

        Raises:
            Http404: when it names others.
        """
        named = list(dict.fromkeys(request.GET.getlist("passages")))
        if not named or len(named) > MOST_PASSAGES:
            raise Http404("There are no such passages.")
        self.refuse_what_is_no_key(*named)
        rows = visible(Passage, request).filter(pk__in=[int(key) for key in named])
        found = list(
            rows.select_related("study", "document", "cluster").prefetch_related("quotations").order_by("key")
        )
        if len(found) < len(named) or len({each.study_id for each in found}) > 1:
            raise Http404("There are no such passages, or they are not of one study.")
        return found

    def gathered(
        self, request: HttpRequest, passages: list[Passage], form: GatheringForm
    ) -> Clustered | None:
        """Put them together; or say at the field what stands in the way."""
        asked = form.cleaned_data
        try:
            return put_into_cluster(
                passages,
                into=asked["cluster"],
                name=asked["name"],
                reason=asked["reason"],
                by=user_of(request),
            )
        except ValidationError as fault:
            of_fields = (
                fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
            )
            for field, said in of_fields.items():
                form.add_error(field if field in form.fields else None, said)
            return None
