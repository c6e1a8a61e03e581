"""What is sent for what stands beside passages and documents."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from evidence.api.inputs import OfCollection, QuotationsOfPassageInput
from evidence.api.memo_subjects import kinds, subject_of
from evidence.api.serializers import entered as shown
from evidence.api.writing.inputs import InputSerializer, fault
from evidence.models import Agent, Appraisal, Cluster, Codebook, Holding, Memo, Quotation
from evidence.services.passage_records import write_quotation
from evidence.services.records import Author


class QuotationInput(InputSerializer):
    """Exact words of a passage; they are held against its document when they are saved."""

    shown_by: ClassVar[Any] = shown.QuotationRecordSerializer

    class Meta:
        model = Quotation
        fields = ("study", "passage", *QuotationsOfPassageInput.Meta.fields)
        extra_kwargs = QuotationsOfPassageInput.Meta.extra_kwargs
        validators = ()

    def check_people(self, values: dict[str, Any]) -> dict[str, Any]:
        """The words of a passage are the work of whose passage it is."""
        passage = values.get("passage")
        if passage is None or self.rights.is_own(passage):
            return super().check_people(values)
        return {"passage": [fault("This passage is a colleague's, and so are its words.", "not-own")]}

    def write(self, row: Any, values: dict[str, Any], lists: dict[str, Any], author: Author) -> None:
        """The words are held against the document."""
        write_quotation(row, values, author)


class HoldingInput(OfCollection):
    """One copy of a document."""

    shown_by: ClassVar[Any] = shown.HoldingRecordSerializer

    class Meta:
        model = Holding
        fields = ("document", "archive", "collection", "identifier", "number", "pages", "url", "status")
        validators = ()


class AgentInput(InputSerializer):
    """One person, office or government."""

    shown_by: ClassVar[Any] = shown.AgentSerializer

    class Meta:
        model = Agent
        fields = ("slug", "kind", "name", "native_name", "speaks_for")
        validators = ()


class CodebookInput(InputSerializer):
    """One set of codes."""

    shown_by: ClassVar[Any] = shown.CodebookSerializer

    class Meta:
        model = Codebook
        fields = ("study", "slug", "name", "description")
        validators = ()


class ClusterInput(InputSerializer):
    """Passages that are no independent witnesses: what they go back to. A passage says itself which it joins."""

    shown_by: ClassVar[Any] = shown.ClusterSerializer

    class Meta:
        model = Cluster
        fields = ("study", "slug", "name", "reason")
        validators = ()


class AppraisalInput(InputSerializer):
    """How far a study trusts a document."""

    shown_by: ClassVar[Any] = shown.AppraisalSerializer

    class Meta:
        model = Appraisal
        fields = ("study", "document", "grade", "reason")
        validators = ()


class MemoInput(InputSerializer):
    """A remark on a row that whoever makes it sees: of the memo's study, or shared by all."""

    shown_by: ClassVar[Any] = shown.MemoSerializer

    subject_type = serializers.CharField(
        help_text="What kind of row it is a memo on, for instance “passage”."
    )
    subject = serializers.CharField(
        help_text="Which row of that kind: its key or short name, or its number where it has none."
    )

    class Meta:
        model = Memo
        fields = ("study", "subject_type", "subject", "text", "created_by")
        validators = ()

    def find_rows(self, values: dict[str, Any]) -> dict[str, Any]:
        """Find the row that the memo is on, too; a hidden one is not there."""
        faults = super().find_rows(values)
        kind, name = values.pop("subject_type", None), values.pop("subject", None)
        if (kind is None and name is None) or self.study is None:
            return faults
        if kind is None or name is None:
            said = "Say kind and name of the row together."
            return {**faults, "subject_type" if kind is None else "subject": [fault(said, "required")]}
        if kind not in kinds():
            said = f"There is no such kind of row. Known: {', '.join(sorted(kinds()))}."
            return {**faults, "subject_type": [fault(said, "not-listed")]}
        row = subject_of(kind, name, self.study, self.rights)
        if row is None:
            return {**faults, "subject": [fault(f"There is no {kind} “{name}” here.", "does_not_exist")]}
        values["subject_type"], values["subject_id"] = kinds()[kind][1], row.pk
        return faults
