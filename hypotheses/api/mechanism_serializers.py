"""Mechanisms, their links, events and judgements on parts as the API shows them."""

from __future__ import annotations

from rest_framework import serializers

from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.models import Document
from hypotheses.models import (
    Event,
    EventPart,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
    RivalCheck,
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


class MechanismLinkRecordSerializer(MechanismLinkSerializer):
    """An arrow between two parts of a mechanism, as a record of its own."""

    link = link_to("mechanism-link")

    class Meta:
        model = MechanismLink
        fields = ("link", "id", "study", "mechanism", *MechanismLinkSerializer.Meta.fields)
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
