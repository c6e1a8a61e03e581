"""References to papers in archives: title, date, file and box, archive, in whatever order the archive wants them."""

from __future__ import annotations

import re

from evidence.citations.reading.draft import Draft
from evidence.citations.reading.references import PartName, ReferenceKind
from evidence.citations.reading.scraps import dates_in

_RECORD_GROUP = re.compile(r"(?:RG|Record Group)\s?[0-9]+[A-Z]?")
_BOX = re.compile(
    r"(?:Box|File|Folder|Reel|Roll|Lot|Entry|CD|Tab|Fond|Opis|Delo|Vol(?:ume)?)\b\.?"
    r"(?:\s+(?:Vol|No|Code|File)\b\.?)*\s+[\w’'.–/-]*[0-9][\w’'.–/-]*(?:\s[A-Z]\s?[0-9]+)?"
    r"|(?:.*\s)?Central (?:Decimal )?Files?",
)
_CODE = re.compile(r"(?:[A-Z]\.?[’']\s?)?(?=[\w.’'/–-]*[0-9])(?:[A-Z]{1,4}(?=[-–0-9]))?[0-9A-Z.’'/–-]{3,}")
_ARCHIVE = re.compile(
    r"\b(?:Archives?|Institution|Library|Museum|Academia|Record Office|Records? Cent(?:er|re)|Institute?"
    r"|University|Hoover)\b"
)
_SHORT_NAME = re.compile(r"[A-Z]{2,8}")
_NO_PLACE = re.compile(r"\b(?:Papers?|Documents|Files?|Collection)\b")
_PUBLICATION = re.compile(r"\((?:[^()]*\b)?[12][0-9]{3}(?:/[0-9]+)?\)")
_THESIS = re.compile(r"\b(?:dissertation|thesis|diss\.)", re.IGNORECASE)
_YEAR = re.compile(r"[12][0-9]{3}")
_TRANSLATION = re.compile(r"\s*\[[^\[\]]*\]$")


def is_archival(draft: Draft) -> bool:
    """Whether it names a file, a box or an archive, and no imprint."""
    if any(sign.search(draft.note, draft.start, draft.end) for sign in (_PUBLICATION, _THESIS)):
        return False
    texts = [draft.note[slice(*span)] for span in draft.components()]
    places = [text for text in texts if _names_place(text)]
    return any(_sort(text) in {PartName.IDENTIFIER, PartName.COLLECTION} for text in texts) and bool(places)


def claim_archival(draft: Draft) -> ReferenceKind:
    """Claim title, date, identifiers, collections and archive; what kind of archive it is."""
    dates = dates_in(draft.shape, draft.start, draft.end)
    spans = list(draft.components())
    first = next((n for n, span in enumerate(spans) if _is_after_title(draft, span)), len(spans))
    if len(dates) == 1:
        draft.claim(PartName.DATE, *dates[0])
        claim_title(draft, draft.start, dates[0][0])
    elif first and not dates:
        claim_title(draft, spans[0][0], spans[0][1] if _is_quoted(draft, spans[0]) else spans[first - 1][1])
    _claim_places(draft)
    text = draft.note[draft.start : draft.end]
    if re.search(r"\bDiar(?:y|ies)\b", text):
        return ReferenceKind.DIARY
    return (
        ReferenceKind.WEB
        if re.search(r"\bDigital Archive\b|wilsoncenter\.org|\bHPPPDA\b", text)
        else ReferenceKind.ARCHIVE
    )


def claim_title(draft: Draft, start: int, end: int) -> None:
    """Claim a title with, in brackets after it, its translation, and before it whoever wrote it."""
    while end > start and draft.note[end - 1] in " ,\n":
        end -= 1
    translation = _TRANSLATION.search(draft.shape, start, end)
    if translation:
        draft.claim(PartName.TRANSLATION, translation.start(), translation.end())
        end = translation.start()
    quote = draft.shape.find("“", start, end)
    if quote > start and draft.shape[start:quote].strip(" \n").endswith(","):
        draft.claim(PartName.AUTHORS, start, quote)
        start = quote
    draft.claim(PartName.TITLE, start, end)


def _claim_places(draft: Draft) -> None:
    """Claim file, box, collection and archive: what is free after title and date."""
    is_in_archive = False
    for span in list(draft.components()):
        text = draft.note[slice(*span)]
        sort = _sort(text)
        if sort is not None:
            is_in_archive = False
        elif _names_place(text) or (
            is_in_archive and not _NO_PLACE.search(text) and not _is_quoted(draft, span)
        ):
            sort, is_in_archive = PartName.ARCHIVE, True
        else:
            sort, is_in_archive = PartName.COLLECTION, False
        draft.claim(sort, *span)


def _sort(text: str) -> PartName | None:
    """File or box, as its form tells; None of what has neither form."""
    if _RECORD_GROUP.fullmatch(text) or _BOX.fullmatch(text):
        return PartName.COLLECTION
    return PartName.IDENTIFIER if _CODE.fullmatch(text) and not _YEAR.fullmatch(text) else None


def _names_place(text: str) -> bool:
    """Whether it names an archive, in full or, as known from an earlier note, in capitals."""
    return text[:1] not in '“"' and (
        _ARCHIVE.search(text) is not None or _SHORT_NAME.fullmatch(text.rstrip(".")) is not None
    )


def _is_after_title(draft: Draft, span: tuple[int, int]) -> bool:
    text = draft.note[slice(*span)]
    return _sort(text) is not None or _names_place(text) or re.search(r"\bDiar(?:y|ies)\b", text) is not None


def _is_quoted(draft: Draft, span: tuple[int, int]) -> bool:
    return draft.note[span[0]] in '“"'
