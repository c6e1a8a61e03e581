"""Which documents have the words of one, over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.filtering import refuse_unknown
from evidence.api.serializers.elsewhere import ReuseSerializer
from evidence.models import Document, DocumentText
from evidence.queries.documents import versions_of
from evidence.queries.reuse import MOST_COMPARED, reuse_of
from evidence.reuse import LEAST


class ElsewhereView(GenericAPIView[Any]):
    """The documents that have long stretches of words of one."""

    queryset = Document.objects.all()
    serializer_class = ReuseSerializer
    pagination_class = None
    lookup_field = "key"

    @extend_schema(
        operation_id="documents_elsewhere_list",
        responses={200: ReuseSerializer(many=True)},
        description=(
            f"The documents that whoever asks may see with stretches of at least {LEAST} words of the current wording "
            f"of this one, those with most of them first, at most {MOST_COMPARED}. Nothing for a document without text."
        ),
    )
    def get(self, request: Request, key: str) -> Response:
        """The documents, with the words as both have them.

        Raises:
            Http404: when the document is not there for whoever asks.
            ValidationError: when anything is asked beside it; there are no filters.
        """
        refuse_unknown(request, {}, pages=[])
        versions = Prefetch("texts", DocumentText.objects.defer("body", "structure"))
        seen = Document.objects.visible_to(request.user).prefetch_related(versions)
        document = get_object_or_404(seen, key=key)
        current = next((text for text in versions_of(document) if text.is_current), None)
        found = reuse_of(DocumentText.objects.get(pk=current.pk), request.user) if current else []
        return Response(self.get_serializer(found, many=True).data)
