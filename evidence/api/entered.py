"""The lists and records of what stands beside passages and documents, to read and to write."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet

from evidence.api import entered_inputs as inputs
from evidence.api.common_filters import ChangedFilter
from evidence.api.filtering import NamedFilter
from evidence.api.serializers import entered as shown
from evidence.api.viewsets import QUOTATIONS, VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.views import WritesRecords
from evidence.models import (
    Agent,
    Appraisal,
    Cluster,
    Codebook,
    Coder,
    Document,
    Holding,
    Memo,
    Passage,
    Study,
)


class OfStudyFilter(ChangedFilter):
    """Rows of a study."""

    study = NamedFilter(Study, "study")


class OfPassageFilter(OfStudyFilter):
    """Rows of a study, on a passage."""

    passage = NamedFilter(Passage, "passage")


class OfDocumentFilter(ChangedFilter):
    """Rows on a document."""

    document = NamedFilter(Document, "document")


class AppraisalFilter(OfStudyFilter):
    """Grades that a study gives, of a document."""

    document = NamedFilter(Document, "document")


@described(inputs.QuotationInput, shown.QuotationRecordSerializer)
class QuotationViewSet(WritesRecords, VisibleRecords):
    """Exact words of passages, and what checking them against the documents showed."""

    queryset = QUOTATIONS.select_related("study", "passage", "document_text", "in_note")
    serializer_class = shown.QuotationRecordSerializer
    input_class = inputs.QuotationInput
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "passage": "passage__key",
        "position": "position",
        "language": "language",
        "verification": "verification",
    }
    filterset_class = OfPassageFilter


@described(inputs.HoldingInput, shown.HoldingRecordSerializer)
class HoldingViewSet(WritesRecords, VisibleRecords):
    """Copies of documents in collections."""

    queryset = Holding.objects.select_related("document", "collection__archive")
    serializer_class = shown.HoldingRecordSerializer
    input_class = inputs.HoldingInput
    orderings: ClassVar[dict[str, str]] = {
        "document": "document__key",
        "collection": "collection__reference_code",
        "identifier": "identifier",
    }
    filterset_class = OfDocumentFilter


@described(inputs.AgentInput, shown.AgentSerializer)
class AgentViewSet(WritesRecords, VisibleRecords):
    """Persons, offices and governments."""

    queryset = Agent.objects.all()
    serializer_class = shown.AgentSerializer
    input_class = inputs.AgentInput
    orderings: ClassVar[dict[str, str]] = {"slug": "slug", "name": "name", "kind": "kind"}
    filterset_class = ChangedFilter
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"


class CoderViewSet(VisibleRecords):
    """The people who code in studies."""

    queryset = Coder.objects.select_related("study")
    serializer_class = shown.CoderSerializer
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "slug": "slug", "name": "name"}
    filterset_class = OfStudyFilter


@described(inputs.CodebookInput, shown.CodebookSerializer)
class CodebookViewSet(WritesRecords, VisibleRecords):
    """Sets of codes."""

    queryset = Codebook.objects.select_related("study")
    serializer_class = shown.CodebookSerializer
    input_class = inputs.CodebookInput
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "slug": "slug", "name": "name"}
    filterset_class = OfStudyFilter


@described(inputs.ClusterInput, shown.ClusterSerializer)
class ClusterViewSet(WritesRecords, VisibleRecords):
    """Passages that are no independent witnesses. Only leads write them."""

    queryset = Cluster.objects.select_related("study")
    serializer_class = shown.ClusterSerializer
    input_class = inputs.ClusterInput
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "slug": "slug", "name": "name"}
    filterset_class = OfStudyFilter


@described(inputs.AppraisalInput, shown.AppraisalSerializer)
class AppraisalViewSet(WritesRecords, VisibleRecords):
    """How far studies trust documents. Only leads write it."""

    queryset = Appraisal.objects.select_related("study", "document")
    serializer_class = shown.AppraisalSerializer
    input_class = inputs.AppraisalInput
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "document": "document__key",
        "grade": "grade",
    }
    filterset_class = AppraisalFilter


@described(inputs.MemoInput, shown.MemoSerializer)
class MemoViewSet(WritesRecords, VisibleRecords):
    """Remarks on rows. Never counted."""

    queryset = Memo.objects.select_related("study", "subject_type", "created_by")
    serializer_class = shown.MemoSerializer
    input_class = inputs.MemoInput
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug"}
    filterset_class = OfStudyFilter

    def with_all(self, rows: Any) -> QuerySet[Any]:
        """With what they are on, one statement a kind."""
        return rows.prefetch_related("subject")
