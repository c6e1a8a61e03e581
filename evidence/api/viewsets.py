"""The lists and records of the evidence app. Each begins with what whoever asks may see."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from rest_framework.viewsets import ReadOnlyModelViewSet

from evidence.api import examples, filters, inputs, serializers, shown_rows
from evidence.api.archive_inputs import ArchiveInput, CollectionInput
from evidence.api.common_filters import ChangedFilter
from evidence.api.filtering import StrictFilterBackend
from evidence.api.reading import ReadingSchema, ReadsRecords
from evidence.api.writing.described import described
from evidence.api.writing.views import WritesRecords
from evidence.models import (
    AgentSuggestion,
    Archive,
    Cluster,
    Code,
    Coding,
    Collection,
    Document,
    DocumentText,
    Passage,
    PassageUse,
    Quotation,
    Study,
)
from evidence.reports import citable

#: Where each quotation was found, without fetching the wording of whole documents.
QUOTATIONS = (
    Quotation.objects.select_related("document_text", "in_note")
    .defer("document_text__body", "document_text__structure", "in_note__body", "in_note__structure")
    .order_by("position", "pk")
)

#: The versions of the wording of documents, without the words.
VERSIONS = Prefetch(
    "texts", DocumentText.objects.defer("body", "structure").order_by("kind", "language", "pk")
)

#: Rows that belong to a row come in their order within it: the row's own place among others, which the tables' usual
#: order begins with, would have two tables joined for nothing.
SUGGESTED = Prefetch("agent_suggestions", AgentSuggestion.objects.order_by("pk"))
#: Kept as plain lists: of relations Django makes a queryset for every row.
USES = Prefetch(
    "uses", PassageUse.objects.order_by("publication", "note", "pk"), to_attr=serializers.SHOWN_USES
)
SHOWN_QUOTATIONS = Prefetch("quotations", QUOTATIONS, to_attr=serializers.SHOWN_QUOTATIONS)


class VisibleRecords(ReadsRecords, ReadOnlyModelViewSet[Any]):
    """Lists and single records. What whoever asks may not see is neither listed, nor counted, nor found."""

    schema = ReadingSchema()
    filter_backends = (StrictFilterBackend,)
    lookup_value_regex = "[0-9]+"

    def get_queryset(self) -> QuerySet[Any]:
        """The rows that exist for whoever asks; a list fetches what is shown for those of its page alone."""
        rows: Any = super().get_queryset()
        seen = rows.visible_to(self.request.user)
        if self.action == "list":
            return seen.select_related(None).prefetch_related(None)
        return self.with_all(seen)


@described(ArchiveInput, serializers.ArchiveSerializer)
class ArchiveViewSet(WritesRecords, VisibleRecords):
    """Archives, published series and libraries."""

    input_class = ArchiveInput
    queryset = Archive.objects.all()
    serializer_class = serializers.ArchiveSerializer
    filterset_class = ChangedFilter
    orderings: ClassVar[dict[str, str]] = {"slug": "slug", "name": "name", "country": "country"}
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"


@described(CollectionInput, serializers.CollectionSerializer)
class CollectionViewSet(WritesRecords, VisibleRecords):
    """Series, volumes, files, boxes and folders of archives."""

    input_class = CollectionInput
    queryset = Collection.objects.select_related("archive")
    serializer_class = serializers.CollectionSerializer
    filterset_class = filters.CollectionFilter
    orderings: ClassVar[dict[str, str]] = {
        "archive": "archive__slug",
        "level": "level",
        "reference_code": "reference_code",
        "title": "title",
    }

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """Collections; a larger one that is not listed for whoever asks is not named either."""
        return rows.prefetch_related(Prefetch("parent", Collection.objects.visible_to(self.request.user)))


@described(inputs.DocumentInput, serializers.DocumentSerializer, examples.DOCUMENTS)
class DocumentViewSet(WritesRecords, VisibleRecords):
    """Documents, with the copies of them, the people in them and the versions of their wording."""

    input_class = inputs.DocumentInput
    queryset = Document.objects.all()
    serializer_class = serializers.DocumentSerializer
    filterset_class = filters.DocumentFilter
    orderings: ClassVar[dict[str, str]] = {
        "key": "key",
        "short_title": "short_title",
        "kind": "kind",
        "source_class": "source_class",
        "date_earliest": "date_earliest",
        "date_latest": "date_latest",
        "year": "year",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {
        "citation": ("holdings", "agents", "shown_source"),
        "quoted_in_page": ("quoted_in",),
        "neighbours": ("holdings",),
    }
    lookup_field = "key"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """Documents with what their citations need; a hidden one around them stays hidden."""
        seen = Document.objects.visible_to(self.request.user)
        return citable(rows, to=self.request.user).prefetch_related(
            Prefetch("part_of", seen), Prefetch("quoted_in", seen), VERSIONS, SUGGESTED
        )

    def get_serializer_class(self) -> type[serializers.DocumentSerializer]:
        """One document alone is shown with its neighbours: they cost queries of their own."""
        alone = self.action == "retrieve"
        return serializers.DocumentDetailSerializer if alone else serializers.DocumentSerializer


@described(inputs.PassageInput, serializers.PassageSerializer, examples.PASSAGES)
class PassageViewSet(WritesRecords, VisibleRecords):
    """Passages, with their exact words and where manuscripts use them."""

    input_class = inputs.PassageInput
    queryset = Passage.objects.select_related("study", "speaker", "created_by").prefetch_related(
        SHOWN_QUOTATIONS, USES
    )
    serializer_class = serializers.PassageSerializer
    filterset_class = filters.PassageFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "key": "key",
        "document": "document__key",
        "date": "document__date_earliest",
        "refers_earliest": "refers_earliest",
        "refers_latest": "refers_latest",
        "created_by": "created_by__slug",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {
        "citation": ("document",),
        "quotations": (serializers.SHOWN_QUOTATIONS,),
        "uses": (serializers.SHOWN_USES,),
    }
    shown = shown_rows.PASSAGES

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """Passages with what the citation of their documents needs, and with clusters that tell nothing hidden."""
        user = self.request.user
        cited = citable(Document.objects.visible_to(user), to=user)
        clusters = Cluster.objects.visible_to(user)
        return rows.prefetch_related(Prefetch("document", cited), Prefetch("cluster", clusters))


class StudyViewSet(VisibleRecords):
    """Studies."""

    queryset = Study.objects.all()
    serializer_class = serializers.StudySerializer
    filterset_class = ChangedFilter
    orderings: ClassVar[dict[str, str]] = {"slug": "slug", "title": "title"}
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"


@described(inputs.CodeInput, serializers.CodeSerializer)
class CodeViewSet(WritesRecords, VisibleRecords):
    """Codes, with what they mean."""

    input_class = inputs.CodeInput
    queryset = Code.objects.select_related("study", "codebook", "parent")
    serializer_class = serializers.CodeSerializer
    filterset_class = filters.CodeFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "codebook": "codebook__slug",
        "slug": "slug",
        "name": "name",
    }


@described(inputs.CodingInput, serializers.CodingSerializer)
class CodingViewSet(WritesRecords, VisibleRecords):
    """Which coder put which code on which passage."""

    input_class = inputs.CodingInput
    queryset = Coding.objects.select_related("study", "passage", "code__codebook", "coder")
    serializer_class = serializers.CodingSerializer
    filterset_class = filters.CodingFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "passage": "passage__key",
        "code": "code__slug",
        "coder": "coder__slug",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"codebook": ("code", "code__codebook")}
    shown = shown_rows.CODINGS
