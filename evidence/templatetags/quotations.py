"""What checking a quotation showed, as pages and the admin print it: thin names for `evidence.findings`."""

from __future__ import annotations

from typing import Any

from django import template

from evidence import findings
from evidence.choices import DifferenceKind, Verification
from evidence.citations import cite_pages
from evidence.models import Document, Quotation
from evidence.queries.origins import Origin
from evidence.reading import page_name
from evidence.reports import citation_of

register = template.Library()
register.filter("elided", findings.elided)
register.filter("note_of", findings.note_of)
register.filter("is_to_be_looked_at", findings.is_to_be_looked_at)


@register.filter
def verification_sign(verification: str) -> str:
    """The sign beside a class."""
    return findings.SIGNS[Verification(verification)]


@register.filter
def verification_sentence(verification: str) -> str:
    """How a quotation compares with its document's text."""
    return findings.SENTENCES[Verification(verification)]


@register.filter
def differences(quotation: Quotation) -> list[dict[str, str]]:
    """What differs: the kind in words, the words quoted, the words of the document."""
    return [
        {"label": str(DifferenceKind(kind).label), "kind": kind, "quoted": quoted, "printed": printed}
        for kind, quoted, printed in quotation.findings.get("differences", ())
    ]


@register.simple_tag
def place_address(quotation: Quotation, document: Document) -> str:
    """Where the page on which a quotation stands is read."""
    return document.get_absolute_url() + findings.page_address(quotation)


@register.simple_tag
def origin_address(origin: Origin) -> str:
    """Where the first page on which a quotation of unknown origin stands is read."""
    return origin.document.get_absolute_url() + (f"#{page_name(origin.pages[0])}" if origin.pages else "")


@register.simple_tag
def origin_citation(origin: Origin) -> str:
    """How the place is cited in which a quotation of unknown origin stands."""
    return citation_of(origin.document, pages=origin.shown_pages)


@register.filter
def candidates(quotation: Quotation) -> list[dict[str, Any]]:
    """The places among which a person may choose, with their pages as a note prints them."""
    return [
        {
            "number": number,
            "pages": cite_pages(", ".join(each["pages"])),
            "before": each.get("before", ""),
            "after": each.get("after", ""),
            "is_chosen": (quotation.start, quotation.in_note_id) == (each["start"], each["note"]),
        }
        for number, each in enumerate(quotation.findings.get("candidates", ()))
    ]
