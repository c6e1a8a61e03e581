"""An enclosure printed within a document becomes a document of its own, with its own wording (docs/adr/0019)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.choices import DocumentKind, TextKind
from evidence.matching import Boundaries, BoundaryNotFound, stretch_of
from evidence.models import Document, DocumentText, Holding, Note, Passage, Quotation, User
from evidence.services.moved_quotations import carry_to_enclosure
from evidence.services.saving import save_row
from evidence.services.stored_drafts import draft_of
from evidence.services.texts import Source, add_text
from evidence.services.wordings import StoredWording, wordings_of
from evidence.texts import Excerpt, excerpt


@dataclass(frozen=True, slots=True)
class EnclosureFacts:
    """What somebody says of the enclosure; all else it has from the document around it."""

    short_title: str
    title: str = ""
    kind: str = DocumentKind.OTHER.value
    date_printed: str = ""
    date_edtf: str = ""


@dataclass(frozen=True)
class SplitPlan:
    """What splitting a stretch off would do."""

    text: DocumentText
    stored: StoredWording
    notes: tuple[Note, ...]
    excerpt: Excerpt
    #: the passages whose quotations all stand in the stretch, for whom they are offered
    passages: list[Passage] = field(default_factory=list)

    @property
    def as_shown(self) -> str:
        """The stretch in a word, by which it is told whether what is done is what was shown."""
        return f"{self.text.pk}:{self.text.sha256[:16]}:{self.excerpt.start}-{self.excerpt.end}"

    @property
    def pages(self) -> str:
        """The pages on which the stretch stands, as a note cites them: “52-54”; empty where they are not known."""
        labels = [page.label for page in self.excerpt.draft.pages if page.label]
        return "-".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""

    @cached_property
    def note_keys(self) -> list[int]:
        """The keys of the notes that come along, in the order that they have in the enclosure."""
        return [self.notes[number].pk for number in self.excerpt.notes]


def plan_split(text: DocumentText, said: Boundaries, *, by: User) -> SplitPlan:
    """Which stretch of a current text answers to what somebody said of it, and which passages lie in it.

    Raises:
        ValidationError: at the part of `said` that answers to no place or to several, or above all of them where the
            stretch cannot be split off.
    """
    stored = next(
        (
            each
            for each in wordings_of([text.document_id]).get(text.document_id, ())
            if each.text.pk == text.pk
        ),
        None,
    )
    if stored is None:
        raise ValidationError("This text is no longer the current one. Look at the one that is there now.")
    try:
        start, end = stretch_of(said, stored.wording)
    except BoundaryNotFound as fault:
        raise ValidationError({fault.field: str(fault)}) from fault
    whole, notes = draft_of(text)
    try:
        cut = excerpt(whole, start, end)
    except ValueError as fault:
        raise ValidationError(str(fault)) from fault
    if len(cut.draft.body) == len(whole.body.strip()):
        raise ValidationError("This is the whole text. An enclosure is a part of it.")
    refuse_split_before(text, cut, by=by)
    plan = SplitPlan(text, stored, notes, cut)
    plan.passages.extend(passages_within(plan, by=by))
    return plan


def refuse_split_before(text: DocumentText, cut: Excerpt, *, by: User) -> None:
    """Refuse a stretch of which a part was split off before, as the wordings themselves tell.

    Raises:
        ValidationError: naming the enclosure.
    """
    within = Document.objects.visible_to(by).filter(part_of=text.document_id)
    bodies = DocumentText.objects.filter(
        document__in=within, is_current=True, kind=text.kind, language=text.language
    )
    for other in bodies.select_related("document").order_by("pk"):
        place = text.body.find(other.body)
        while place >= 0:
            if place < cut.end and cut.start < place + len(other.body):
                raise ValidationError(
                    f"“{other.document}”, which is part of this document already, has some of these words."
                )
            place = text.body.find(other.body, place + 1)


def passages_within(plan: SplitPlan, *, by: User) -> list[Passage]:
    """The passages that the user sees whose quotations were all found in the stretch, or in its notes."""
    of_passage: defaultdict[Passage, list[Quotation]] = defaultdict(list)
    seen = Passage.objects.visible_to(by).filter(document=plan.text.document_id)
    quoted = Quotation.objects.filter(passage__in=seen).select_related(
        "passage__study", "passage__created_by"
    )
    for quotation in quoted.order_by("passage__study", "passage__key", "position"):
        of_passage[quotation.passage].append(quotation)
    return [passage for passage, rows in of_passage.items() if all(lies_within(each, plan) for each in rows)]


def lies_within(quotation: Quotation, plan: SplitPlan) -> bool:
    """Whether a quotation was found in the stretch, or in a note that comes along."""
    if quotation.document_text_id != plan.text.pk:
        return False
    if quotation.in_note_id is not None:
        return quotation.in_note_id in plan.note_keys
    start, end = quotation.start, quotation.end
    return start is not None and end is not None and plan.excerpt.start <= start and end <= plan.excerpt.end


@transaction.atomic
def split_off(
    text: DocumentText,
    said: Boundaries,
    facts: EnclosureFacts,
    *,
    passages: Several[Passage] = (),
    as_shown: str,
    by: User,
) -> Document:
    """Make a document of a stretch of a text, part of the one around it, and move these passages to it.

    The text around it stays as it is. Nothing is done but what was shown, as `SplitPlan.as_shown` tells it.

    Raises:
        ValidationError: naming each field at fault; nothing is written then.
    """
    around = Document.objects.select_for_update().get(pk=text.document_id)
    plan = plan_split(text, said, by=by)
    if plan.as_shown != as_shown:
        raise ValidationError("This is another stretch than the one shown. Look at it first.", code="changed")
    offered = {passage.pk for passage in plan.passages}
    if gone := [passage.key for passage in passages if passage.pk not in offered]:
        raise ValidationError({"passages": f"Not all quotations of these stand in it: {', '.join(gone)}."})
    reason = f"split off from {around.key}, {plan.excerpt.start}-{plan.excerpt.end}"
    enclosure = enclosure_of(around, plan, facts)
    save_row(enclosure, by=by, reason=reason)
    for holding in copies_of(around, enclosure, plan):
        save_row(holding, by=by, reason=reason)
    source = Source(text.source_file, text.source_sha256, f"touchstone {settings.VERSION}, split off by hand")
    added = add_text(
        enclosure, plan.excerpt.draft, kind=TextKind(text.kind), language=text.language, source=source, by=by
    )
    carry_to_enclosure(
        [passage for passage in plan.passages if passage.pk in {each.pk for each in passages}],
        enclosure,
        shift=plan.excerpt.start,
        notes=new_notes(plan, added.text),
        by=by,
    )
    return enclosure


def enclosure_of(around: Document, plan: SplitPlan, facts: EnclosureFacts) -> Document:
    """The row of the enclosure, not stored: who may read it is as with the document around it."""
    is_translation = plan.text.kind == TextKind.TRANSLATION
    return Document(
        short_title=facts.short_title,
        title=facts.title,
        kind=facts.kind,
        date_printed=facts.date_printed,
        date_edtf=facts.date_edtf,
        source_class=around.source_class,
        languages=around.languages if is_translation else plan.text.language,
        access=around.access,
        embargoed_until=around.embargoed_until,
        rights=around.rights,
        part_of=around,
    )


def copies_of(around: Document, enclosure: Document, plan: SplitPlan) -> list[Holding]:
    """The copies of the enclosure, not stored: where an import found the document around it, or where its only copy is.

    They have pages and no identifier. By these an import of a volume that tells the enclosure apart finds it.
    """
    held = list(around.holdings.select_related("collection"))
    holds = [each for each in held if each.as_imported] or (held if len(held) == 1 else [])
    number = around.enclosures.count()
    return [
        Holding(
            document=enclosure,
            collection=each.collection,
            pages=plan.pages,
            url=each.url,
            status=each.status,
            section=each.section,
            sort_key=f"{each.sort_key}.{number:06}" if each.sort_key else "",
        )
        for each in holds
    ]


def new_notes(plan: SplitPlan, text: DocumentText) -> Mapping[int, Note]:
    """The notes of the enclosure's text, by the keys that they have in the text around it."""
    return dict(zip(plan.note_keys, text.notes.order_by("position"), strict=True))
