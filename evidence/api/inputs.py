"""What is sent for the records of the evidence app, in the names under which they are shown."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api import serializers as shown
from evidence.api.serializers.documents import DocumentAgentSerializer, HoldingSerializer
from evidence.api.serializers.passages import PassageUseSerializer
from evidence.api.serializers.quotations import QuotationSerializer
from evidence.api.writing.fields import NameField
from evidence.api.writing.inputs import InputSerializer, fault
from evidence.choices import LEADS
from evidence.models import (
    Archive,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentAgent,
    Holding,
    Passage,
    PassageUse,
    Quotation,
)
from evidence.services.passage_records import QUOTATIONS, USES, write_passage
from evidence.services.records import Author, Nested

HOLDINGS = Nested("holdings", Holding, "document", ("collection", "identifier"))
AGENTS = Nested("agents", DocumentAgent, "document", ("agent", "role"))


class OfCollection(InputSerializer):
    """What names a collection: by its reference code, and by its archive where several have one of that code."""

    within: ClassVar[dict[str, str]] = {"collection": "archive"}

    archive = NameField(
        model=Archive,
        required=False,
        help_text="The archive that keeps the copy: needed where two archives have a collection of this code.",
    )


class HoldingsOfDocumentInput(OfCollection):
    """One copy of a document."""

    shown_by: ClassVar[Any] = HoldingSerializer

    class Meta:
        model = Holding
        fields = ("archive", "collection", "identifier", "number", "pages", "url", "status")
        validators = ()


class AgentsOfDocumentInput(InputSerializer):
    """One person, office or government in a document."""

    shown_by: ClassVar[Any] = DocumentAgentSerializer

    class Meta:
        model = DocumentAgent
        fields = ("agent", "role", "confirmation")
        validators = ()


class DocumentInput(InputSerializer):
    """One document, with its copies and agents; a list that is sent is the whole list."""

    nested = (HOLDINGS, AGENTS)
    shown_by: ClassVar[Any] = shown.DocumentDetailSerializer

    holdings = HoldingsOfDocumentInput(many=True, required=False, help_text="The copies of it, all of them.")
    agents = AgentsOfDocumentInput(
        many=True, required=False, help_text="Who wrote, received or took part, all of them."
    )

    class Meta:
        model = Document
        fields = (
            *("key", "short_title", "title", "title_romanised", "title_translated", "kind", "source_class"),
            *(
                "date_printed",
                "date_edtf",
                "place",
                "languages",
                "classification",
                "source_note",
                "is_editorial",
            ),
            *("excisions", "part_of", "quoted_in", "quoted_in_page", "access", "embargoed_until", "rights"),
            *("authors", "year", "container", "publisher", "doi", "holdings", "agents"),
        )
        validators = ()

    def beside(self, name: str) -> tuple[str, ...]:
        """The page of a work that is hidden is shown as nothing too."""
        return ("quoted_in_page",) if name == "quoted_in" else ()


class QuotationsOfPassageInput(InputSerializer):
    """Exact words of a passage."""

    shown_by: ClassVar[Any] = QuotationSerializer

    class Meta:
        model = Quotation
        fields = (
            *("position", "text", "language", "is_translation", "translator", "original_text"),
            *("prefix", "suffix", "confirmed_reason"),
        )
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "position": {"required": False, "help_text": "Its place, from 1. Left out, it comes last."}
        }
        validators = ()


class UsesOfPassageInput(InputSerializer):
    """One use of a passage in a manuscript."""

    shown_by: ClassVar[Any] = PassageUseSerializer

    class Meta:
        model = PassageUse
        fields = ("publication", "note", "page")
        validators = ()


class PassageInput(InputSerializer):
    """One passage, with its quotations and uses; a list that is sent is the whole list."""

    nested = (QUOTATIONS, USES)
    shown_by: ClassVar[Any] = shown.PassageSerializer

    quotations = QuotationsOfPassageInput(
        many=True, required=False, help_text="Its exact words, all quotations in order."
    )
    uses = UsesOfPassageInput(many=True, required=False, help_text="Where manuscripts use it, all uses.")

    class Meta:
        model = Passage
        fields = (
            *("study", "key", "document", "pages", "summary", "refers_to", "speaker", "directness"),
            *("also_cited", "cluster", "created_by", "quotations", "uses"),
        )
        validators = ()

    def check_people(self, values: dict[str, Any]) -> dict[str, Any]:
        """Who picked it out; and that only leads say which passages are no independent witnesses."""
        faults = super().check_people(values)
        cluster = values.get("cluster")
        stored = self.row.cluster_id if self.row is not None else None
        is_other = "cluster" in values and (cluster.pk if cluster else None) != stored
        if is_other and self.study is not None and not self.rights.has_role(LEADS, self.study.pk):
            faults["cluster"] = [
                fault("Only a lead of the study says which passages join in a cluster.", "leads-only")
            ]
        return faults

    def write(self, row: Any, values: dict[str, Any], lists: dict[str, Any], author: Author) -> None:
        """The words are held against the document."""
        write_passage(row, values, lists, author)


class OfCodebook(InputSerializer):
    """What names a code: by its short name, and by its codebook where several have one of that name."""

    within: ClassVar[dict[str, str]] = {"code": "codebook", "parent": "codebook"}


class CodeInput(OfCodebook):
    """One code of a codebook."""

    shown_by: ClassVar[Any] = shown.CodeSerializer

    class Meta:
        model = Code
        fields = ("study", "codebook", "parent", "slug", "name", "definition")
        validators = ()


class CodingInput(OfCodebook):
    """That a coder put a code on a passage."""

    shown_by: ClassVar[Any] = shown.CodingSerializer

    codebook = NameField(
        model=Codebook,
        required=False,
        help_text="The codebook that defines the code: needed where two have a code of this name.",
    )

    class Meta:
        model = Coding
        fields = ("study", "passage", "codebook", "code", "coder")
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()

    def find_rows(self, values: dict[str, Any]) -> dict[str, Any]:
        """The codebook is found first, and is no column of its own."""
        faults = super().find_rows(values)
        values.pop("codebook", None)
        return faults
