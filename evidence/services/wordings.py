"""The current wordings of documents as a comparison takes them: three statements for any number of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from dataclasses import dataclass

from evidence.choices import TextKind
from evidence.matching import NoteWording, PageStretch, Tolerance, Wording
from evidence.models import DocumentText, Note, Page, Quotation

#: How much of a word a scan may have misread before it is another word.
SCAN_TOLERANCE = 0.25
#: Which wording is looked at first.
BEST_FIRST = TextKind.values


@dataclass(frozen=True)
class StoredWording:
    """A version of a document's wording that is current, with its words."""

    text: DocumentText
    wording: Wording

    @property
    def tolerance(self) -> Tolerance:
        """How far a comparison with it may go: a machine's reading has misread letters."""
        return Tolerance(scan=SCAN_TOLERANCE if self.text.kind == TextKind.OCR else 0.0)


def wordings_of(documents: Several[int]) -> dict[int, list[StoredWording]]:
    """The current wordings of documents, by document, the best kind first."""
    texts = list(
        DocumentText.objects.filter(document__in=documents, is_current=True).defer("structure").order_by("pk")
    )
    keys = [text.pk for text in texts]
    notes: defaultdict[int, list[NoteWording]] = defaultdict(list)
    for text, key, label, anchor, body in (
        Note.objects.filter(text__in=keys)
        .order_by("text_id", "position")
        .values_list("text", "pk", "label", "anchor", "body")
    ):
        notes[text].append(NoteWording(key, label, anchor, body))
    pages: defaultdict[int, list[PageStretch]] = defaultdict(list)
    for text, label, start, end in (
        Page.objects.filter(text__in=keys)
        .order_by("text_id", "start")
        .values_list("text", "label", "start", "end")
    ):
        pages[text].append(PageStretch(label, start, end))
    found: defaultdict[int, list[StoredWording]] = defaultdict(list)
    for each in sorted(texts, key=lambda text: BEST_FIRST.index(text.kind)):
        wording = Wording(each.body, tuple(notes[each.pk]), tuple(pages[each.pk]))
        found[each.document_id].append(StoredWording(each, wording))
    return found


def fitting(quotation: Quotation, wordings: list[StoredWording]) -> list[StoredWording]:
    """The wordings in which a quotation may stand: those in its language; of a translation, the document's own."""
    if quotation.is_translation:
        return [each for each in wordings if each.text.kind != TextKind.TRANSLATION]
    language = quotation.language.partition("-")[0].lower()
    same = [each for each in wordings if each.text.language.partition("-")[0].lower() == language]
    return same if language else wordings
