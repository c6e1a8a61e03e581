"""A note, or one reference, from text to values."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.citations.reading.archives import claim_archival, claim_title, is_archival
from evidence.citations.reading.draft import Draft
from evidence.citations.reading.finishing import finished
from evidence.citations.reading.frus import claim_frus
from evidence.citations.reading.literature import claim_published, is_published
from evidence.citations.reading.outlines import BLOT, outline
from evidence.citations.reading.references import Part, PartName, Reference, ReferenceKind
from evidence.citations.reading.scraps import claim_scraps, dates_in
from evidence.citations.reading.short_forms import claim_short_form
from evidence.citations.reading.splitting import pieces

#: No note is longer; what is longer is a page put into the wrong box, and is left as text.
LONGEST_NOTE = 10_000

_LEAD = re.compile(
    r"(?:(?:see(?:,)? (?:also|for (?:example|instance)|e\.g\.)?,?|also see|see|cf\.|quoted in|cited in|and)\s+)+"
    r"|(?:As for|For|On|In)\s[^;]*?,\s+see(?:,? (?:also|for example),?)?\s+"
    r"|[^;“]*?\b(?:quoted in|cited in|see also|See, for example,)\s+",
    re.IGNORECASE,
)
#: What is left of an imprint whose beginning a scan has lost.
_END_OF_IMPRINT = re.compile(r"[12][0-9]{3}\)")
_QUOTED_IN = re.compile(r"[,;]\s*(?:as\s+)?(?P<mark>(?:quoted|cited)\s+in\s+)", re.IGNORECASE)


def read_references(note_text: str) -> list[Reference]:
    """What a note names, in its order, with the prose between as references of kind 'unknown'. Refuses no text."""
    if len(note_text) > LONGEST_NOTE:
        return [Reference(ReferenceKind.UNKNOWN, note_text, 0)]
    return [_read(note_text, start, end) for start, end in pieces(note_text)]


def read_reference(text: str) -> Reference:
    """The one reference that a text is; where it holds several, the first that is understood.

    What comes after it stays in the text given, not in the reference. Refuses no text.
    """
    read = read_references(text)
    known = [reference for reference in read if reference.kind != ReferenceKind.UNKNOWN]
    return next(iter(known or read), Reference(ReferenceKind.UNKNOWN, text, 0))


def _read(note: str, start: int, end: int) -> Reference:
    """One piece of a note."""
    draft = Draft(note, BLOT * start + outline(note[start:end]), start, _before_full_stop(note, start, end))
    quoting = _QUOTED_IN.search(draft.shape, start, end)
    if quoting:
        return _read_with_source(note, start, end, quoting)
    lead = _LEAD.match(draft.shape, start, end)
    if lead:
        draft.claim(PartName.LEAD, start, lead.end())
        draft.start = lead.end()
    kind, code = _claim(draft)
    draft.start, draft.end = start, end
    if kind == ReferenceKind.UNKNOWN:
        return Reference(kind, note[start:end], start)
    return finished(draft, kind, code)


def _read_with_source(note: str, start: int, end: int, quoting: re.Match[str]) -> Reference:
    """A document known through another work: the work is a reference of its own, inside this one."""
    outer, inner = _read(note, start, quoting.start()), _read(note, quoting.end(), end)
    source = Part(PartName.QUOTED_IN, quoting.start("mark"), end, note[quoting.start("mark") : end])
    parts = (*outer.parts, source) if inner.kind != ReferenceKind.UNKNOWN else outer.parts
    quoted_in = inner if inner.kind != ReferenceKind.UNKNOWN else None
    return replace(outer, text=note[start:end], parts=parts, quoted_in=quoted_in)


def _claim(draft: Draft) -> tuple[ReferenceKind, str]:
    """Claim the parts of a piece; what kind of reference it is, and the code of a FRUS volume."""
    claim_scraps(draft)
    code = claim_frus(draft)
    if code is not None:
        _claim_before_series(draft)
        return ReferenceKind.FRUS, code
    if is_archival(draft):
        return claim_archival(draft), ""
    if is_published(draft):
        claim_published(draft)
        if _are_several(draft):
            draft.drop(PartName.PAGES)
        is_known = any(part.name in {PartName.AUTHORS, PartName.TITLE} for part in draft.parts)
        return (ReferenceKind.LITERATURE if is_known else ReferenceKind.UNKNOWN), ""
    if not claim_short_form(draft):
        return ReferenceKind.UNKNOWN, ""
    is_damaged = _END_OF_IMPRINT.search(draft.shape, draft.start, draft.end)
    return (ReferenceKind.LITERATURE if is_damaged else ReferenceKind.BACK), ""


def _are_several(draft: Draft) -> bool:
    """Whether the pages belong to several works, each to its own."""
    return "respectively" in draft.shape[draft.start : draft.end]


def _before_full_stop(note: str, start: int, end: int) -> int:
    """The end of a piece without the full stop of its sentence; that of 'D.C.' and 'Jr.' stays."""
    return end - 1 if re.search(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bal)\.$", note[start:end]) else end


def _claim_before_series(draft: Draft) -> None:
    """Claim title and date, which stand before the series; neither where two are named at once."""
    series = draft.span_of(PartName.SERIES)
    end = series[0] if series else draft.start
    dates = dates_in(draft.shape, draft.start, end)
    if _are_several(draft) or len(dates) > 1:
        draft.drop(PartName.PAGES)
        return
    if dates:
        draft.claim(PartName.DATE, *dates[0])
        end = dates[0][0]
    claim_title(draft, draft.start, end)
