"""A study's congruence table over the API, in every format the command knows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from evidence.choices import SourceClass
from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.api.congruence_schema import CongruenceTableSerializer, in_every_format
from hypotheses.choices import By
from hypotheses.table_request import download, read_table_request


def several(name: str, description: str, enum: list[str] | None = None) -> OpenApiParameter:
    """A filter that may be given more than once."""
    return OpenApiParameter(name, OpenApiTypes.STR, many=True, description=description, enum=enum)


PARAMETERS = [
    OpenApiParameter(
        "by", OpenApiTypes.STR, enum=By.values, description="What the rows are.", default="explanation"
    ),
    OpenApiParameter("format", OpenApiTypes.STR, enum=list(FORMATS), description="The form.", default="json"),
    several("archive", "Only what one of these archives holds (slugs)."),
    several("without_archive", "Only what remains without these archives (slugs)."),
    several("source_class", "Only these classes of sources.", SourceClass.values),
    several("coder", "Only these coders' assessments (slugs)."),
    OpenApiParameter(
        "from", OpenApiTypes.STR, description="Only what refers to this day or later: 1953, 1953-07-11."
    ),
    OpenApiParameter("to", OpenApiTypes.STR, description="Only what refers to this day or earlier."),
    OpenApiParameter(
        "as_of",
        OpenApiTypes.STR,
        description=(
            "The table as it stood at this moment, recomputed from history: 2026-05-03 (its end, in the site's time "
            "zone), 2026-05-03T12:00+02:00 (write + as %2B)."
        ),
    ),
]


class CongruenceView(APIView):
    """What the evidence of a study says of each explanation in each state."""

    @extend_schema(
        operation_id="studies_congruence_retrieve",
        parameters=PARAMETERS,
        responses=in_every_format(CongruenceTableSerializer),
        description=(
            "The congruence table: `meta` says which version, settings and filters made it, `cells` has every cell. "
            "One table for all readers: restricted evidence counts, and its content stays hidden."
        ),
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        """The table in the format asked for, JSON unless another is named."""
        study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
        asked = read_table_request(study, request.query_params, user=request.user)
        return download(study, asked, asked.format_name or "json")

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[BaseRenderer, str]:
        """Errors are JSON; `format` names the form of the table and is no business of the framework's."""
        renderer = self.get_renderers()[0]
        return renderer, renderer.media_type
