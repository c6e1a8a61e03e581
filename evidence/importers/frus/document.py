"""One document's element read into a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evidence.choices import DocumentKind, NoteKind
from evidence.importers.frus.datelines import written_on
from evidence.importers.frus.drafts import FrusDocument, FrusVolume
from evidence.importers.frus.excisions import excisions_in, with_excisions
from evidence.importers.frus.headings import is_editors_prose, kind_of_heading, kind_of_opening, title_of
from evidence.importers.frus.people import people_of
from evidence.importers.frus.projection import Projection
from evidence.importers.frus.safe_xml import TEI, XML_ID
from evidence.importers.frus.source_notes import classification_of, find_source_note, kind_of
from evidence.texts import TextDraft

#: Where the series puts a document on the web.
ADDRESS = "https://history.state.gov/historicaldocuments"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a document stands."""

    identifier: str
    #: whether the file itself gives the identifier
    is_its_own: bool
    section: str
    #: the page on which it begins; empty where the file does not tell
    page: str
    part_of: str = ""


def read_document(
    element: Any,
    place: Place,
    volume: FrusVolume,
    *,
    nested: Callable[[Any, str], tuple[str, str]],
    unknown: Counter[str],
) -> tuple[FrusDocument, str]:
    """A document, and the page on which it ends. `nested` is given the documents within it."""
    source = find_source_note(element)
    projection = Projection(
        nested=nested,
        page=place.page,
        unknown=unknown,
        kind_of_note=lambda note: kind_of(note, source),
    )
    text = with_excisions(projection.project(element))
    heading = heading_of(text) if element.find(f"{TEI}head") is not None else ""
    number = str(element.get("n") or "").strip()[:50]
    title = title_of(heading, number)
    source_note = next((note.body for note in text.notes if note.kind == NoteKind.SOURCE), "")
    is_editorial = is_editors_prose(title, str(element.get("subtype") or ""))
    opening = opening_lines(text)
    kind = DocumentKind.EDITORIAL_NOTE if is_editorial else kind_of_heading(title, source_note)
    if kind == DocumentKind.OTHER:
        kind = kind_of_opening(title, opening)
    date = written_on(element, title, volume.years)
    document = FrusDocument(
        identifier=place.identifier,
        number=number,
        title=title,
        kind=kind,
        is_editorial=is_editorial,
        date_printed=date.printed,
        date_edtf=date.edtf,
        when=date.when,
        place=date.place,
        classification=classification_of(source_note, opening),
        source_note=source_note,
        excisions="\n".join(excisions_in(text)),
        section=place.section,
        url=f"{ADDRESS}/{volume.identifier}/{place.identifier}" if place.is_its_own else "",
        pages=pages_of(text, place.page),
        text=text if has_wording(text, heading) else None,
        people=people_of(element, volume.persons, title),
        part_of=place.part_of,
        warnings=tuple(filter(None, (date.warning, *warnings_of(text, source_note)))),
    )
    return document, projection.page


def identifier_of(element: Any) -> str:
    """What the file calls a document; empty where it gives no identifier."""
    return str(element.get(XML_ID) or "").strip()


def heading_of(text: TextDraft) -> str:
    """The words of the document's heading."""
    found = next((span for span in text.spans if span.kind == "heading"), None)
    return text.body[found.start : found.end] if found else ""


def opening_lines(text: TextDraft) -> list[str]:
    """The first lines after the heading, where older volumes print the classification."""
    heading = next((span.end for span in text.spans if span.kind == "heading"), 0)
    return [line.strip() for line in text.body[heading : heading + 400].split("\n") if line.strip()][:5]


def has_wording(text: TextDraft, heading: str) -> bool:
    """Whether anything is printed but a heading: a microfiche supplement lists documents without their words."""
    said = [note for note in text.notes if note.kind not in (NoteKind.SOURCE, NoteKind.LABEL)]
    return bool(text.body[len(heading) :].strip() or said)


def pages_of(text: TextDraft, first: str) -> str:
    """The pages that a document fills, “1300-1314”; nothing where the first is not known."""
    labels = [page.label for page in text.pages if page.label]
    if not first or not labels:
        return first
    return labels[0] if labels[0] == labels[-1] else f"{labels[0]}-{labels[-1]}"


def warnings_of(text: TextDraft, source_note: str) -> list[str]:
    """What a coder of this document should know."""
    warnings = []
    spilled = [note.label or note.identifier for note in text.notes if note.body.rstrip().endswith(":")]
    if spilled:
        warnings.append(
            f"note {', '.join(spilled)} ends with a colon: "
            "what it quotes may stand in the text as if it were the document's"
        )
    if re.match(r"\s*\[?(?:Source: *)?Ibid\b", source_note):
        warnings.append("the source note says “Ibid.”, and means the source of a document before it")
    return warnings
