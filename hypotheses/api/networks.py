"""Readings of ties and of willingness over the API: how they are shown, sent, narrowed and listed."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api.filtering import ListedFilter, NamedFilter
from evidence.api.serializers.base import RecordSerializer, link_to
from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.inputs import InputSerializer
from evidence.api.writing.views import WritesRecords
from evidence.models import Coder, Passage
from evidence.services.records import Nested
from hypotheses.api.filters import StudyRowFilter
from hypotheses.choices import AssessmentStatus, Basis, Picture
from hypotheses.models import State, TieAttestation, TieReading, WillingnessAttestation, WillingnessReading

#: What both kinds of reading are shown with, before and after what they read.
WHAT = ("study", "key")
WHEN_AND_HOW = ("valid", "basis", "is_illustrative", "rationale", "coder", "status", "passages")
DAYS = ("valid_earliest", "valid_latest")
ATTESTED = "The passages that attest it, by key."


class TieAttestationSerializer(RecordSerializer):
    """A passage that attests a reading of a tie."""

    class Meta:
        model = TieAttestation
        fields = ("passage",)
        read_only_fields = fields


class WillingnessAttestationSerializer(RecordSerializer):
    """A passage that attests a reading of willingness."""

    class Meta:
        model = WillingnessAttestation
        fields = ("passage",)
        read_only_fields = fields


class TieReadingSerializer(RecordSerializer):
    """One coder's reading of how strong the tie between two states was, or was wished to be, for a time."""

    link = link_to("tie-reading")
    passages = TieAttestationSerializer(source="attestations", many=True, read_only=True, help_text=ATTESTED)

    class Meta:
        model = TieReading
        fields = (
            *("link", "id", *WHAT, "first", "second", "strength", "picture", "ideal_of"),
            *(*DAYS, *WHEN_AND_HOW),
        )
        read_only_fields = fields


class WillingnessReadingSerializer(RecordSerializer):
    """One coder's reading of how willing a state was, for a time, to tie itself to the other spokes."""

    link = link_to("willingness-reading")
    passages = WillingnessAttestationSerializer(
        source="attestations", many=True, read_only=True, help_text=ATTESTED
    )

    class Meta:
        model = WillingnessReading
        fields = ("link", "id", *WHAT, "state", "willingness", *DAYS, *WHEN_AND_HOW)
        read_only_fields = fields


class TieAttestationInput(InputSerializer):
    """A passage that attests a reading of a tie."""

    shown_by: ClassVar[Any] = TieAttestationSerializer

    class Meta:
        model = TieAttestation
        fields = ("passage",)
        validators = ()


class WillingnessAttestationInput(InputSerializer):
    """A passage that attests a reading of willingness."""

    shown_by: ClassVar[Any] = WillingnessAttestationSerializer

    class Meta:
        model = WillingnessAttestation
        fields = ("passage",)
        validators = ()


class TieReadingInput(InputSerializer):
    """One coder's reading of a tie; a list of passages that is sent is the whole list."""

    shown_by: ClassVar[Any] = TieReadingSerializer
    nested = (Nested("passages", TieAttestation, "reading", ("passage",)),)

    passages = TieAttestationInput(many=True, required=False, help_text=ATTESTED)

    class Meta:
        model = TieReading
        fields = (*WHAT, "first", "second", "strength", "picture", "ideal_of", *WHEN_AND_HOW)
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()


class WillingnessReadingInput(InputSerializer):
    """One coder's reading of willingness; a list of passages that is sent is the whole list."""

    shown_by: ClassVar[Any] = WillingnessReadingSerializer
    nested = (Nested("passages", WillingnessAttestation, "reading", ("passage",)),)

    passages = WillingnessAttestationInput(many=True, required=False, help_text=ATTESTED)

    class Meta:
        model = WillingnessReading
        fields = (*WHAT, "state", "willingness", *WHEN_AND_HOW)
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()


class ReadingFilter(StudyRowFilter):
    """Readings by what attests them, whose they are, and how they were reached."""

    PARTS: ClassVar[tuple[str, ...]] = ("attestations",)

    passage = NamedFilter(Passage, "attestations__passage")
    coder = NamedFilter(Coder, "coder")
    basis = ListedFilter(Basis, "basis", help_text="How the reading was reached.")
    status = ListedFilter(AssessmentStatus, "status", help_text="Where it stands; only submitted ones count.")


class TieReadingFilter(ReadingFilter):
    """Readings of ties by their states and by the network they belong to."""

    first = NamedFilter(State, "first")
    second = NamedFilter(State, "second")
    ideal_of = NamedFilter(State, "ideal_of")
    picture = ListedFilter(Picture, "picture", help_text="The network as it was, or as somebody wished it.")


class WillingnessReadingFilter(ReadingFilter):
    """Readings of willingness by state."""

    state = NamedFilter(State, "state")


@described(TieReadingInput, TieReadingSerializer)
class TieReadingViewSet(WritesRecords, VisibleRecords):
    """Readings of how strong ties were. One that rests on a hidden passage is not listed, and counts (ADR 25)."""

    input_class = TieReadingInput
    queryset = TieReading.objects.select_related(
        "study", "first", "second", "ideal_of", "coder"
    ).prefetch_related("attestations__passage")
    serializer_class = TieReadingSerializer
    filterset_class = TieReadingFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "key": "key",
        "first": "first__slug",
        "second": "second__slug",
        "strength": "strength",
        "valid_earliest": "valid_earliest",
        "valid_latest": "valid_latest",
        "coder": "coder__slug",
        "status": "status",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"passages": ("attestations",)}


@described(WillingnessReadingInput, WillingnessReadingSerializer)
class WillingnessReadingViewSet(WritesRecords, VisibleRecords):
    """Readings of how willing states were. One that rests on a hidden passage is not listed, and counts (ADR 25)."""

    input_class = WillingnessReadingInput
    queryset = WillingnessReading.objects.select_related("study", "state", "coder").prefetch_related(
        "attestations__passage"
    )
    serializer_class = WillingnessReadingSerializer
    filterset_class = WillingnessReadingFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "key": "key",
        "state": "state__slug",
        "willingness": "willingness",
        "valid_earliest": "valid_earliest",
        "valid_latest": "valid_latest",
        "coder": "coder__slug",
        "status": "status",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"passages": ("attestations",)}
