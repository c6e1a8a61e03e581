"""Lists of mechanisms, their links, events and judgements on parts: how they are narrowed, read and written."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Prefetch

from evidence.api.common_filters import ReferenceFilter
from evidence.api.filtering import ListedFilter, NamedFilter
from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.views import WritesRecords
from evidence.models import Coder, Document, Passage
from hypotheses.api import mechanism_inputs as inputs
from hypotheses.api import mechanism_serializers as serializers
from hypotheses.api.filters import StudyRowFilter
from hypotheses.choices import AssessmentStatus, Direction, LinkKind, TestType
from hypotheses.models import Event, Explanation, Mechanism, MechanismLink, PartEvidence, State


class MechanismFilter(StudyRowFilter):
    """Mechanisms of a study, of an explanation, in a state."""

    PARTS: ClassVar[tuple[str, ...]] = ("parts", "links")

    explanation = NamedFilter(Explanation, "explanation")
    state = NamedFilter(State, "state")


class MechanismLinkFilter(StudyRowFilter):
    """Links of a mechanism."""

    PARTS: ClassVar[tuple[str, ...]] = ("rival_checks",)

    mechanism = NamedFilter(Mechanism, "mechanism")
    kind = ListedFilter(
        LinkKind, "kind", help_text="Whether the one brings about the other, or only comes before it."
    )


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


@described(inputs.MechanismInput, serializers.MechanismSerializer)
class MechanismViewSet(WritesRecords, VisibleRecords):
    """Mechanisms with their parts and the links between these. Only leads write them."""

    queryset = Mechanism.objects.select_related("study", "explanation", "state").prefetch_related(
        "parts",
        Prefetch(
            "links",
            MechanismLink.objects.select_related("from_part", "to_part").prefetch_related(
                "rival_checks__rival"
            ),
        ),
    )
    input_class = inputs.MechanismInput
    serializer_class = serializers.MechanismSerializer
    filterset_class = MechanismFilter
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "slug": "slug", "name": "name"}


@described(inputs.MechanismLinkInput, serializers.MechanismLinkRecordSerializer)
class MechanismLinkViewSet(WritesRecords, VisibleRecords):
    """The links between parts of mechanisms, with the rivals held against each. Only leads write them."""

    input_class = inputs.MechanismLinkInput
    queryset = MechanismLink.objects.select_related(
        "study", "mechanism", "from_part", "to_part"
    ).prefetch_related("rival_checks__rival")
    serializer_class = serializers.MechanismLinkRecordSerializer
    filterset_class = MechanismLinkFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "mechanism": "mechanism__slug",
        "from_part": "from_part__key",
        "to_part": "to_part__key",
    }


@described(inputs.EventInput, serializers.EventSerializer)
class EventViewSet(WritesRecords, VisibleRecords):
    """Events with the parts of mechanisms that they show at work."""

    queryset = Event.objects.select_related("study").prefetch_related("parts__part__mechanism")
    input_class = inputs.EventInput
    serializer_class = serializers.EventSerializer
    filterset_class = EventFilter
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "key": "key", "date": "date_earliest"}


@described(inputs.PartEvidenceInput, serializers.PartEvidenceSerializer)
class PartEvidenceViewSet(WritesRecords, VisibleRecords):
    """Coders' judgements on parts and links of mechanisms. Drafts are their coder's alone."""

    queryset = PartEvidence.objects.select_related(
        "study",
        "part__mechanism",
        "link__mechanism",
        "link__from_part",
        "link__to_part",
        "passage__document",
        "coder",
    )
    input_class = inputs.PartEvidenceInput
    serializer_class = serializers.PartEvidenceSerializer
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
