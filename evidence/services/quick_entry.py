"""One passage entered at a stroke: its document found or made, its words held against the document."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.choices import Verification
from evidence.finding.candidates import SURE, Candidate
from evidence.finding.sources import NamedSource
from evidence.models import Cluster, Coder, Document, Passage, Quotation, Study, User
from evidence.services.field_faults import told_at
from evidence.services.new_sources import REASON, make_source
from evidence.services.quoting import QuotedIn
from evidence.services.saving import save_row
from evidence.services.verifying import check, verify_quotations
from evidence.services.wordings import wordings_of

_STANDING = frozenset({Verification.VERBATIM, Verification.EDITED})
_WEIGHT_OF_WORDS = 100


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage as somebody enters it: of a document that is here, or else of a new one made of the source."""

    study: Study
    source: NamedSource
    document: Document | None = None
    pages: str = ""
    quotations: tuple[str, ...] = ()
    language: str = ""
    is_translation: bool = False
    summary: str = ""
    #: the work through which alone a new document is known
    quoted_in: QuotedIn | None = None
    #: the passages that it is no independent witness from
    cluster: Cluster | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that may be meant, why, and what the quotations are in its text; the heavier the surer."""

    document: Document
    reasons: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class EnteredPassage:
    """A passage, and whether it is a new one."""

    passage: Passage
    is_new: bool


@transaction.atomic
def record_passage(entry: PassageEntry, *, coder: Coder, by: User) -> EnteredPassage:
    """Write a passage with its quotations, and the document if it is new; the words are checked at once.

    Where the study has a passage of just these words on just these pages of the document, it is that passage.

    Raises:
        ValidationError: naming each field of the entry that breaks a rule; nothing is written then.
    """
    document = entry.document or _new_document(entry, by=by)
    same = _same_passage(entry, document, by=by) if entry.document else None
    if same is not None:
        return EnteredPassage(same, is_new=False)
    passage = Passage(
        study=entry.study,
        document=document,
        pages=entry.pages.strip(),
        summary=entry.summary.strip(),
        cluster=entry.cluster,
        created_by=coder,
    )
    with told_at({"key": "__all__"}, kept=frozenset({"pages", "summary", "cluster"})):
        save_row(passage, by=by, reason=REASON)
    for position, text in enumerate(entry.quotations, start=1):
        quotation = _quotation(entry, passage, text, position)
        with told_at({"text": "quotation"}, kept=frozenset({"language", "is_translation"})):
            save_row(quotation, by=by, reason=REASON)
    verify_quotations(Quotation.objects.filter(passage=passage), by=by)
    return EnteredPassage(passage, is_new=True)


def _new_document(entry: PassageEntry, *, by: User) -> Document:
    """The document of the source, after the work that quotes it where that is new too.

    Raises:
        ValidationError: naming each field of the entry that breaks a rule.
    """
    work = entry.quoted_in
    if work is None:
        return make_source(entry.source, by=by)
    try:
        quoting = work.document or make_source(work.source, by=by)
    except ValidationError as fault:
        raise ValidationError({"quoted_in": fault.messages}) from fault
    return make_source(entry.source, by=by, quoted_in=quoting, quoted_in_page=work.page)


def held_against(entry: PassageEntry, documents: list[Document]) -> dict[int, list[Quotation]]:
    """What the quotations of an entry would be found to be in each of some documents (by number); none is written."""
    wordings = wordings_of({document.pk for document in documents})
    found: dict[int, list[Quotation]] = {}
    for document in documents:
        passage = Passage(study=entry.study, document=document, pages=entry.pages)
        drafts = [_quotation(entry, passage, text, n) for n, text in enumerate(entry.quotations, start=1)]
        found[document.pk] = [check(draft, wordings.get(document.pk, [])).quotation for draft in drafts]
    return found


def offers(entry: PassageEntry, found: list[Candidate]) -> list[Offer]:
    """The documents that may be meant, with what the quotations would be in each; where they stand comes first."""
    held = held_against(entry, [each.document for each in found])
    weighed = [
        Offer(
            each.document,
            each.reasons,
            tuple(held[each.document.pk]),
            each.weight + _weight(held[each.document.pk]),
        )
        for each in found
    ]
    return sorted(weighed, key=lambda each: -each.weight)


def sure_one(offered: list[Offer]) -> Offer | None:
    """The document that is meant beyond doubt, if there is one: well told, and no other as well."""
    if not offered or offered[0].weight < SURE:
        return None
    return offered[0] if len(offered) == 1 or offered[1].weight < offered[0].weight else None


def _weight(quotations: list[Quotation]) -> int:
    stand = bool(quotations) and all(each.verification in _STANDING for each in quotations)
    return _WEIGHT_OF_WORDS if stand else 0


def _quotation(entry: PassageEntry, passage: Passage, text: str, position: int) -> Quotation:
    return Quotation(
        study=entry.study,
        passage=passage,
        position=position,
        text=text,
        language=entry.language,
        is_translation=entry.is_translation,
    )


def _same_passage(entry: PassageEntry, document: Document, *, by: User) -> Passage | None:
    """The study's passage of these very words and pages, if there is one."""
    if not entry.quotations:
        return None
    there = Passage.objects.visible_to(by).filter(
        study=entry.study, document=document, pages=entry.pages.strip(), quotations__text=entry.quotations[0]
    )
    for passage in there.distinct().prefetch_related("quotations"):
        if [each.text for each in passage.quotations.all()] == list(entry.quotations):
            return passage
    return None
