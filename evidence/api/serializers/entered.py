"""How rows are shown that stand beside passages and documents: quotations, copies, agents, grades, clusters, memos."""

from __future__ import annotations

from rest_framework import serializers

from evidence.api.memo_subjects import kind_of, name_of_subject
from evidence.api.serializers.base import RecordSerializer, link_to
from evidence.api.serializers.documents import HoldingSerializer
from evidence.api.serializers.quotations import QuotationSerializer
from evidence.models import Agent, Appraisal, Cluster, Codebook, Coder, Holding, Memo, Quotation


class QuotationRecordSerializer(QuotationSerializer):
    """Exact words of a passage, as a record of their own."""

    link = link_to("quotation")

    class Meta:
        model = Quotation
        fields = ("link", "id", "study", "passage", *QuotationSerializer.Meta.fields)
        read_only_fields = fields


class HoldingRecordSerializer(HoldingSerializer):
    """One copy of a document, as a record of its own."""

    link = link_to("holding")

    class Meta:
        model = Holding
        fields = ("link", "id", "document", *HoldingSerializer.Meta.fields)
        read_only_fields = fields


class AgentSerializer(RecordSerializer):
    """One person, office or government."""

    link = link_to("agent", by="slug")

    class Meta:
        model = Agent
        fields = ("link", "slug", "kind", "name", "native_name", "speaks_for")
        read_only_fields = fields


class CoderSerializer(RecordSerializer):
    """One person who codes in a study; who has which login is the leads' business."""

    link = link_to("coder")

    class Meta:
        model = Coder
        fields = ("link", "id", "study", "slug", "name")
        read_only_fields = fields


class CodebookSerializer(RecordSerializer):
    """One set of codes."""

    link = link_to("codebook")

    class Meta:
        model = Codebook
        fields = ("link", "id", "study", "slug", "name", "description")
        read_only_fields = fields


class ClusterSerializer(RecordSerializer):
    """Passages that are no independent witnesses: what they go back to."""

    link = link_to("cluster")

    class Meta:
        model = Cluster
        fields = ("link", "id", "study", "slug", "name", "reason")
        read_only_fields = fields


class AppraisalSerializer(RecordSerializer):
    """How far a study trusts a document."""

    link = link_to("appraisal")

    class Meta:
        model = Appraisal
        fields = ("link", "id", "study", "document", "grade", "reason")
        read_only_fields = fields


class MemoSerializer(RecordSerializer):
    """A remark on a row."""

    link = link_to("memo")
    subject_type = serializers.SerializerMethodField(help_text="What kind of row it is a memo on: passage.")
    subject = serializers.SerializerMethodField(
        help_text="Which row of that kind: its key or short name, or its number where it has none."
    )

    class Meta:
        model = Memo
        fields = ("link", "id", "study", "subject_type", "subject", "text", "created_by")
        read_only_fields = fields

    def get_subject_type(self, memo: Memo) -> str:
        """The kind."""
        return kind_of(memo)

    def get_subject(self, memo: Memo) -> str:
        """The name."""
        return name_of_subject(memo)
