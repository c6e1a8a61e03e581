"""Quick entry over the API: from a citation in hand to a counted assessment in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from django.core.exceptions import ValidationError
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAdminUser
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.choices import Role
from evidence.citations.reading import Reference, ReferenceKind, read_references
from evidence.finding.candidates import candidates
from evidence.finding.queries import read_date
from evidence.finding.sources import NamedSource
from evidence.findings import details, verdict
from evidence.importers.frus.series import ARCHIVE
from evidence.models import Archive, Cluster, Coder, Document, Quotation, Study, User
from evidence.services.quick_entry import Offer, PassageEntry, offers, sure_one
from evidence.services.quoting import QuotedIn, quoting_work, works_like
from evidence.services.suggested_sources import suggested_source
from hypotheses.api.quick_entry_serializers import QuickEntryAnswerSerializer, QuickEntrySerializer
from hypotheses.choices import Direction
from hypotheses.models import Prediction
from hypotheses.services.quick_entry import Entered, Judgement, doubts, enter

NEW = "new"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a request, and the documents that may be meant."""

    references: list[Reference]
    taken: int | None
    entry: PassageEntry
    offered: list[Offer]
    work: QuotedIn | None
    #: the documents that may be that work, and the one that is it beyond doubt
    works: tuple[list[Document], Document | None]


class QuickEntryView(GenericAPIView[Any]):
    """A passage entered at a stroke."""

    queryset = Study.objects.none()
    serializer_class = QuickEntrySerializer
    #: who may use the admin: its rules of who writes what hold here too
    permission_classes = (IsAdminUser,)

    @extend_schema(
        operation_id="quick_entry",
        request=QuickEntrySerializer,
        responses={
            200: OpenApiResponse(QuickEntryAnswerSerializer, "Read and found; nothing was written."),
            201: OpenApiResponse(QuickEntryAnswerSerializer, "Written."),
        },
        description=(
            "Reads a citation, finds the document it means or makes it, and writes the passage, its quotations and the "
            "assessment: all of it or nothing. With `dry_run` it only tells what was read and found."
        ),
    )
    def post(self, request: Request) -> Response:
        """Read, find, write.

        Raises:
            ValidationError: naming each field that breaks a rule; nothing is written then.
        """
        asked = self.get_serializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given, user = asked.validated_data, cast(User, request.user)
        study = (
            Study.objects.all().editable_by(user, Role.CODER, Role.LEAD).filter(slug=given["study"]).first()
        )
        if study is None:
            raise ValidationError({"study": f"You code in no study “{given['study']}”."})
        judgement = _judgement(given, study)
        found = _read(given, study, user)
        if given["dry_run"]:
            return Response(_answer(found, judgement, None, dry_run=True))
        entered, document = _written(given, found, judgement, user)
        answer = _answer(found, judgement, entered, dry_run=False, is_new_document=document is None)
        return Response(answer, status=status.HTTP_201_CREATED)


def _read(given: Mapping[str, Any], study: Study, user: User) -> _Reading:
    """The citation as read, corrected by the fields that were sent."""
    read = read_references(given.get("citation", ""))
    references = [each for each in read if each.kind != ReferenceKind.UNKNOWN] or read
    taken = given.get("reference", 0 if len(references) == 1 else None)
    if taken is not None and taken >= len(references):
        raise ValidationError(
            {"reference": f"The citation has {len(references)} references, counted from 0."}
        )
    reference = None if taken is None else references[taken]
    # an archive is made only if it was asked for, not because a citation names one
    base = replace(suggested_source(reference), archive_name="") if reference else NamedSource()
    corrected = {name: given[name] for name in asdict(base) if name in given}
    source = replace(base, **corrected)
    cited = " ".join(part for part in (reference.pages, reference.note) if part) if reference else ""
    entry = PassageEntry(
        study=study,
        source=source,
        pages=given.get("pages", cited[:100]),
        quotations=tuple(given.get("quotations", ())),
        language=given.get("language", ""),
        is_translation=given["is_translation"],
        summary=given.get("summary", ""),
        cluster=_cluster(given, study, user),
    )
    seen = Document.objects.visible_to(user)
    work = quoting_work(reference)
    works = works_like(seen, work) if work else ([], None)
    return _Reading(references, taken, entry, offers(entry, candidates(seen, source)), work, works)


def _cluster(given: Mapping[str, Any], study: Study, user: User) -> Cluster | None:
    """The cluster that the passage is to join; None where none is named."""
    slug = given.get("cluster", "")
    if not slug:
        return None
    if not Study.objects.all().editable_by(user, Role.LEAD).filter(pk=study.pk).exists():
        raise ValidationError(
            {"cluster": "Only a lead of the study puts passages into clusters. Leave it out."}
        )
    found = Cluster.objects.filter(study=study, slug=slug).first()
    if found is None:
        raise ValidationError({"cluster": f"This study has no cluster “{slug}”."})
    return found


def _quoted_in(given: Mapping[str, Any], found: _Reading, user: User) -> QuotedIn | None:
    """The work through which alone a new document is known; None where there is none, or it was sent empty."""
    key = given.get("quoted_in")
    if key == "" or (key is None and found.work is None):
        return None
    page = given.get("quoted_in_page", found.work.page if found.work else "")
    work = found.work or QuotedIn(NamedSource())
    offered, sure = found.works
    if key is None and offered and sure is None:
        keys = ", ".join(f"{each.key} ({each})" for each in offered)
        said = f"It is quoted in a work that may be any of these: {keys}. Give the key of the one that is, or “{NEW}”."
        raise ValidationError({"quoted_in": said})
    if key not in (None, NEW):
        sure = Document.objects.visible_to(user).filter(key=key).first()
        if sure is None:
            raise ValidationError({"quoted_in": f"There is no document “{key}”."})
    document = None if key == NEW else sure
    if document is None and not work.is_told:
        said = "The citation says too little of the work that quotes it. Give its key, or send it empty."
        raise ValidationError({"quoted_in": said})
    return replace(work, document=document, page=page)


def _judgement(given: Mapping[str, Any], study: Study) -> Judgement | None:
    """What the passage says about a prediction; None where no prediction is named."""
    key = given.get("prediction", "")
    if not key:
        return None
    rows = Prediction.objects.filter(study=study, key=key).select_related("hypothesis", "state")
    prediction = rows.first()
    if prediction is None:
        raise ValidationError({"prediction": f"This study has no prediction “{key}”."})
    return Judgement(
        prediction=prediction,
        direction=given.get("direction", Direction.NEUTRAL),
        strength=given.get("strength"),
        rationale=given.get("rationale", ""),
        basis=given["basis"],
        status=given["status"],
    )


def _written(
    given: Mapping[str, Any], found: _Reading, judgement: Judgement | None, user: User
) -> tuple[Entered, Document | None]:
    """What was written, and the document that was here already."""
    coder = Coder.objects.filter(study=found.entry.study, user=user).first()
    if coder is None:
        raise ValidationError({"study": "You are no coder of this study yet. A lead can make you one."})
    document = _document(given, found, user)
    if document is None:
        _check_archive(found.entry.source)
    quoted_in = _quoted_in(given, found, user) if document is None else None
    try:
        whole = replace(found.entry, document=document, quoted_in=quoted_in)
        entered = enter(whole, judgement, coder=coder, by=user)
    except ValidationError as fault:
        if not hasattr(fault, "error_dict"):
            raise
        told = {
            ("quotations" if name == "quotation" else name): said for name, said in fault.error_dict.items()
        }
        raise ValidationError(told) from fault
    return entered, document


def _document(given: Mapping[str, Any], found: _Reading, user: User) -> Document | None:
    """The document that is meant; None for a new one."""
    key = given.get("document", "")
    if key == NEW:
        document = None
    elif key:
        document = Document.objects.visible_to(user).filter(key=key).first()
        if document is None:
            raise ValidationError({"document": f"There is no document “{key}”."})
    elif found.offered:
        sure = sure_one(found.offered)
        if sure is None:
            keys = ", ".join(f"{each.document.key} ({each.document})" for each in found.offered)
            said = f"These may be meant: {keys}. Give the key of the one that is, or “{NEW}”."
            raise ValidationError({"document": said})
        document = sure.document
    else:
        document = None
    if document is None and found.taken is None and len(found.references) > 1:
        said = f"The citation has {len(found.references)} references: say which is meant, counted from 0."
        raise ValidationError({"reference": said})
    if document is None and key != NEW and _is_untold(given, found):
        said = (
            f"The citation says too little to make a document of it. Give a key, a short title, or “{NEW}”."
        )
        raise ValidationError({"document": said})
    return document


def _is_untold(given: Mapping[str, Any], found: _Reading) -> bool:
    """Whether nobody but Ibid., a short form or words not understood says what a new document would be.

    A short form that is quoted in another work is told by that.
    """
    if found.taken is None or given.get("short_title"):
        return False
    read = found.references[found.taken]
    return read.quoted_in is None and read.kind in (ReferenceKind.BACK, ReferenceKind.UNKNOWN)


def _check_archive(source: NamedSource) -> None:
    """Refuse a slug of no archive; the one of FRUS is made if it is not here."""
    if source.archive in ("", ARCHIVE["slug"]) or Archive.objects.filter(slug=source.archive).exists():
        return
    said = f"There is no archive “{source.archive}”. Leave it out and give `archive_name` to make a new one."
    raise ValidationError({"archive": said})


def _answer(
    found: _Reading,
    judgement: Judgement | None,
    entered: Entered | None,
    *,
    dry_run: bool,
    is_new_document: bool = False,
) -> Mapping[str, Any]:
    """The answer as the schema describes it."""
    sure = sure_one(found.offered)
    document = entered.passage.document if entered else sure.document if sure else None
    written = entered.passage.quotations.select_related("in_note").order_by("position") if entered else ()
    return QuickEntryAnswerSerializer(
        {
            "dry_run": dry_run,
            "references": found.references,
            "reference": found.taken,
            "named_source": asdict(found.entry.source),
            "pages": found.entry.pages,
            "quoted_in": _quoting(found),
            "candidates": [
                {
                    "document": each.document.key,
                    "short_title": each.document.short_title,
                    "reasons": each.reasons,
                    "is_sure": each is sure,
                    "quotations": _held(each.quotations),
                }
                for each in found.offered
            ],
            "document": entered.passage.document.key if entered else None,
            "is_new_document": is_new_document,
            "passage": entered.passage.key if entered else None,
            "is_new_passage": bool(entered and entered.is_new_passage),
            "assessment": entered.assessment.pk if entered and entered.assessment else None,
            "quotations": _held(written),
            "warnings": [
                *doubts(found.entry.source.source_class, judgement, document),
                *_undated(found.entry.source, document, is_new=is_new_document),
            ],
        }
    ).data


def _quoting(found: _Reading) -> dict[str, Any] | None:
    """What was read of the work that quotes the document."""
    if found.work is None:
        return None
    offered, sure = found.works
    return {
        "named_source": asdict(found.work.source),
        "page": found.work.page,
        "candidates": [each.key for each in offered],
        "sure": sure.key if sure else None,
    }


def _undated(source: NamedSource, document: Document | None, *, is_new: bool) -> Iterator[str]:
    """That a new document will have no date that can be reckoned with, though one is printed."""
    if source.date_printed and (is_new or document is None) and read_date(source.date_printed) is None:
        yield (
            f"“{source.date_printed}” cannot be read as a date. "
            "It is kept as printed, and the document counts as undated."
        )


def _held(quotations: Iterable[Quotation]) -> list[dict[str, Any]]:
    return [
        {
            "text": each.text,
            "verification": each.verification,
            "verdict": verdict(each),
            "details": list(details(each)),
            "pages_found": each.pages_found,
        }
        for each in quotations
    ]
