"""What tests of checked quotations share: a memorandum of two pages, wordings that replace it, and one way to check."""

from __future__ import annotations

from typing import Any

from evidence.models import Document, DocumentText, Quotation, User
from evidence.services.verifying import Checked, verify_quotations
from tests.factories import make_document_text, make_page, make_passage, make_quotation

PAGE_7 = (
    "The Envoy said that Ruritania would welcome a treaty of mutual defence. He had told the Court of it.\n\n"
)
PAGE_8 = "The King replied that the garrison would stay at Strelsau until the harvest, as the Court expected."
BODY = PAGE_7 + PAGE_8
WORDS = "would welcome a treaty of mutual defence"
#: An altered quotation: the document says “at Strelsau”.
ALTERED = "the garrison would stay at Zenda until the harvest"


def make_wording(*pages: str, first_page: int = 7, **fields: Any) -> DocumentText:
    """A wording of these pages, numbered from 7; without any it is the memorandum."""
    parts = pages or (PAGE_7, PAGE_8)
    text = make_document_text(body="".join(parts), **fields)
    start = 0
    for number, part in enumerate(parts, start=first_page):
        make_page(text=text, label=str(number), start=start, end=start + len(part))
        start += len(part)
    return text


def replace_wording(old: DocumentText, *pages: str, **fields: Any) -> DocumentText:
    """A new version of a document's wording, which is the current one from now on."""
    old.is_current = False
    old.save()
    return make_wording(*pages, document=old.document, kind=old.kind, language=old.language, **fields)


def quote(text: str, document: Document, *, pages: str = "", **fields: Any) -> Quotation:
    """A quotation from a document, not checked."""
    return make_quotation(text=text, passage=make_passage(document=document, pages=pages), **fields)


def check_again(quotation: Quotation, *, by: User | None = None) -> Checked:
    """Check one quotation as it is stored; the row given has the outcome too."""
    (checked,) = verify_quotations(Quotation.objects.filter(pk=quotation.pk), by=by).checked
    quotation.refresh_from_db()
    return checked


def quote_checked(text: str, document: Document, **fields: Any) -> Quotation:
    """A quotation from a document, checked once."""
    quotation = quote(text, document, **fields)
    check_again(quotation)
    return quotation


def place(quotation: Quotation) -> tuple[int | None, str | None, str]:
    """Where a quotation is anchored: in which version, on which words, on which pages."""
    if quotation.document_text is None:
        return None, None, quotation.pages_found
    body = quotation.in_note.body if quotation.in_note else quotation.document_text.body
    return quotation.document_text.pk, body[quotation.start : quotation.end], quotation.pages_found
