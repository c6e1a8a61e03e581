"""Which imported documents seem to be ones that somebody entered with pages alone (ruling 11)."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from evidence.choices import MatchStatus
from evidence.models import Collection, Document, DocumentMatch, Holding, Page, User
from evidence.services.saving import save_row

_FIRST_PAGE = re.compile(
    r"(?:pp?\.|pages?)?\s*([0-9]+|[ivxlc]+)(?![0-9A-Za-z])(.*)", re.IGNORECASE | re.DOTALL
)
_NOTE = re.compile(r"[\s,]*(?:nn?|fnn?|notes?|footnotes?)(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An imported document that stands on a page, and the days between which it was written."""

    document: int
    is_dated: bool
    earliest: datetime.date | None
    latest: datetime.date | None
    #: the document that encloses it
    part_of: int | None = None

    def overlaps(self, document: Document) -> bool:
        """Whether both can have been written on the same day; a bound that is open excludes nothing."""
        return not_after(self.earliest, document.date_latest) and not_after(
            document.date_earliest, self.latest
        )


@transaction.atomic
def suggest_matches(collection: Collection, *, by: User) -> list[DocumentMatch]:
    """Suggest which documents of a volume are ones that somebody entered with its pages alone.

    Suggested is the one document that stands on the first page cited and agrees in date; or the only one that stands
    there, if no date contradicts. What was suggested or refused before is left alone. A lead decides.

    Returns: the new suggestions. The tables are read by three statements, however large the volume.
    """
    entered = {
        holding: page for holding in entered_in(collection) if (page := first_page_cited(holding.pages))
    }
    standing = standing_on(set(entered.values()), collection)
    known = known_pairs({holding.document_id for holding in entered})
    suggested = []
    for holding, page in entered.items():
        chosen = choice(holding.document, page, standing[page])
        if chosen is None or frozenset((holding.document_id, chosen[0])) in known:
            continue
        match = DocumentMatch(document=holding.document, imported_id=chosen[0], reason=chosen[1])
        save_row(match, by=by, reason=f"suggested: {collection.reference_code}")
        suggested.append(match)
    return suggested


def refuse_match(match: DocumentMatch, *, by: User, reason: str = "") -> None:
    """Say that the two are two. They are not suggested again."""
    match.status = MatchStatus.REFUSED
    save_row(match, by=by, reason=reason)


def entered_in(collection: Collection) -> Iterable[Holding]:
    """The copies in a volume that somebody entered with pages, of documents that no import has found in it."""
    here = Holding.objects.filter(collection=collection)
    found = here.exclude(identifier="").values("document")
    alone = here.filter(identifier="").exclude(pages="").exclude(document__in=found)
    return alone.select_related("document").order_by("pk")


def first_page_cited(pages: str) -> str:
    """The first page of “415-416, 418” as the page itself prints it; nothing where the first is cited for its note.

    A document that is cited for “649 n. 1” is only spoken of there, and does not stand on the page.
    """
    first = _FIRST_PAGE.match(pages.strip())
    if first is None or _NOTE.match(first[2]):
        return ""
    return first[1]


def standing_on(labels: Several[str], collection: Collection) -> Mapping[str, list[Candidate]]:
    """The imported documents of a volume that stand on each page, by their current texts."""
    imported = Holding.objects.filter(collection=collection).exclude(identifier="").values("document")
    pages = Page.objects.filter(label__in=labels, text__is_current=True, text__document__in=imported)
    facts = ("pk", "date_edtf", "date_earliest", "date_latest", "part_of")
    rows = pages.order_by("text__document").values_list(
        "label", *(f"text__document__{name}" for name in facts)
    )
    found = defaultdict(list)
    for label, document, edtf, earliest, latest, part_of in rows.distinct():
        found[label].append(Candidate(document, bool(edtf), earliest, latest, part_of))
    return found


def known_pairs(documents: Several[int]) -> set[frozenset[int]]:
    """The pairs of documents, of which one is among these, that were suggested or refused."""
    matches = DocumentMatch.objects.filter(Q(document__in=documents) | Q(imported__in=documents))
    return {frozenset(pair) for pair in matches.order_by().values_list("document", "imported")}


def choice(document: Document, page: str, standing: Iterable[Candidate]) -> tuple[int, str] | None:
    """Which document that stands on the page seems to be this one, and why; None where none or several might be.

    Of an enclosure whose document stands there too, only another enclosure of that may be it.
    """
    around = {document.pk, document.part_of_id, document.quoted_in_id}
    standing = list(standing)
    candidates = [each for each in standing if each.document not in around]
    if document.part_of_id in {each.document for each in standing}:
        candidates = [each for each in candidates if each.part_of == document.part_of_id]
    is_dated = bool(document.date_edtf)
    agreeing = [each for each in candidates if is_dated and each.is_dated and each.overlaps(document)]
    if len(agreeing) == 1:
        return agreeing[0].document, f"p. {page} stands in it, and the dates agree"
    if len(candidates) == 1 and not (is_dated and candidates[0].is_dated):
        undated = "it is undated" if is_dated else "the document entered is undated"
        return candidates[0].document, f"p. {page} stands in it and in no other document; {undated}"
    return None


def not_after(first: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether the one day does not lie after the other; an open bound never does."""
    return first is None or last is None or first <= last
