"""How a wording comes to a document: as a new version, beside those that it has."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from simple_history.utils import bulk_update_with_history

from evidence.choices import TextKind
from evidence.models import Document, DocumentText, Note, Page, User
from evidence.services.saving import save_row
from evidence.services.verifying import VerificationReport, verify_documents
from evidence.services.word_runs import store_word_runs
from evidence.texts import PROJECTION, NoteDraft, TextDraft, fold

#: More letters of a page and its notes the index does not take: PostgreSQL's holds a megabyte of words with their
#: places. A printed page with its notes has a tenth of this.
MOST_FOLDED = 100_000
#: A wording shorter than this share of the current one does not take its place.
LEAST_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Source:
    """Where a wording comes from: a file, told by name and fingerprint, and the program that read it."""

    file: str
    sha256: str
    importer: str = f"touchstone {settings.VERSION}"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a wording."""

    text: DocumentText
    is_new: bool
    #: why it did not become the current version, in words; empty if it did, or is no news
    kept_beside: str = ""
    #: the document's quotations, where it did
    quotations: VerificationReport | None = None


@transaction.atomic
def add_text(
    document: Document, draft: TextDraft, *, kind: TextKind, language: str, source: Source, by: User | None
) -> Added:
    """Add a wording to a document, with its notes and pages.

    It becomes the current version of its kind and language, unless it is poorer than the one that is (docs/adr/0011).
    A wording that the document has already changes nothing. Where it becomes current, the document's quotations are
    held against it.

    Raises:
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    of_kind = document.texts.select_for_update().filter(kind=kind, language=language)
    fingerprint = draft.sha256(PROJECTION)
    known = of_kind.filter(sha256=fingerprint).first()
    if known is not None:
        return Added(known, is_new=False)
    current = of_kind.filter(is_current=True).first()
    poorer = ""
    if current is not None:
        poorer = poorer_than(len(current.body), current.pages.exclude(label="").count(), draft)
    if current and not poorer:
        retire([current], by=by)
    text = text_row(document, draft, kind=kind, language=language, source=source, by=by)
    text.is_current = not poorer
    save_row(text, by=by, reason=source.file)
    Note.objects.bulk_create(parts := list(note_rows(text, draft)))
    set_enclosing_notes(parts, draft)
    store_pages(page_rows(text, draft))
    quotations = None if poorer else verify_documents([document.pk], by=by)
    return Added(text, is_new=True, kept_beside=poorer, quotations=quotations)


def text_row(
    document: Document, draft: TextDraft, *, kind: str, language: str, source: Source, by: User | None
) -> DocumentText:
    """The row of a wording, not yet stored."""
    return DocumentText(
        document=document,
        kind=kind,
        language=language,
        body=draft.body,
        structure=[span.as_list() for span in draft.spans],
        sha256=draft.sha256(PROJECTION),
        projection=PROJECTION,
        source_file=source.file,
        source_sha256=source.sha256,
        importer_version=source.importer,
        created_by=by,
    )


def note_rows(text: DocumentText, draft: TextDraft) -> Iterable[Note]:
    """The rows of its notes, not yet stored; in which note a note stands is set afterwards."""
    for position, note in enumerate(draft.notes, start=1):
        yield Note(
            text=text,
            position=position,
            kind=note.kind,
            label=note.label,
            identifier=note.identifier,
            anchor=note.anchor,
            body=note.body,
            structure=[span.as_list() for span in note.spans],
        )


def set_enclosing_notes(rows: list[Note], draft: TextDraft) -> None:
    """Set in which note a note stands, now that all have keys; there are a dozen such in a hundred volumes."""
    inner = [
        (row, note.within) for row, note in zip(rows, draft.notes, strict=True) if note.within is not None
    ]
    for row, within in inner:
        row.in_note = rows[within]
    if inner:
        Note.objects.bulk_update([row for row, _ in inner], ["in_note"])


def page_rows(text: DocumentText, draft: TextDraft) -> Iterable[Page]:
    """The rows of its pages, not yet stored, with the words that the index takes: the page's and its notes'."""
    placed = sorted(((place_of(note, draft), number) for number, note in enumerate(draft.notes)))
    last, first = len(draft.pages) - 1, 0
    for number, page in enumerate(draft.pages):
        end = bisect_left(placed, (page.end + (number == last), 0))
        notes = [draft.notes[of_page].body for _, of_page in placed[first:end]]
        folded = fold("\n".join([draft.body[page.start : page.end], *notes]))
        yield Page(text=text, label=page.label, start=page.start, end=page.end, folded=folded[:MOST_FOLDED])
        first = end


def store_pages(rows: Iterable[Page]) -> None:
    """Write the pages of new texts, and by what runs of words other texts find them."""
    pages = Page.objects.bulk_create(rows)
    store_word_runs(pages)


def place_of(note: NoteDraft, draft: TextDraft) -> int:
    """Where a note's mark stands in the running text; of a note on a note, where that note's mark does."""
    while note.within is not None:
        note = draft.notes[note.within]
    return note.anchor


def poorer_than(characters: int, numbered_pages: int, draft: TextDraft) -> str:
    """Why a wording must not take the place of the current one, which has so many characters and numbered pages.

    In words; empty if it may.
    """
    if len(draft.body) < LEAST_SHARE * characters:
        return f"it has {len(draft.body):,} characters, and the current text {characters:,}"
    pages = sum(1 for page in draft.pages if page.label)
    if pages < numbered_pages:
        return f"it has {pages} numbered pages, and the current text {numbered_pages}"
    return ""


def restructure(texts: list[tuple[DocumentText, TextDraft]]) -> None:
    """Give versions of the same wording the structure that a better program reads in it; histories have none of it."""
    notes = defaultdict(list)
    for note in Note.objects.filter(text__in=[text for text, _ in texts]).order_by("position").only("text"):
        notes[note.text_id].append(note)
    for text, draft in texts:
        text.structure = [span.as_list() for span in draft.spans]
        for row, note in zip(notes[text.pk], draft.notes, strict=True):
            row.structure = [span.as_list() for span in note.spans]
    DocumentText.objects.bulk_update([text for text, _ in texts], ["structure"])
    Note.objects.bulk_update([note for of_text in notes.values() for note in of_text], ["structure"])


def retire(texts: list[DocumentText], *, by: User | None, reason: str = "a newer version was added") -> None:
    """Let versions be current no longer. They are kept: what was found in them stays found."""
    for text in texts:
        text.is_current = False
    bulk_update_with_history(
        texts, DocumentText, ["is_current"], default_user=by, default_change_reason=reason
    )
