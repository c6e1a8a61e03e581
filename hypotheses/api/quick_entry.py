"""Quick entry over the API: from a citation to a counted assessment in one call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.choices import Role
from evidence.citations.reading import Reference, ReferenceKind, read_references
from evidence.finding.candidates import candidates
from evidence.models import Coder, Document, Study
from evidence.services.quick_entry import Offer, PassageEntry, offers, sure_one
from evidence.services.suggested_sources import suggested_source
from hypotheses.api.quick_entry_serializers import QuickEntryResultSerializer, QuickEntrySerializer
from hypotheses.models import Prediction
from hypotheses.services.quick_entry import Entered, Judgement, doubts, enter


class QuickEntryView(GenericAPIView[Any]):
    """A citation in hand, the words quoted and what they bear on, entered at once or not at all."""

    serializer_class = QuickEntrySerializer
    permission_classes = (IsAuthenticated,)
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        operation_id="quick_entry",
        request=QuickEntrySerializer,
        responses={200: QuickEntryResultSerializer, 201: QuickEntryResultSerializer},
        description=(
            "Reads the citation, finds or makes the document, writes the passage, its quotations (held against the "
            "document's text) and the assessment under the name of whoever asks. With `dry_run` nothing is written: "
            "the answer says what was read and found."
        ),
    )
    def post(self, request: Request) -> Response:
        """Enter it, or say what would be.

        Raises:
            ValidationError: naming each field that is wrong; nothing is written then.
        """
        asked = self.get_serializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        study = self.study(given["study"])
        read = read_references(given["citation"])
        reference = _meant(read)
        source = replace(suggested_source(reference), **dict(given.get("described", {})))
        entry = PassageEntry(
            study=study,
            source=source,
            pages=given["pages"] or reference.pages[:100],
            quotations=tuple(given["quotations"]),
            language=given["language"],
            is_translation=given["is_translation"],
            summary=given["summary"],
        )
        offered = offers(entry, candidates(Document.objects.visible_to(request.user), source))
        document = self.document(given, offered)
        judgement = self.judgement(given, study)
        said = list(doubts(source.source_class, judgement, document))
        answer = {"references": read, "described": source, "candidates": offered, "doubts": said}
        if given["dry_run"]:
            return Response(QuickEntryResultSerializer(_shown(answer, document, None)).data)
        self.refuse_unsaid(given, document)
        entered = enter(
            replace(entry, document=document),
            judgement,
            coder=self.coder(study),
            by=request.user,  # type: ignore[arg-type]
        )
        shown = _shown(answer, entered.passage.document, entered)
        return Response(QuickEntryResultSerializer(shown).data, status=status.HTTP_201_CREATED)

    def study(self, slug: str) -> Study:
        """The study in which the user codes; another one does not exist here."""
        coded = Study.objects.all().editable_by(self.request.user, Role.CODER, Role.LEAD)
        study = coded.filter(slug=slug).first()
        if study is None:
            raise ValidationError({"study": "There is no such study in which you code."})
        return study

    def coder(self, study: Study) -> Coder:
        """The coder that the user is."""
        coder = Coder.objects.filter(study=study, user=self.request.user.pk).first()
        if coder is None:
            raise ValidationError({"study": "You are no coder of this study yet. A lead can make you one."})
        return coder

    def document(self, given: dict[str, Any], offered: list[Offer]) -> Document | None:
        """The document that is meant: by its key, or told beyond doubt; None for a new one, or where nothing tells."""
        if given["make_new"]:
            return None
        if not given["document"]:
            sure = sure_one(offered)
            return sure.document if sure else None
        named = Document.objects.visible_to(self.request.user).filter(key=given["document"]).first()
        if named is None:
            raise ValidationError({"document": "There is no such document. Give its key, or leave it out."})
        return named

    def refuse_unsaid(self, given: dict[str, Any], document: Document | None) -> None:
        """Refuse to guess which document is meant, and a passage that says nothing."""
        faults = {}
        if document is None and not given["make_new"]:
            faults["document"] = (
                "No document is told beyond doubt. Give the key of one of the candidates that `dry_run` shows, or set "
                "`make_new`."
            )
        if not given["quotations"] and not given["summary"].strip():
            faults["quotations"] = "Give the exact words, or say in `summary` what the passage says."
        if faults:
            raise ValidationError(faults)

    def judgement(self, given: dict[str, Any], study: Study) -> Judgement | None:
        """What the user says that it bears on."""
        if not given["prediction"]:
            return None
        rows = Prediction.objects.filter(study=study, key=given["prediction"])
        prediction = rows.select_related("hypothesis", "state").first()
        if prediction is None:
            raise ValidationError({"prediction": "The study has no such prediction. Give its key."})
        names = ("direction", "strength", "rationale", "basis", "status")
        return Judgement(prediction, **{name: given[name] for name in names})


def _meant(read: list[Reference]) -> Reference:
    """The first reference that was understood."""
    known = [each for each in read if each.kind != ReferenceKind.UNKNOWN]
    return next(iter(known or read), Reference(ReferenceKind.UNKNOWN, "", 0))


def _shown(answer: dict[str, Any], document: Document | None, entered: Entered | None) -> dict[str, Any]:
    """The whole answer."""
    passage = entered.passage if entered else None
    return {
        **answer,
        "document": document.key if document else None,
        "passage": passage.key if passage else None,
        "is_new_passage": bool(entered and entered.is_new_passage),
        "assessment": entered.assessment.pk if entered and entered.assessment else None,
        "quotations": list(passage.quotations.order_by("position")) if passage else [],
    }
