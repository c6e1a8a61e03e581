"""What a volume says of a document, as the fields of our tables, and how it is reconciled with what they hold."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from evidence.choices import HoldingStatus, SourceClass
from evidence.dates import read_edtf
from evidence.importers.frus import FrusDocument
from evidence.importers.frus.headings import short_title_of
from evidence.models import Collection, Document, Holding, Recorded
from evidence.services.authorship import setter_of, who
from evidence.services.ownership import OWNED_BY_IMPORT
from evidence.services.program_users import is_program

#: Values from before the first import that say less than it does: that nobody has seen the copy yet.
SAYS_LEAST = {"status": HoldingStatus.CITED}
#: The language of the series, where a file names no other.
LANGUAGE = "en"


def document_facts(draft: FrusDocument) -> dict[str, Any]:
    """The fields of a document that an import owns."""
    return {
        "title": draft.title,
        "date_printed": draft.date_printed,
        "date_edtf": draft.date_edtf,
        "place": draft.place,
        "classification": draft.classification,
        "source_note": draft.source_note,
        "is_editorial": draft.is_editorial,
        "excisions": draft.excisions,
    }


def holding_facts(draft: FrusDocument) -> dict[str, Any]:
    """The fields of a holding that an import owns."""
    return {
        "number": draft.number,
        "pages": draft.pages,
        "url": draft.url,
        "status": HoldingStatus.SEEN.value,
        "section": draft.section,
        "sort_key": sort_key_of(draft.identifier),
    }


def as_imported(draft: FrusDocument) -> dict[str, Any]:
    """All that was read of a document and its place, to be compared with what the next import reads."""
    people = [[person.role, person.name, person.listed_as] for person in draft.people]
    structure = draft.text.structure_sha256() if draft.text else ""
    facts = document_facts(draft) | holding_facts(draft)
    facts |= {"when": draft.when, "people": people, "structure": structure}
    return {name: value for name, value in facts.items() if value}


def sort_key_of(identifier: str) -> str:
    """An identifier that sorts as people count: d72a after d9 and before d100, d1.2 after d1."""
    return re.sub(r"[0-9]+", lambda found: found[0].rjust(6, "0"), identifier)[:120]


def new_document(draft: FrusDocument, part_of: Document | None) -> Document:
    """The row of a document that nobody has yet, not stored: a scholar's fields get a first filling."""
    document = Document(
        short_title=short_title_of(draft.title, draft.number),
        kind=draft.kind,
        source_class=SourceClass.SCHOLARSHIP if draft.is_editorial else SourceClass.INTERNAL,
        languages=LANGUAGE,
        part_of=part_of,
        **document_facts(draft),
    )
    set_bounds(document)
    return document


def new_holding(draft: FrusDocument, document: Document, collection: Collection) -> Holding:
    """The row of its copy in the volume, not stored."""
    return Holding(
        document=document,
        collection=collection,
        identifier=draft.identifier,
        as_imported=as_imported(draft),
        **holding_facts(draft),
    )


def set_bounds(document: Document) -> None:
    """Work out the earliest and the latest day of a document from its date."""
    document.date_earliest, document.date_latest = bounds(document.date_edtf)


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and the latest day of a date; read once for each distinct date."""
    if not edtf:
        return None, None
    reading = read_edtf(edtf)
    return reading.earliest, reading.latest


@dataclass
class Reconciled:
    """What is to be written of a document that exists already."""

    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def reconcile(row: Recorded, facts: dict[str, Any], last_read: dict[str, Any]) -> Reconciled:
    """Bring the fields that an import owns up to date, unless a person corrected them (docs/adr/0011).

    A source that says nothing contradicts nothing. `last_read` is what the last import read.
    """
    done = Reconciled()
    for name in sorted(OWNED_BY_IMPORT[type(row)] & facts.keys()):
        held, read = getattr(row, name), facts[name]
        if held == read or not read:
            continue
        corrected = corrected_by(row, name, held, last_read)
        if corrected:
            if last_read.get(name) != read:
                done.kept.append(f"{name} was changed by {corrected}; kept")
            continue
        setattr(row, name, read)
        done.changed.append(name)
    return done


def corrected_by(row: Recorded, name: str, held: Any, last_read: dict[str, Any]) -> str:
    """Which person gave a field its value, and when; nothing where it was a program, or nobody."""
    if not held or (last_read and held == last_read.get(name)):
        return ""
    if not last_read and held == SAYS_LEAST.get(name):
        return ""
    setter = setter_of(row, name)
    return "" if setter is not None and is_program(setter.history_user) else who(setter)
