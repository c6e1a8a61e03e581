"""A document as an import leaves it: a volume's text with notes, pages and structure."""

from __future__ import annotations

from typing import Any

from evidence.choices import NoteKind, TextKind
from evidence.models import Collection, Document, DocumentText, Passage
from evidence.services.texts import Source, add_text
from evidence.texts import Gap, NoteDraft, Span, TextBuilder, TextDraft
from tests.factories import make_document, make_holding

SOURCE = Source("frus1952-54v14p2.xml", "a1b2c3" + 58 * "0")


def printed_text(*, more: str = "", n_notes: int = 1) -> TextDraft:
    """A short paper over two pages, with something of everything that a volume prints."""
    builder = TextBuilder(page="1302")
    with builder.span("heading"):
        builder.add("588. Statement of Policy")
        builder.note(
            NoteDraft(
                "1", 0, "Source: S/S–NSC files. Ibid.", kind=NoteKind.SOURCE, spans=(Span("italic", 23, 28),)
            )
        )
    builder.separate(Gap.BLOCK)
    with builder.span("dateline"):
        builder.add("[Washington,] August 7, 1952.")
    builder.separate(Gap.BLOCK)
    builder.add("The security of ")
    with builder.span("italic"):
        builder.add("Japan")
    builder.add(" is ")
    with builder.span("deleted"):
        builder.add("not")
    builder.add(" vital to the <script>alert(1)</script> gov")
    builder.page_break("1303")
    builder.add("ernment.")
    for number in range(2, n_notes + 2):
        builder.note(
            NoteDraft(str(number), 0, f"Note {number} <script>alert(2)</script>."),
            (NoteDraft("*", 4, "A note on it."),) if number == 2 else (),
        )
    builder.separate(Gap.BLOCK)
    with builder.span("excision"):
        builder.add("[Here follow paragraphs on trade.]")
    builder.mark("gap")
    builder.mark("enclosure", "d588.1")
    builder.separate(Gap.BLOCK)
    with builder.span("table"):
        builder.add("1952")
        builder.separate(Gap.CELL)
        builder.add("Ten divisions")
    builder.separate(Gap.BLOCK)
    builder.add(f"The end.{more}")
    return builder.finish()


def add_wording(document: Document, draft: TextDraft | None = None, **fields: Any) -> DocumentText:
    """A wording of a document, the current one unless it is poorer than that."""
    fields = {"kind": TextKind.EDITION, "language": "en", "source": SOURCE, "by": None, **fields}
    return add_text(document, draft or printed_text(), **fields).text


def make_printed(collection: Collection, number: int = 588, **fields: Any) -> Document:
    """A document of a volume, in its place there, with its text."""
    document = make_document(**{"short_title": f"NSC {number}", **fields})
    make_holding(
        document=document,
        collection=collection,
        identifier=f"d{number}",
        number=str(number),
        sort_key=f"d{number:06}",
        section="China and Japan > Japan",
        pages="1302-1303",
        url=f"https://example.org/d{number}",
    )
    add_wording(document)
    return document


def address_of(subject: Document | Passage) -> str:
    """The address of a document's page."""
    document = subject.document if isinstance(subject, Passage) else subject
    return f"/documents/{document.key}/"
