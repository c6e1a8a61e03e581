"""An analysis over the API, in every format the command knows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.analyses.asked import analysis_asked_for, figure_of, file_of
from hypotheses.analyses.kind import Kind
from hypotheses.api.congruence_schema import in_every_format
from hypotheses.exports.figures import FORMS


class AnalysisMetaSerializer(serializers.Serializer):
    """What made an analysis."""

    analysis = serializers.CharField(help_text="The kind of analysis.")
    study = serializers.SlugField(help_text="The study's slug.")
    version = serializers.CharField(help_text="Version of Touchstone that made it.")
    made_by = serializers.DictField(help_text="Settings, filters, seed and method; exact numbers are text.")
    notes = serializers.ListField(
        child=serializers.CharField(), help_text="What the result says, and what it cannot show."
    )


class AnalysisView(APIView):
    """One kind of analysis of a study."""

    kind: Kind

    def get(self, request: Request, slug: str) -> HttpResponse:
        """The analysis in the format asked for, JSON unless another is named."""
        study = get_object_or_404(Study.objects.visible_to(request.user), slug=slug)
        given = request.query_params
        analysis = analysis_asked_for(self.kind, study, given, request.user)
        if figure := given.get("figure", ""):
            return figure_of(self.kind, analysis, figure)
        return file_of(self.kind, analysis, given.get("format") or "json", given.get("table", ""))

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[BaseRenderer, str]:
        """Errors are JSON; `format` names the form of the result and is no business of the framework's."""
        renderer = self.get_renderers()[0]
        return renderer, renderer.media_type


def analysis_view(kind: Kind) -> type[AnalysisView]:
    """The endpoint of a kind of analysis, told of in the schema."""
    word = "".join(part.title() for part in kind.name.split("-"))
    rows = {
        name: serializers.ListField(child=serializers.DictField(), help_text=f"Rows of the table {name}.")
        for name in kind.tables
    }
    answer = type(
        f"{word}Serializer",
        (serializers.Serializer,),
        {
            "__doc__": kind.about,
            "meta": AnalysisMetaSerializer(help_text="What made it, and what is to be said of it."),
            **rows,
        },
    )
    view = type(f"{word}View", (AnalysisView,), {"__doc__": kind.about, "kind": kind})
    described = extend_schema(
        operation_id=f"studies_{kind.name.replace('-', '_')}_retrieve",
        parameters=parameters_of(kind),
        responses=in_every_format(answer) | figures_of(kind),
        description=kind.about,
    )
    # the decorator of the class, since that of a method would mark the one method that all kinds share
    extend_schema_view(get=described)(view)
    return view


def figures_of(kind: Kind) -> dict[tuple[int, str], OpenApiTypes]:
    """The figures that a kind draws, by media type."""
    forms = [FORMS[name] for name in kind.figures]
    return {
        (200, each.media_type): OpenApiTypes.STR if each.is_text else OpenApiTypes.BINARY for each in forms
    }


def parameters_of(kind: Kind) -> list[OpenApiParameter]:
    """The parameters of a kind as the schema tells of them."""
    own = [
        OpenApiParameter(
            each.name,
            OpenApiTypes.STR,
            many=each.is_several,
            description=each.help,
            enum=list(each.choices) or None,
            default=each.default or None,
        )
        for each in kind.parameters
    ]
    figure = OpenApiParameter(
        "figure", OpenApiTypes.STR, enum=list(kind.figures), description="Its figure, in this form."
    )
    return [
        *own,
        *([figure] if kind.figures else []),
        OpenApiParameter(
            "format", OpenApiTypes.STR, enum=list(FORMATS), description="The form.", default="json"
        ),
        OpenApiParameter(
            "table",
            OpenApiTypes.STR,
            enum=list(kind.tables) or None,
            description="Which table, in a format that gives one; the first unless named.",
        ),
    ]
