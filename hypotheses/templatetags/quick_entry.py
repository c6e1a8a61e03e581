"""What the page of quick entry says in words."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from evidence.choices import Verification
from evidence.citations.reading import PartName, Reference, ReferenceKind
from evidence.finding.sources import NamedSource
from evidence.findings import SIGNS, verdict
from evidence.models import Quotation

register = template.Library()

_KINDS: Mapping[ReferenceKind, str] = {
    ReferenceKind.FRUS: "a document of Foreign Relations of the United States",
    ReferenceKind.ARCHIVE: "a paper in an archive",
    ReferenceKind.WEB: "a paper in a collection on the web",
    ReferenceKind.DIARY: "an entry of a diary",
    ReferenceKind.LITERATURE: "a work of literature",
    ReferenceKind.BACK: "a short form, which does not say where the document is: look whether it is among those below",
    ReferenceKind.UNKNOWN: "no citation that is understood: all of it was left as text, and nothing was guessed",
}
_WORDS: Mapping[PartName, str] = {PartName.BACK: "earlier note", PartName.REMARK: "", PartName.LEAD: ""}


@register.filter
def part_in_words(name: PartName) -> str:
    """What a part of a citation is."""
    return _WORDS.get(name, str(name).replace("-", " "))


@register.filter
def said_of_reading(reference: Reference) -> str:
    """Whether all was understood, in a sentence."""
    rest = {"full": "All of it was understood.", "part": "What is underlined was not understood.", "none": ""}
    return f"This is {_KINDS[reference.kind]}. {rest[reference.reading]}".strip()


@register.filter
def verdict_of(quotation: Quotation) -> str:
    """What the words are in the document, with the page."""
    return verdict(quotation)


@register.filter
def sign_of(verification: str) -> str:
    """The sign beside a verdict."""
    return SIGNS[Verification(verification)]


@register.filter
def with_focus(field: BoundField) -> SafeString:
    """The field, where typing begins."""
    return field.as_widget(attrs={"autofocus": True})


@register.filter
def described(source: NamedSource) -> str:
    """A work as a new document would have it, in a line."""
    year = str(source.year) if source.year else source.date_printed
    told = (source.authors, source.title, source.container, source.publisher, source.collection, year)
    return ", ".join(part for part in told if part)
