"""From claimed stretches to the values of a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.citations.reading.draft import Draft, in_one_line, unquoted
from evidence.citations.reading.names import correspondents, names_in
from evidence.citations.reading.references import PartName, Reference, ReferenceKind
from evidence.citations.reading.scraps import dates_in, doi_of, edtf_of

_IMPRINT = re.compile(
    r"(?:(?P<place>[^:]+):\s*)?(?P<publisher>[^:]*?)(?:,\s*|(?:^|\s+))(?P<year>[12][0-9]{3})"
)
_THESIS = re.compile(
    r"(?P<sort>[^,]+),\s*(?P<publisher>[^,]+)(?:,\s*(?P<place>[^,]+))?,\s*(?P<year>[12][0-9]{3})"
)
_SHORT_NAME = re.compile(r"\s*[(\[](?:hereafter|henceforth|hereinafter)[^()\[\]]*[)\]]", re.IGNORECASE)


def finished(draft: Draft, kind: ReferenceKind, code: str) -> Reference:
    """The reference that the claims make."""
    title = draft.first(PartName.TITLE)
    authors, recipients = _people(draft, kind, title)
    printed = draft.first(PartName.DATE) or (_date_of_entry(title) if kind == ReferenceKind.DIARY else "")
    place, publisher, year = _imprint(draft, kind)
    addresses = draft.all_of(PartName.ADDRESS)
    edtf = edtf_of(printed) if printed else ""
    return Reference(
        kind=kind,
        text=draft.note[draft.start : draft.end],
        start=draft.start,
        parts=tuple(sorted(draft.parts, key=lambda part: part.start)),
        title=unquoted(title),
        title_translated=draft.first(PartName.TRANSLATION).strip("[] "),
        authors=authors,
        recipients=recipients,
        date_printed=printed,
        date_edtf=edtf,
        reference_code=code,
        collections=tuple(_SHORT_NAME.sub("", text) for text in draft.all_of(PartName.COLLECTION)),
        identifiers=draft.all_of(PartName.IDENTIFIER),
        archives=tuple(_archives(draft)),
        number=draft.first(PartName.NUMBER),
        pages=re.sub(r"\s*([–—-])\s*", r"\1", draft.first(PartName.PAGES)),
        note=draft.first(PartName.NOTE).lstrip(" ,"),
        editors=draft.first(PartName.EDITORS),
        container=draft.first(PartName.CONTAINER),
        issue=draft.first(PartName.ISSUE),
        place=place,
        publisher=publisher,
        year=year if year else _year_of(edtf, printed),
        doi=next(filter(None, map(doi_of, addresses)), ""),
        url=next(("".join(address.split()) for address in addresses if not doi_of(address)), ""),
    )


def _people(draft: Draft, kind: ReferenceKind, title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and recipients: as named before the title, or as an archive's title tells."""
    named = names_in(draft.first(PartName.AUTHORS))
    if named or kind == ReferenceKind.LITERATURE:
        return named, ()
    return correspondents(in_one_line(title))


def _archives(draft: Draft) -> Iterator[str]:
    """The archives named, each with the place that follows its name: 'MFAA, Institute of Modern History, Taipei'."""
    run: list[str] = []
    for part in sorted(draft.parts, key=lambda part: part.start):
        if part.name == PartName.ARCHIVE:
            run.append(re.sub(r"^the\s+", "", in_one_line(part.text)))
        elif part.name != PartName.REMARK and run:
            yield ", ".join(run)
            run = []
    if run:
        yield ", ".join(run)


def _date_of_entry(title: str) -> str:
    """The day of a diary's entry, which its title tells: “Entry on November 27, 1953”."""
    spans = dates_in(title, 0, len(title))
    return title[slice(*spans[0])] if len(spans) == 1 else ""


def _imprint(draft: Draft, kind: ReferenceKind) -> tuple[str, str, int | None]:
    """Place, publisher and year of what is published."""
    if kind != ReferenceKind.LITERATURE:
        return "", "", None
    text = draft.first(PartName.IMPRINT)
    pattern, bare = (_IMPRINT, text[1:-1]) if text.startswith("(") else (_THESIS, text)
    match = pattern.fullmatch(bare)
    if match is None:
        return "", "", None
    return (match["place"] or "").strip(), match["publisher"].strip(" ,"), int(match["year"])


def _year_of(edtf: str, printed: str) -> int | None:
    """The year of a date; of 'Winter 2009/10', which no calendar has, the first that is printed."""
    found = re.match(r"[12][0-9]{3}", edtf) or re.search(r"[12][0-9]{3}", printed)
    return int(found[0]) if found else None
