"""Parts that references of every kind have: pages, dates, addresses, remarks."""

from __future__ import annotations

import re

from evidence.citations.reading.draft import Draft
from evidence.citations.reading.references import PartName
from evidence.dates import DateNotUnderstood, read_printed

_NUMBER = r"(?:[0-9]+[a-z]?|[ivxlc]+\b)"
_STRETCH = rf"{_NUMBER}(?:\s*[–—-]\s*{_NUMBER})?"
_PAGES = re.compile(
    rf"\b(?:pp?\.|pages?\b)\s*(?P<pages>{_STRETCH}(?:(?:,\s*(?:and\s+)?|\s+and\s+|,?\s+(?:esp\.|at)\s+(?:pp?\.\s*)?|,\s*at\s+pp?\.\s*)"
    rf"{_STRETCH}(?![0-9\w]))*)(?P<note>,?\s*\b(?:nn?\.|fn\.?|note)\s*[0-9]+)?"
)
#: Chicago's way: '... 34, no. 3 (Winter 2009): 158–96'.
_PAGES_AFTER_DATE = re.compile(rf"\)\s*:\s*(?P<pages>{_STRETCH}(?:,\s*{_STRETCH})*)(?=\s*(?:[,.;]|$))")
_NOTE_ALONE = re.compile(r"(?<=[0-9]),\s*(?P<note>(?:nn?\.|fn\.?|footnote)\s*[0-9]+)")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DATE = re.compile(
    rf"(?:\b(?:ca?\.|circa|early|mid|late)[\s-]+)?"
    rf"(?:\b{_MONTH}\s+[0-9]{{1,2}},\s*[0-9]{{4}}|\b[0-9]{{1,2}}\s+{_MONTH},?\s+[0-9]{{4}}|\b{_MONTH},?\s+[0-9]{{4}}"
    r"|\b(?:Showa|Shōwa|Taisho|Taishō|Meiji)\s+[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}"
    r"|(?:昭和|大正|明治|民國|民国)[0-9元〇一二三四五六七八九十]+年(?:[0-9一二三四五六七八九十]+月(?:[0-9一二三四五六七八九十]+日)?)?"
    r"|(?<![0-9])[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b)\??(?![0-9–])"
)
_DOI = re.compile(
    r"(?:https?://)?(?:dx\.)?doi\.org/\s*(?P<doi>10\.[^\s;]+(?:\s+\.[0-9][^\s;]*)?)|\bdoi:\s*(?P<bare>10\.[^\s;]+)"
)
#: An address that a printer broke goes on after the break with one of the signs that addresses have.
_ADDRESS = re.compile(r"https?://[^\s;,]+(?:\s+[=_&?.][^\s;,]+)*")
_REMARK = re.compile(
    r"[(\[](?:emphasis|italics|hereafter|henceforth|hereinafter|translation|my translation)[^()\[\]]*[)\]]",
    re.IGNORECASE,
)


def claim_scraps(draft: Draft) -> None:
    """Claim the pages, the address and the remarks of a reference."""
    for match in _REMARK.finditer(draft.note, draft.start, draft.end):
        draft.claim(PartName.REMARK, match.start(), match.end())
    for name, pattern in ((PartName.ADDRESS, _DOI), (PartName.ADDRESS, _ADDRESS)):
        for match in pattern.finditer(draft.note, draft.start, draft.end):
            draft.claim(name, match.start(), _without_stop(match))
    found = list(_PAGES.finditer(draft.shape, draft.start, draft.end))
    if not found:
        _claim_unlabelled(draft)
    if len(found) == 1:
        draft.claim(PartName.PAGES, *found[0].span("pages"), label=found[0].start())
        if found[0]["note"]:
            draft.claim(PartName.NOTE, *found[0].span("note"))


def _claim_unlabelled(draft: Draft) -> None:
    """Claim pages that stand after the date in brackets, or the note of a document that is cited by its number."""
    pages = _PAGES_AFTER_DATE.search(draft.shape, draft.start, draft.end)
    if pages:
        draft.claim(PartName.PAGES, *pages.span("pages"))
    note = _NOTE_ALONE.search(draft.shape, draft.start, draft.end)
    if note:
        draft.claim(PartName.NOTE, *note.span("note"))


def _without_stop(match: re.Match[str]) -> int:
    """The end of an address without the full stop or bracket that ends the sentence."""
    return match.start() + len(match[0].rstrip(".,)]”»"))


def doi_of(address: str) -> str:
    """The DOI in an address, without what a printer broke it with; nothing where there is none."""
    match = _DOI.fullmatch(address)
    return "".join((match["doi"] or match["bare"]).split()) if match else ""


def dates_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where dates stand that can be read, in the order of the text."""
    return [match.span() for match in _DATE.finditer(text, start, end) if edtf_of(match[0])]


def edtf_of(printed: str) -> str:
    """The EDTF of a printed date; nothing of what can be read in two ways or in none."""
    try:
        return read_printed(printed).edtf
    except DateNotUnderstood:
        return ""
