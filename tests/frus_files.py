"""Volumes of our own invention, as FRUS encodes them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evidence.importers.frus import FrusDocument, FrusVolume, RejectedDocument, open_volume, read_documents

VOLUME = "frus1950-52v98"
NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'


def volume_xml(
    *documents: str, front: str = "", identifier: str = VOLUME, namespaces: str = NAMESPACES
) -> str:
    """A whole file with these documents in one chapter."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI {namespaces}><teiHeader><fileDesc><titleStmt>'
        '<title type="complete">Foreign Relations, Ruritania</title><title type="series">Foreign Relations</title>'
        '<title type="subseries">1950–1952</title><title type="volumenumber">Volume XCVIII</title>'
        '<title type="volume">Ruritania</title></titleStmt><publicationStmt>'
        f'<idno type="frus">{identifier}</idno></publicationStmt></fileDesc></teiHeader>'
        f"<text>{f'<front>{front}</front>' if front else ''}<body>"
        '<div type="compilation" xml:id="comp1"><head>Ruritania<note n="1">A note.</note></head>'
        f'<div type="chapter" xml:id="ch1"><head>The harbour</head>{"".join(documents)}</div></div>'
        "</body></text></TEI>"
    )


DATELINE = (
    '<dateline><placeName>Strelsau</placeName>, <date when="1951-03-04">March 4, 1951</date>.</dateline>'
)


def document_xml(
    inside: str = "<p>The King received the envoy.</p>",
    *,
    number: str = "1",
    head: str = "Telegram From the Embassy in Ruritania to the Department of State",
    dateline: str = DATELINE,
    attributes: str = "",
) -> str:
    """One document."""
    name = f'xml:id="d{number}" n="{number}"' if number else ""
    return f'<div type="document" {name} {attributes}><head>{number}. {head}</head>{dateline}{inside}</div>'


def write(folder: Path, xml: str, *, name: str = f"{VOLUME}.xml") -> Path:
    """The file."""
    path = folder / name
    path.write_text(xml, encoding="utf-8")
    return path


def read_all(path: Path) -> tuple[FrusVolume, list[FrusDocument | RejectedDocument], Counter[str]]:
    """The volume, its documents, and the elements that were not known."""
    volume, unknown = open_volume(path), Counter[str]()
    return volume, list(read_documents(path, volume, unknown)), unknown


def read_one(folder: Path, document: str) -> FrusDocument:
    """The only document of a volume that has one."""
    _, (found,), _ = read_all(write(folder, volume_xml(document)))
    assert isinstance(found, FrusDocument), found
    return found
