"""How the rows of the evidence app are shown, one module a subject."""

from evidence.api.serializers.archives import ArchiveSerializer, CollectionSerializer
from evidence.api.serializers.documents import DocumentSerializer
from evidence.api.serializers.passages import PassageSerializer
from evidence.api.serializers.studies import CodeSerializer, CodingSerializer, StudySerializer

__all__ = [
    "ArchiveSerializer",
    "CodeSerializer",
    "CodingSerializer",
    "CollectionSerializer",
    "DocumentSerializer",
    "PassageSerializer",
    "StudySerializer",
]
