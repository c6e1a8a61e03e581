"""What is shown of pages that a search found: document, page, and the words around what was looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Substr

from evidence.models import Document, DocumentText, Note, Page
from evidence.queries.documents import versions_of
from evidence.queries.search import Ranked
from evidence.reading import PageStart, page_names
from evidence.reports import citable, citation_of
from evidence.searching import Excerpt, Search, excerpt, matches

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many places of one page are shown: two, if not all words stand together.
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page where something was found: in the text, or in a note."""

    excerpt: Excerpt
    #: where the page begins in the text, or 0 in a note: what is to be added to the offsets of the excerpt
    offset: int
    #: None in the text itself
    note: Note | None
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A page on which the words stand."""

    document: Document
    citation: str
    text: DocumentText
    page: Page
    weight: int
    address: str
    places: tuple[Place, ...]


#: Pages of texts, by the key of the text, in their order.
PagesOfTexts: TypeAlias = Mapping[int, Sequence[Page]]


def hits(ranked: Sequence[Ranked], search: Search, user: AnyUser) -> list[Hit]:
    """What is shown of pages that were found; as many queries for a hundred as for one."""
    pages = pages_with_words([each.page for each in ranked])
    texts = {page.text_id for page in pages.values()}
    readings = readings_of(texts, user)
    of_texts = pages_of(texts)
    names = names_of(of_texts)
    notes = notes_on(pages.values(), of_texts)
    found = []
    for each in ranked:
        page = pages.get(each.page)
        if page is None or page.text_id not in readings:
            continue  # gone, or hidden, since it was found
        text, address = readings[page.text_id]
        named = f"{address}#{names[page.pk]}" if names[page.pk] else address
        found.append(
            Hit(
                document=text.document,
                citation=citation_of(text.document, pages=page.label),
                text=text,
                page=page,
                weight=each.weight,
                address=named,
                places=tuple(places_on(page, notes[page.pk], search, named)),
            )
        )
    return found


def pages_with_words(keys: Sequence[int]) -> Mapping[int, Page]:
    """Pages by key, each with its own stretch of the wording as `words`."""
    words = Substr("text__body", F("start") + 1, F("end") - F("start"))
    return Page.objects.order_by().defer("folded").annotate(words=words).in_bulk(keys)


def readings_of(texts: Collection[int], user: AnyUser) -> Mapping[int, tuple[DocumentText, str]]:
    """The texts, with all that citing their documents needs, and the address at which each is read."""
    found = {}
    held = DocumentText.objects.filter(pk__in=texts).order_by().values("document")
    versions = Prefetch("texts", DocumentText.objects.order_by().defer("body", "structure"))
    seen = Document.objects.visible_to(user).filter(pk__in=held).order_by()
    for document in citable(seen, to=user).prefetch_related(versions):
        for number, text in enumerate(versions_of(document)):
            version = f"?text={text.sha256[:12]}" if number else ""
            found[text.pk] = text, f"{document.get_absolute_url()}{version}"
    return found


def pages_of(texts: Collection[int]) -> PagesOfTexts:
    """All pages of the texts, without their words."""
    found: defaultdict[int, list[Page]] = defaultdict(list)
    for page in Page.objects.filter(text__in=texts).defer("folded").order_by("start"):
        found[page.text_id].append(page)
    return found


def names_of(of_texts: PagesOfTexts) -> Mapping[int, str]:
    """What the page of a document calls each page of its text; empty where that has no mark."""
    return {
        page.pk: name
        for pages in of_texts.values()
        for page, name in zip(
            pages, page_names(PageStart(page.label, page.start) for page in pages), strict=True
        )
    }


def notes_on(pages: Collection[Page], of_texts: PagesOfTexts) -> Mapping[int, Sequence[Note]]:
    """The notes that are called on each page, and those upon them, in their order."""
    around = Page.objects.filter(
        pk__in=[page.pk for page in pages],
        text=OuterRef("text"),
        start__lte=OuterRef("anchor"),
        end__gte=OuterRef("anchor"),
    )
    rows = Note.objects.filter(Exists(around) | Q(in_note__isnull=False), text__in=of_texts).defer(
        "structure"
    )
    notes = {note.pk: note for note in rows.order_by("text_id", "position")}
    found: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes.values():
        outer = outermost(note, notes)
        for page in pages:
            is_last = page.pk == of_texts[page.text_id][-1].pk
            if outer and page.text_id == note.text_id and page.start <= outer.anchor < page.end + is_last:
                found[page.pk].append(note)
    return found


def outermost(note: Note, notes: Mapping[int, Note]) -> Note | None:
    """The note of the text itself in which a note stands; None where that is on another page."""
    found: Note | None = note
    while found is not None and found.in_note_id is not None:
        found = notes.get(found.in_note_id)
    return found


def places_on(page: Page, notes: Iterable[Note], search: Search, address: str) -> Iterable[Place]:
    """The places of a page that are shown: where most of the words stand, then where those do that are missing."""
    in_text = excerpt_of(page.words, search)  # type: ignore[attr-defined]  # set by `pages_with_words`
    places = [Place(in_text, page.start, None, address)] if in_text else []
    for note in notes:
        in_note = excerpt_of(note.body, search)
        if in_note:
            places.append(Place(in_note, 0, note, f"{address.partition('#')[0]}#note-{note.position}"))
    missing = frozenset(range(len(search.wanted)))
    for _ in range(MOST_PLACES):
        best = max(places, key=lambda place: len(place.excerpt.terms & missing), default=None)
        if best is None or not best.excerpt.terms & missing:
            return
        missing -= best.excerpt.terms
        yield best


def excerpt_of(text: str, search: Search) -> Excerpt | None:
    """The best stretch of a text, if anything that was looked for stands in it."""
    return excerpt(text, matches(text, search))
