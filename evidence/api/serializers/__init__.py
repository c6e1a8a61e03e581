"""How the rows of the evidence app are shown, one module a subject."""

from evidence.api.serializers.archives import ArchiveSerializer, CollectionSerializer
from evidence.api.serializers.documents import DocumentDetailSerializer, DocumentSerializer
from evidence.api.serializers.passages import SHOWN_QUOTATIONS, SHOWN_USES, PassageSerializer
from evidence.api.serializers.studies import CodeSerializer, CodingSerializer, StudySerializer
from evidence.api.serializers.texts import TextSerializer

__all__ = [
    "SHOWN_QUOTATIONS",
    "SHOWN_USES",
    "ArchiveSerializer",
    "CodeSerializer",
    "CodingSerializer",
    "CollectionSerializer",
    "DocumentDetailSerializer",
    "DocumentSerializer",
    "PassageSerializer",
    "StudySerializer",
    "TextSerializer",
]
