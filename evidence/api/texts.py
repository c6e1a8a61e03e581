"""The wording of a document, over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.filtering import StrictFilterBackend
from evidence.api.filters import TextFilter
from evidence.api.serializers import TextSerializer
from evidence.choices import TextKind
from evidence.models import Document, DocumentText, Note

#: The kinds of wording, the best first.
KINDS = TextKind.values

#: A version with what stands around its words; in which note a note stands is told by that note's position alone.
WHOLE = DocumentText.objects.select_related("document").prefetch_related(
    Prefetch("notes", Note.objects.select_related("in_note").defer("in_note__body", "in_note__structure")),
    "pages",
)


class DocumentTextView(GenericAPIView[Any]):
    """One version of the wording of a document."""

    queryset = DocumentText.objects.all()
    serializer_class = TextSerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = TextFilter
    pagination_class = None
    lookup_field = "key"

    @extend_schema(
        operation_id="documents_text_retrieve",
        filters=True,
        description=(
            "The current wording of a document: its edition if it has one, else a transcription, recognised text, a "
            "translation. `sha256` names another version; what was quoted from it can be read there for ever."
        ),
    )
    def get(self, request: Request, key: str) -> Response:
        """The version meant, with its words, notes and pages.

        Raises:
            Http404: when the document is not there for whoever asks, or has no such version.
        """
        document = get_object_or_404(Document.objects.visible_to(request.user), key=key)
        versions = self.filter_queryset(document.texts.defer("body", "structure"))
        if not request.query_params.get("sha256"):
            versions = versions.filter(is_current=True)
        version = min(
            versions, key=lambda text: (KINDS.index(text.kind), text.language, -text.pk), default=None
        )
        if version is None:
            raise Http404
        return Response(self.get_serializer(WHOLE.get(pk=version.pk)).data)
