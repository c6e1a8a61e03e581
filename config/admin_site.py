"""The admin site: Django's own, under our name, with an index that says where the studies stand."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path

from evidence.choices import Role
from evidence.models import Study
from hypotheses.queries.standing import standing_of_studies

#: The lists of the first page and of the side, in the order in which a study is entered; others follow by name.
ENTERED = (
    *("Study", "Membership", "Coder", "Archive", "Collection", "Document", "Holding", "Appraisal", "Agent"),
    *("Passage", "Quotation", "PassageUse", "Cluster", "Codebook", "Code", "Coding", "Memo"),
    *("State", "Explanation", "Hypothesis", "Prediction", "NotApplicable", "Assessment", "Adjudication"),
    *(
        "UnitDecision",
        "PublishedVerdict",
        "ScoringSettings",
        "Outcome",
        "PreferenceReading",
        "PublishedOrder",
    ),
    *("TieReading", "WillingnessReading", "Mechanism", "MechanismPart", "MechanismLink", "RivalCheck"),
    *("PartEvidence", "Event"),
)


class FoundRows(AutocompleteJsonView):
    """What a box that searches finds, told apart by what its admin says of each row, where it says more than a name."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """The row's value for the form, and the words that it is chosen by."""
        label = getattr(self.model_admin, "label_found", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class TouchstoneAdminSite(AdminSite):
    """Where researchers enter documents, passages and judgements."""

    site_header = "Touchstone"
    site_title = "Touchstone"
    index_title = "Enter and code evidence"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page: where each study stands, then everything that can be entered."""
        coded = Study.objects.all().editable_by(request.user, Role.CODER, Role.LEAD)
        shown = {"standings": standing_of_studies(request.user), "coded_studies": set(coded)}
        return super().index(request, {**shown, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What can be entered, each app's lists in the order of the work."""
        places = {name: place for place, name in enumerate(ENTERED)}
        apps: list[Any] = super().get_app_list(request, app_label)
        for app in apps:
            # a stable sort: what has no place keeps the order by name
            app["models"].sort(key=lambda model: places.get(model["object_name"], len(places)))
        return apps

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Answer a box that searches."""
        found: Any = FoundRows.as_view(admin_site=self)
        answer: HttpResponse = found(request)
        return answer

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Django's addresses, but for the one that leads to a row's page: it would name rows that are not shown."""
        own = path(
            "r/<int:content_type_id>/<int:object_id>/", self.admin_view(page_of_row), name="view_on_site"
        )
        return [own, *(each for each in super().get_urls() if getattr(each, "name", None) != "view_on_site")]


def page_of_row(request: HttpRequest, content_type_id: int, object_id: int) -> HttpResponseRedirect:
    """Lead to the page of a row that exists for the user.

    Raises:
        Http404: where there is none, or no such page.
    """
    kind = ContentType.objects.filter(pk=content_type_id).first()
    model: Any = kind and kind.model_class()
    if not hasattr(model, "NATURAL_KEY") or not hasattr(model, "get_absolute_url"):
        raise Http404("There is no such page.")
    row = model.objects.visible_to(request.user).filter(pk=object_id).first()
    if row is None:
        raise Http404("There is no such row.")
    return HttpResponseRedirect(row.get_absolute_url())
