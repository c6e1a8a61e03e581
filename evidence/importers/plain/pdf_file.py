"""PDF: the text layer, page by page, line by line as printed.

A hyphen at the end of a line stays, with the line break after it. Two slips of the format are put right and told: fonts
that put a radical for a whole ideograph, and signs of which the file does not say what they mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from evidence.importers.plain.pages import LONGEST_LABEL, PageLabels
from evidence.importers.plain.readings import MOST_PAGES, Reading, Unreadable
from evidence.texts import Gap, TextBuilder

#: PDFium puts one of these for a hyphen at the end of a line together with the line break.
_HYPHENS = re.compile("[\ufffe\x02]")
#: What means nothing in a text: control characters, halves of surrogate pairs, no characters, private use.
_MEANINGLESS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffd\uffff\U000f0000-\U0010ffff]"
)
#: Above this share of meaningless signs a text layer is rubbish: its fonts do not say what they show.
MOST_MEANINGLESS = 0.1
#: Kangxi radicals, each with the ideograph that it looks like: a PDF may name the one where print has the other.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
#: How near to the end the mark of the end stands; programs may write something after it.
_END = 4096
_OCR = "Recognise its words first (ocrmypdf makes a PDF with text of it), then import that with --kind ocr."


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: the label that the file gives it, its text, and how many signs were put right in it."""

    label: str
    text: str
    n_meaningless: int
    n_radicals: int


def read_pdf(data: bytes, *, first_page: str = "") -> Reading:
    """The wording of a PDF with a text layer.

    With `first_page`, the label of the file's first page, pages are counted from there; without, each page has the
    label that the file gives it, if any.

    Raises:
        Unreadable: when it is broken, protected, too long, or has pictures of pages only.
    """
    labels = PageLabels(first_page)
    if b"%%EOF" not in data[-_END:]:
        raise Unreadable("it breaks off before its end. Download or copy it once more.")
    try:
        pages = list(pages_of(data))
    except pypdfium2.PdfiumError as fault:
        raise Unreadable(of_fault(fault)) from fault
    refuse_pictures(pages)
    builder = TextBuilder(page="")
    for page in pages:
        builder.page_break(labels.begin("" if first_page else page.label))
        for line in page.text.splitlines():
            builder.add(line.strip())
            builder.separate(Gap.LINE)
    n_pages = sum(1 for page in pages if page.text.strip())
    return Reading(builder.finish(), "PDF", n_pages, tuple(remarks_on(pages)))


def pages_of(data: bytes) -> Iterator[PdfPage]:
    """The pages, in their order.

    Raises:
        PdfiumError: when the file or a page of it cannot be read.
        Unreadable: when there are too many.
    """
    with closing(pypdfium2.PdfDocument(data)) as document:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"it has more than {MOST_PAGES:,} pages. Give one document at a time.")
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as layer:
                label = document.get_page_label(number).strip()
                yield clean(label, layer.get_text_range())


def clean(label: str, raw_text: str) -> PdfPage:
    """A page with what the format garbled put right; a label that nobody could print is none."""
    text, n_meaningless = _MEANINGLESS.subn("\ufffd", _HYPHENS.sub("-\n", raw_text))
    n_radicals = sum(1 for sign in text if ord(sign) in _RADICALS)
    is_label = label.isprintable() and len(label) <= LONGEST_LABEL
    return PdfPage(label if is_label else "", text.translate(_RADICALS), n_meaningless, n_radicals)


def refuse_pictures(pages: list[PdfPage]) -> None:
    """Refuse a scan without text, and one whose text nobody can read.

    Raises:
        Unreadable: saying which.
    """
    n_signs = sum(len("".join(page.text.split())) for page in pages)
    if not n_signs:
        raise Unreadable(f"it has no text, only pictures of pages. {_OCR}")
    if sum(page.n_meaningless for page in pages) > MOST_MEANINGLESS * n_signs:
        raise Unreadable(
            f"its fonts do not say what their signs mean, so that its text cannot be read. {_OCR}"
        )


def remarks_on(pages: list[PdfPage]) -> Iterator[str]:
    """What a reader of the text should know."""
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.text.strip()]
    if empty:
        more = f" and {len(empty) - 10} more" if len(empty) > 10 else ""
        yield f"No text on page {', '.join(empty[:10])}{more} of the file (blank, or a picture)."
    if n_meaningless := sum(page.n_meaningless for page in pages):
        yield f"{n_meaningless} signs of unknown meaning stand as U+FFFD."
    if n_radicals := sum(page.n_radicals for page in pages):
        yield f"{n_radicals} radicals were read as the ideographs that they look like."


def of_fault(fault: pypdfium2.PdfiumError) -> str:
    """What PDFium found wrong, and what to do."""
    if fault.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return "it is protected by a password. Save it without one."
    return f"it is no sound PDF ({str(fault).rstrip('.')}). Open it in a PDF reader and save it anew."
