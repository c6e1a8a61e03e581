"""Outcomes, readings of who prefers what, and printed orders over the API."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api.filtering import ListedFilter, NamedFilter
from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.api.viewsets import VisibleRecords
from evidence.api.writing.described import described
from evidence.api.writing.inputs import InputSerializer
from evidence.api.writing.views import WritesRecords
from evidence.models import Coder, Document, Passage
from hypotheses.api.filters import StudyRowFilter, strength_filter
from hypotheses.choices import AssessmentStatus, Basis
from hypotheses.models import Outcome, PreferenceReading, PublishedOrder, State


class OutcomeSerializer(RecordSerializer):
    """One of the things that a study's states could have got."""

    link = link_to("outcome")

    class Meta:
        model = Outcome
        fields = ("link", "id", "study", "slug", "name", "letter", "description", "position")
        read_only_fields = fields


class OutcomeInput(InputSerializer):
    """One of the things that a study's states could have got."""

    shown_by: ClassVar[Any] = OutcomeSerializer

    class Meta:
        model = Outcome
        fields = ("study", "slug", "name", "letter", "description", "position")
        validators = ()


@described(OutcomeInput, OutcomeSerializer)
class OutcomeViewSet(WritesRecords, VisibleRecords):
    """The outcomes that states prefer to each other in some order."""

    input_class = OutcomeInput
    queryset = Outcome.objects.select_related("study")
    serializer_class = OutcomeSerializer
    filterset_class = StudyRowFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "slug": "slug",
        "name": "name",
        "position": "position",
    }


class PreferenceReadingSerializer(RecordSerializer):
    """One coder's reading of one passage: a state prefers one outcome to another."""

    link = link_to("preferencereading")
    document = name_of(Document, "passage.document", help_text="The document that the passage stands in.")

    class Meta:
        model = PreferenceReading
        fields = (
            *("link", "id", "study", "state", "better", "worse", "document", "passage", "coder"),
            *("strength", "basis", "rationale", "status"),
        )
        read_only_fields = fields


class PreferenceReadingInput(InputSerializer):
    """One coder's reading of one passage. It is submitted, and counts, unless draft is said."""

    shown_by: ClassVar[Any] = PreferenceReadingSerializer

    class Meta:
        model = PreferenceReading
        fields = (
            *("study", "state", "better", "worse", "passage", "coder", "strength", "basis"),
            *("rationale", "status"),
        )
        extra_kwargs: ClassVar[dict[str, Any]] = {"coder": {"required": False}}
        validators = ()


class PreferenceReadingFilter(StudyRowFilter):
    """Readings by state, outcome, passage and who read."""

    state = NamedFilter(State, "state")
    better = NamedFilter(Outcome, "better")
    worse = NamedFilter(Outcome, "worse")
    passage = NamedFilter(Passage, "passage")
    document = NamedFilter(Document, "passage__document")
    coder = NamedFilter(Coder, "coder")
    strength = strength_filter("strength")
    basis = ListedFilter(Basis, "basis", help_text="How the preference was read.")
    status = ListedFilter(AssessmentStatus, "status", help_text="Where it stands; only submitted ones count.")


@described(PreferenceReadingInput, PreferenceReadingSerializer)
class PreferenceReadingViewSet(WritesRecords, VisibleRecords):
    """Coders' readings of which outcome a state prefers to which. Drafts are their coder's alone."""

    input_class = PreferenceReadingInput
    queryset = PreferenceReading.objects.select_related(
        "study", "state", "better", "worse", "passage__document", "coder"
    )
    serializer_class = PreferenceReadingSerializer
    filterset_class = PreferenceReadingFilter
    orderings: ClassVar[dict[str, str]] = {
        "study": "study__slug",
        "state": "state__slug",
        "better": "better__slug",
        "worse": "worse__slug",
        "document": "passage__document__key",
        "passage": "passage__key",
        "coder": "coder__slug",
        "strength": "strength",
        "status": "status",
    }
    needs: ClassVar[dict[str, tuple[str, ...]]] = {"document": ("passage", "passage__document")}


class PublishedOrderSerializer(RecordSerializer):
    """The order of a state's preferences as somebody printed it."""

    link = link_to("publishedorder")

    class Meta:
        model = PublishedOrder
        fields = ("link", "id", "study", "state", "ranking", "source", "page")
        read_only_fields = fields


class PublishedOrderInput(InputSerializer):
    """The order of a state's preferences as somebody printed it."""

    shown_by: ClassVar[Any] = PublishedOrderSerializer

    class Meta:
        model = PublishedOrder
        fields = ("study", "state", "ranking", "source", "page")
        validators = ()


class PublishedOrderFilter(StudyRowFilter):
    """Printed orders of a state."""

    state = NamedFilter(State, "state")


@described(PublishedOrderInput, PublishedOrderSerializer)
class PublishedOrderViewSet(WritesRecords, VisibleRecords):
    """Orders of preference that somebody printed, beside those that readings add up to."""

    input_class = PublishedOrderInput
    queryset = PublishedOrder.objects.select_related("study", "state")
    serializer_class = PublishedOrderSerializer
    filterset_class = PublishedOrderFilter
    orderings: ClassVar[dict[str, str]] = {"study": "study__slug", "state": "state__slug"}
