"""In which documents a quotation stands, over the API."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters
from django_filters.utils import translate_validation
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.filtering import ArchiveFilter, StrictFilterBackend, refuse_unknown
from evidence.api.serializers.origins import OriginSerializer
from evidence.models import Page
from evidence.queries.origins import MOST_NAMED, find_origins, refuse_wordless
from evidence.queries.search import Narrowing

#: As much as an address can carry.
LONGEST = 4000


class QuotationFilter(filters.FilterSet):
    """The quotation, and where to look for it."""

    q = filters.CharFilter(
        required=True,
        max_length=LONGEST,
        validators=[refuse_wordless],
        help_text="The quotation, as printed, with its ellipses and brackets.",
        error_messages={
            "required": "Say which quotation is to be looked for.",
            "max_length": f"This is longer than {LONGEST} characters. Look for a sentence of it.",
        },
    )
    archive = ArchiveFilter()

    class Meta:
        model = Page
        fields = ()


class FindQuoteView(GenericAPIView[Any]):
    """The documents in which a quotation stands."""

    queryset = Page.objects.none()
    serializer_class = OriginSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = QuotationFilter
    pagination_class = None

    @extend_schema(
        operation_id="find_quote",
        filters=True,
        responses={200: OriginSerializer(many=True)},
        description=(
            "The documents that whoever asks may see in whose current wordings the quotation stands, or nearly stands, "
            f"best first, at most {MOST_NAMED}. The verdict is that of a quotation from the document."
        ),
    )
    def get(self, request: Request) -> Response:
        """The documents.

        Raises:
            ValidationError: naming each filter that is unknown, given twice, or has an impossible value.
        """
        refuse_unknown(request, dict(QuotationFilter.base_filters), pages=[])
        asked = QuotationFilter(request.query_params, queryset=Page.objects.none(), request=request).form
        if not asked.is_valid():
            raise translate_validation(asked.errors)
        narrowing = Narrowing(archives=[archive.slug for archive in asked.cleaned_data["archive"]])
        found = find_origins(asked.cleaned_data["q"], request.user, narrowing)
        return Response(self.get_serializer(found, many=True).data)
