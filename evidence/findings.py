"""What checking a quotation showed, in words: for terminals, pages, the admin and the API alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidence.choices import DOUBTFUL, DifferenceKind, PageCheck, Verification
from evidence.citations import cite_pages
from evidence.models import Quotation
from evidence.reading import page_name

#: How a quotation compares with its document's text, as a sentence.
SENTENCES: Mapping[Verification, str] = {
    Verification.NOT_CHECKED: "Not checked against the document's text.",
    Verification.VERBATIM: "Checked: these are the document's words.",
    Verification.EDITED: "Checked: the document's words, edited as editors do.",
    Verification.ALTERED: "Checked: the words differ from the document's.",
    Verification.SPLICED: "Checked: joined from several places of the document.",
    Verification.TRANSLATION: "A translation: its words are not those of the document.",
    Verification.NOT_FOUND: "Checked: not found in the document's text.",
    Verification.AMBIGUOUS: "Checked: found in several places of the document.",
    Verification.NO_TEXT: "There is no text of the document to check against.",
}
#: A sign beside each class, so that none is told by its colour.
SIGNS: Mapping[Verification, str] = {
    Verification.NOT_CHECKED: "○",
    Verification.VERBATIM: "✓",
    Verification.EDITED: "≈",
    Verification.ALTERED: "≠",
    Verification.SPLICED: "⋈",
    Verification.TRANSLATION: "⇄",
    Verification.NOT_FOUND: "✗",
    Verification.AMBIGUOUS: "?",
    Verification.NO_TEXT: "–",
}


def counted(counts: Mapping[str, int]) -> str:
    """Quotations by class: “60 quotations: 4 verbatim, 56 no text to check against”."""
    said = ", ".join(
        f"{counts[value]} {label_of(value)}" for value in Verification.values if counts.get(value)
    )
    total = sum(counts.values())
    return f"{total} quotation{'' if total == 1 else 's'}{f': {said}' if said else ''}"


def label_of(verification: str) -> str:
    """A class in words, as it stands within a sentence."""
    return str(Verification(verification).label).lower()


def heading(quotation: Quotation) -> str:
    """Which quotation it is."""
    cited = cite_pages(quotation.passage.pages)
    place = f"{quotation.passage.document.short_title}{f', {cited}' if cited else ''}"
    return f"{quotation.passage.key}.{quotation.position} {place}"


def verdict(quotation: Quotation) -> str:
    """The verdict in words, with the page."""
    return f"{label_of(quotation.verification)}{place_of(quotation)}"


def place_of(quotation: Quotation) -> str:
    """Where it stands, to be put after a verdict: “, in note 3, p. 622”; empty where it stands nowhere."""
    note = f", in note {mark}" if (mark := note_of(quotation)) else ""
    return f"{note}{f', {cite_pages(quotation.pages_found)}' if quotation.pages_found else ''}"


def details(quotation: Quotation) -> Iterator[str]:
    """What differs, what ellipses stand for, and what a person should know."""
    yield from differences_of(quotation)
    yield from (f"left out: {words}" for words in elided(quotation))
    yield from quotation.findings.get("warnings", ())
    if quotation.confirmed_reason:
        yield f"confirmed: {quotation.confirmed_reason}"


def differences_of(quotation: Quotation) -> Iterator[str]:
    """The differences in words."""
    return (in_words(*each) for each in quotation.findings.get("differences", ()))


def in_words(kind: str, quoted: str, printed: str) -> str:
    """One difference: “changed: “Japanese” for “of Japan””."""
    label = DifferenceKind(kind).label.lower()
    if quoted and printed:
        return f"{label}: “{quoted}” for “{printed}”"
    return f"{label}: “{quoted or printed}”{'' if quoted else ' of the document'}"


def elided(quotation: Quotation) -> Iterator[str]:
    """The words of the document that each ellipsis stands for."""
    return (words for words, _, _ in quotation.findings.get("elisions", ()))


def note_of(quotation: Quotation) -> str | None:
    """The mark of the note in which it was found."""
    if quotation.in_note is None:
        return None
    return quotation.in_note.label or quotation.in_note.get_kind_display().lower()


def page_address(quotation: Quotation) -> str:
    """The mark of the first page on which it stands, within the document's address: “#p622”; empty without a page."""
    label = quotation.pages_found.split(", ")[0]
    return f"#{page_name(label)}" if label else ""


def is_to_be_looked_at(quotation: Quotation) -> bool:
    """Whether its words or pages are not as the document has them, and nobody has confirmed that."""
    if quotation.confirmed_reason or quotation.verification == Verification.NO_TEXT:
        return False
    return quotation.verification in DOUBTFUL or quotation.page_check == PageCheck.DIFFER
