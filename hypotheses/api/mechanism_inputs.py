"""What is sent for mechanisms, their links, events and judgements, in the names under which they are shown."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api.writing.fields import NameField
from evidence.api.writing.inputs import InputSerializer, fault
from evidence.services.records import Nested
from hypotheses.api import mechanism_serializers as shown
from hypotheses.models import (
    Event,
    EventPart,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
    RivalCheck,
)

PARTS = Nested("parts", MechanismPart, "mechanism", ("key",))
RIVAL_CHECKS = Nested("rival_checks", RivalCheck, "link", ("rival",))
EVENT_PARTS = Nested("parts", EventPart, "event", ("part",))


class OfMechanism(InputSerializer):
    """What names parts of a mechanism: by their key, and by the mechanism where several have a part of that key."""

    within: ClassVar[dict[str, str]] = dict.fromkeys(("part", "from_part", "to_part"), "mechanism")

    mechanism = NameField(
        model=Mechanism,
        required=False,
        help_text="The mechanism's short name: needed where two mechanisms have a part of this key.",
    )


class MechanismPartInput(InputSerializer):
    """One part of a mechanism."""

    shown_by: ClassVar[Any] = shown.MechanismPartSerializer

    class Meta:
        model = MechanismPart
        fields = ("position", "key", "entity", "activity", "is_necessary")
        validators = ()


class MechanismInput(InputSerializer):
    """How an explanation says that its cause led to the outcome; a list of parts that is sent is the whole list.

    The links between the parts have a list of their own.
    """

    shown_by: ClassVar[Any] = shown.MechanismSerializer
    nested = (PARTS,)

    parts = MechanismPartInput(many=True, required=False, help_text="Its parts, all of them.")

    class Meta:
        model = Mechanism
        fields = ("study", "slug", "name", "explanation", "state", "description", "parts")
        validators = ()


class RivalCheckInput(InputSerializer):
    """How a rival explanation fares at a link."""

    shown_by: ClassVar[Any] = shown.RivalCheckSerializer

    class Meta:
        model = RivalCheck
        fields = ("rival", "status", "reason")
        validators = ()


class MechanismLinkInput(OfMechanism):
    """An arrow from one part of a mechanism to another; a list of rivals that is sent is the whole list."""

    shown_by: ClassVar[Any] = shown.MechanismLinkRecordSerializer
    nested = (RIVAL_CHECKS,)

    mechanism = NameField(model=Mechanism, help_text="The mechanism's short name.")
    rival_checks = RivalCheckInput(
        many=True, required=False, help_text="Rivals held against it, all of them."
    )

    class Meta:
        model = MechanismLink
        fields = (
            *("study", "mechanism", "from_part", "to_part", "kind", "is_feedback", "justification"),
            "rival_checks",
        )
        validators = ()


class EventPartInput(OfMechanism):
    """A part of a mechanism that an event shows at work."""

    shown_by: ClassVar[Any] = shown.EventPartSerializer

    class Meta:
        model = EventPart
        fields = ("mechanism", "part")
        validators = ()


class EventInput(InputSerializer):
    """Something that somebody did at a place and time; a list of parts that is sent is the whole list."""

    shown_by: ClassVar[Any] = shown.EventSerializer
    nested = (EVENT_PARTS,)

    parts = EventPartInput(
        many=True, required=False, help_text="The parts that it shows at work, all of them."
    )

    class Meta:
        model = Event
        fields = ("study", "key", "actor", "act", "place", "date_edtf", "source", "parts")
        validators = ()


class PartEvidenceInput(OfMechanism):
    """One coder's judgement of a passage on a part of a mechanism, or on the link from one part to another."""

    shown_by: ClassVar[Any] = shown.PartEvidenceSerializer

    from_part = NameField(
        model=MechanismPart,
        required=False,
        allow_null=True,
        help_text="Of evidence on a link, the part before; else nothing.",
    )
    to_part = NameField(
        model=MechanismPart,
        required=False,
        allow_null=True,
        help_text="Of evidence on a link, the part after; else nothing.",
    )

    class Meta:
        model = PartEvidence
        fields = (
            *("study", "mechanism", "part", "from_part", "to_part", "passage", "coder", "kind", "direction"),
            *("strength", "test_type", "basis", "rationale", "status"),
        )
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()

    def find_rows(self, values: dict[str, Any]) -> dict[str, Any]:
        """A link is found by its two ends."""
        faults = super().find_rows(values)
        ends: dict[str, Any] = {name: values.pop(name) for name in ("from_part", "to_part") if name in values}
        return faults or self.find_link(values, ends)

    def find_link(self, values: dict[str, Any], ends: dict[str, Any]) -> dict[str, Any]:
        """Put the link in the place of its ends; what is wrong with them, by field."""
        if not ends:
            return {}
        stored = getattr(self.row, "link", None)
        start, end = (ends.get(name, getattr(stored, name, None)) for name in ("from_part", "to_part"))
        if start is None and end is None:
            values["link"] = None
            return {}
        if start is None or end is None:
            missing = "from_part" if start is None else "to_part"
            return {missing: [fault("Name both ends of the link, or neither.", "required")]}
        link = MechanismLink.objects.filter(from_part=start, to_part=end).first()
        if link is None:
            said = f"No link leads from “{start.key}” to “{end.key}”."
            return {"to_part": [fault(said, "does_not_exist")]}
        values["link"] = link
        return {}
