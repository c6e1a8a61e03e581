"""What changed in studies since a moment, over the API."""

from __future__ import annotations

import re

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, NotAuthenticated, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from evidence.models import Study
from hypotheses.change_request import cursor_of, read_asked, read_cursor
from hypotheses.queries.changes import kinds, records, settled_until
from hypotheses.reports.changes import ACTS, told

PARAMETERS = ("since", "until", "study", "kind", "person", "key", "cursor", "page_size", "format")
USUAL_PAGE, LARGEST_PAGE = 100, 500


class FieldChangeSerializer(serializers.Serializer):
    """What one field held before and after."""

    field = serializers.CharField(help_text="The field.")
    before = serializers.CharField(help_text="What it held.")
    after = serializers.CharField(help_text="What it holds since.")


class ChangeSerializer(serializers.Serializer):
    """One record of history."""

    moment = serializers.DateTimeField(help_text="When it was written.")
    person = serializers.CharField(help_text="The login that wrote it; empty where nobody knows.")
    study = serializers.CharField(help_text="The study's slug.")
    kind = serializers.ChoiceField(choices=list(kinds()), help_text="The kind of row.")
    id = serializers.IntegerField(source="number", help_text="The row's number in its table.")
    key = serializers.CharField(help_text="What the row is called.")
    act = serializers.ChoiceField(choices=list(ACTS.values()), help_text="What became of the row.")
    why = serializers.CharField(help_text="The reason given.")
    changes = FieldChangeSerializer(source="fields", many=True, help_text="What changed, field by field.")


class ChangesSerializer(serializers.Serializer):
    """A part of the feed."""

    results = ChangeSerializer(many=True, help_text="The records, the oldest first.")
    cursor = serializers.CharField(help_text="Where to go on: give it back as `cursor`, now or later.")
    has_more = serializers.BooleanField(help_text="Whether there is more to fetch at once.")


def text(name: str, description: str, *, many: bool = False) -> OpenApiParameter:
    """A parameter of the feed."""
    return OpenApiParameter(name, OpenApiTypes.STR, many=many, description=description)


class ChangesView(APIView):
    """What changed in the studies that whoever asks may read."""

    @extend_schema(
        operation_id="changes_list",
        parameters=[
            text("since", "Only what was written at this moment or later: 2026-05-03, 2026-05-03T12:00Z."),
            text("until", "Only what was written by this moment; a day means its end."),
            text("study", "Only this study (slug)."),
            OpenApiParameter(
                "kind",
                OpenApiTypes.STR,
                many=True,
                enum=list(kinds()),
                description="Only these kinds of rows.",
            ),
            text("person", "Only what this login wrote."),
            text("key", "Only the row of this key, and what hangs on the passage or prediction of this key."),
            text("cursor", "Where an earlier answer ended."),
            OpenApiParameter(
                "page_size", OpenApiTypes.INT, description=f"Records in an answer, to {LARGEST_PAGE}."
            ),
        ],
        responses={200: ChangesSerializer},
        description=(
            "Changes in the order of their moments, for programs that keep up. Asked again with the last `cursor`, it "
            "tells what came since, nothing twice and nothing left out: a change is told half a minute after it was "
            "written, when nothing earlier can come any more. Rows of which the reader may not see all, and drafts of "
            "others, are not told of."
        ),
    )
    def get(self, request: Request) -> Response:
        """The next part of the feed.

        Raises:
            NotAuthenticated: without login; history is for who works with a study.
            ValidationError: naming each parameter that is unknown or has an impossible value.
        """
        if not request.user.is_authenticated:
            raise NotAuthenticated
        given = request.query_params
        faults = {name: ["There is no such filter."] for name in sorted(set(given) - set(PARAMETERS))}
        size = given.get("page_size") or str(USUAL_PAGE)
        if not re.fullmatch("[1-9][0-9]{0,3}", size) or int(size) > LARGEST_PAGE:
            faults["page_size"] = [f"Give a whole number from 1 to {LARGEST_PAGE}."]
        if "\0" in given.get("study", ""):
            faults["study"] = ["This has a NUL character, which no text has."]
        if faults:
            raise ValidationError(faults)
        user = request.user
        studies = Study.objects.visible_to(user).order_by()
        if given.get("study"):
            studies = studies.filter(slug=given["study"])
            if not studies.exists():
                said = f"There is no study “{given['study']}” here."
                raise ValidationError({"study": [ErrorDetail(said, code="invalid_choice")]})
        asked = read_asked(given, list(studies.values_list("pk", flat=True)))
        after = read_cursor(given.get("cursor", ""))
        horizon = settled_until()
        until = min(asked.until, horizon) if asked.until else horizon
        found = records(asked.through(until), user, after=after, newest_first=False, most=int(size) + 1)
        shown = found[: int(size)]
        cursor = cursor_of(shown[-1][0]) if shown else given.get("cursor", "")
        answer = {"results": told(shown), "cursor": cursor, "has_more": len(found) > len(shown)}
        return Response(ChangesSerializer(answer).data)
