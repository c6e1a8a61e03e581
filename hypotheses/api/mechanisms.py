"""Lists of mechanisms, events and judgements on parts, as they were entered."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Prefetch
from rest_framework import serializers

from evidence.api.common_filters import ReferenceFilter
from evidence.api.filtering import ListedFilter, NamedFilter
from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.api.viewsets import VisibleRecords
from evidence.models import Coder, Document, Passage
from hypotheses.api.filters import StudyRowFilter
from hypotheses.choices import AssessmentStatus, Direction, TestType
from hypotheses.models import (
    Event,
    EventPart,
    Explanation,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
    RivalCheck,
    State,
)


class MechanismPartSerializer(RecordSerializer):
    """One part of a mechanism."""

    class Meta:
        model = MechanismPart
        fields = ("position", "key", "entity", "activity", "is_necessary")
        read_only_fields = fields


class RivalCheckSerializer(RecordSerializer):
    """How a rival explanation fares at a link."""

    class Meta:
        model = RivalCheck
        fields = ("rival", "status", "reason")
        read_only_fields = fields


class MechanismLinkSerializer(RecordSerializer):
    """An arrow between two parts of a mechanism."""

    rival_checks = RivalCheckSerializer(many=True, read_only=True, help_text="Rivals held against it.")

    class Meta:
        model = MechanismLink
        fields = ("from_part", "to_part", "kind", "is_feedback", "justification", "rival_checks")
        read_only_fields = fields


class MechanismSerializer(RecordSerializer):
    """How one explanation says that its cause led to the outcome."""

    link = link_to("mechanism")
    parts = MechanismPartSerializer(many=True, read_only=True, help_text="Its parts, in order.")
    links = MechanismLinkSerializer(many=True, read_only=True, help_text="The links between them.")

    class Meta:
        model = Mechanism
        fields = (
            "link",
            "id",
            "study",
            "slug",
            "name",
            "explanation",
            "state",
            "description",
            "parts",
            "links",
        )
        read_only_fields = fields


class EventPartSerializer(RecordSerializer):
    """A part of a mechanism that an event shows at work."""

    mechanism = name_of(Mechanism, "part.mechanism", help_text="The mechanism of the part.")

    class Meta:
        model = EventPart
        fields = ("mechanism", "part")
        read_only_fields = fields


class EventSerializer(RecordSerializer):
    """Something that somebody did at a place and time."""

    link = link_to("event")
    parts = EventPartSerializer(many=True, read_only=True, help_text="The parts that it shows at work.")

    class Meta:
        model = Event
        fields = (
            *(
                "link",
                "id",
                "study",
                "key",
                "actor",
                "act",
                "place",
                "date_edtf",
                "date_earliest",
                "date_latest",
            ),
            *("source", "parts"),
        )
        read_only_fields = fields


class PartEvidenceSerializer(RecordSerializer):
    """One coder's judgement of one passage on one part, or one link, of a mechanism."""

    link = link_to("part-judgement")
    mechanism = serializers.SerializerMethodField(help_text="The mechanism's short name.")
    from_part = serializers.SerializerMethodField(
        help_text="Of evidence on a link, the part before; else nothing."
    )
    to_part = serializers.SerializerMethodField(
        help_text="Of evidence on a link, the part after; else nothing."
    )
    document = name_of(Document, "passage.document", help_text="The document that the passage stands in.")

    class Meta:
        model = PartEvidence
        fields = (
            *(
                "link",
                "id",
                "study",
                "mechanism",
                "part",
                "from_part",
                "to_part",
                "document",
                "passage",
                "coder",
            ),
            *("kind", "direction", "strength", "test_type", "basis", "rationale", "status"),
        )
        read_only_fields = fields

    def get_mechanism(self, row: PartEvidence) -> str:
        """The mechanism that the part or the link belongs to."""
        on = row.part or row.link
        return on.mechanism.slug if on else ""

    def get_from_part(self, row: PartEvidence) -> str | None:
        """The part before."""
        return row.link.from_part.key if row.link else None

    def get_to_part(self, row: PartEvidence) -> str | None:
        """The part after."""
        return row.link.to_part.key if row.link else None


class MechanismFilter(StudyRowFilter):
    """Mechanisms of a study, of an explanation, in a state."""

    PARTS: ClassVar[tuple[str, ...]] = ("parts", "links")

    explanation = NamedFilter(Explanation, "explanation")
    state = NamedFilter(State, "state")


class EventFilter(StudyRowFilter):
    """Events of a study, under a mechanism."""

    PARTS: ClassVar[tuple[str, ...]] = ("parts",)


class PartEvidenceFilter(StudyRowFilter, ReferenceFilter):
    """Evidence on parts by where the words stand, who judged, and how."""

    TO_PASSAGE: ClassVar[str] = "passage__"

    passage = NamedFilter(Passage, "passage")
    document = NamedFilter(Document, "passage__document")
    coder = NamedFilter(Coder, "coder")
    direction = ListedFilter(Direction, "direction", help_text="Which way the passage bears on it.")
    test_type = ListedFilter(TestType, "test_type", help_text="How much finding it decides.")
    status = ListedFilter(AssessmentStatus, "status", help_text="Where it stands; only submitted ones count.")


class MechanismViewSet(VisibleRecords):
    """Mechanisms with their parts and links, as entered. Read only: they are entered in the admin."""

    queryset = Mechanism.objects.select_related("study", "explanation", "state").prefetch_related(
        "parts",
        Prefetch(
            "links",
            MechanismLink.objects.select_related("from_part", "to_part").prefetch_related(
                "rival_checks__rival"
            ),
        ),
    )
    serializer_class = MechanismSerializer
    filterset_class = MechanismFilter
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "slug": "slug", "name": "name"}


class EventViewSet(VisibleRecords):
    """Events with the parts of mechanisms that they show at work. Read only: they are entered in the admin."""

    queryset = Event.objects.select_related("study").prefetch_related("parts__part__mechanism")
    serializer_class = EventSerializer
    filterset_class = EventFilter
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "key": "key", "date": "date_earliest"}


class PartEvidenceViewSet(VisibleRecords):
    """Coders' judgements on parts and links of mechanisms. Drafts are their coder's alone. Read only."""

    queryset = PartEvidence.objects.select_related(
        "study",
        "part__mechanism",
        "link__mechanism",
        "link__from_part",
        "link__to_part",
        "passage__document",
        "coder",
    )
    serializer_class = PartEvidenceSerializer
    filterset_class = PartEvidenceFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "passage": "passage__key",
        "coder": "coder__slug",
        "direction": "direction",
        "strength": "strength",
        "status": "status",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {
        "mechanism": ("part", "part__mechanism", "link", "link__mechanism"),
        "from_part": ("link", "link__from_part"),
        "to_part": ("link", "link__to_part"),
        "document": ("passage", "passage__document"),
    }
