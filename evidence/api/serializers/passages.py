"""How passages are shown, with their exact words and where manuscripts use them."""

from __future__ import annotations

from django.utils.functional import cached_property
from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer, link_to
from evidence.api.serializers.quotations import QuotationSerializer
from evidence.choices import Directness
from evidence.models import Passage, PassageUse
from evidence.reports import Citations

#: Where a passage's quotations and uses are put that are fetched along with it.
SHOWN_QUOTATIONS, SHOWN_USES = "shown_quotations", "shown_uses"


class PassageUseSerializer(RecordSerializer):
    """One use of a passage in a manuscript."""

    class Meta:
        model = PassageUse
        fields = ("publication", "note", "page")
        read_only_fields = fields


class PassageSerializer(RecordSerializer):
    """One passage, with its quotations and uses."""

    link = link_to("passage")
    directness = serializers.ChoiceField(
        choices=Directness.choices,
        allow_blank=True,
        read_only=True,
        help_text=Passage._meta.get_field("directness").help_text,
    )
    citation = serializers.SerializerMethodField(help_text="How the place is cited.")
    quotations = QuotationSerializer(
        many=True, read_only=True, source=SHOWN_QUOTATIONS, help_text="Its exact words, in order."
    )
    uses = PassageUseSerializer(
        many=True, read_only=True, source=SHOWN_USES, help_text="Where manuscripts use it."
    )

    class Meta:
        model = Passage
        fields = (
            "link",
            "id",
            "study",
            "key",
            "document",
            "pages",
            "citation",
            "summary",
            "refers_to",
            "refers_earliest",
            "refers_latest",
            "speaker",
            "directness",
            "also_cited",
            "cluster",
            "created_by",
            "quotations",
            "uses",
        )
        read_only_fields = fields

    @cached_property
    def citations(self) -> Citations:
        """Those of one answer, in which all rows of a document show the same of it."""
        return Citations()

    def get_citation(self, passage: Passage) -> str:
        """The citation of the place."""
        return self.citations.of(passage.document, pages=passage.pages)
