"""A volume's file: read twice, so that nothing is written of a file that breaks off, and never held whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence.importers.faults import fault_of, printable
from evidence.importers.frus.document import Place, identifier_of, read_document
from evidence.importers.frus.drafts import FrusDocument, FrusVolume, RejectedDocument
from evidence.importers.frus.files import checked_fingerprint
from evidence.importers.frus.people import persons_listed
from evidence.importers.frus.projection import page_label, words_of
from evidence.importers.frus.safe_xml import TEI, XML_ID, local_name, local_parent, parse
from evidence.importers.frus.titles import volume_title, years_of

#: What identifiers are made of; longer ones are none.
_IDENTIFIER = re.compile(r"(?=.*[A-Za-z0-9])[A-Za-z0-9_.-]{1,100}")
_VOLUME = re.compile(r"frus[A-Za-z0-9_.-]{4,80}")
#: What a file is called that is named after a volume: its identifier, and anything behind that (“frus1949v07p2 (1)”).
_NAMED_AFTER = re.compile(r"frus[0-9]{4}[A-Za-z0-9-]*", re.IGNORECASE)
LONGEST_SECTION = 500


def open_volume(path: Path) -> FrusVolume:
    """Read a file through: what it says of the volume, and that it is whole.

    Raises:
        FileNotUnderstood: with one line on what is wrong with it.
    """
    sha256 = checked_fingerprint(path)
    identifier = root_identifier = ""
    titles: dict[str, str] = {}
    persons: dict[str, str] = {}
    documents = 0
    for event, element in parse(path, "idno", "title", "div", "teiHeader"):
        name = local_name(element)
        if event == "start":
            root_identifier = root_identifier or str(element.getroottree().getroot().get(XML_ID) or "")
            continue
        if name == "idno" and element.get("type") == "frus":
            identifier = identifier or words_of(element)
        elif name == "title" and not documents and local_parent(element) == "titleStmt":
            titles.setdefault(str(element.get("type") or ""), words_of(element))
        elif name == "div":
            documents += is_document(element)
            if is_within_persons(element):
                persons |= persons_listed(element)
            element.clear()
    identifier = identifier or root_identifier or path.stem
    if not _VOLUME.fullmatch(identifier):
        raise fault_of(
            path,
            f"it does not say which volume of FRUS it is: “{printable(identifier, most=60)}” is no identifier of "
            'one (<idno type="frus">frus1955-57v03</idno>).',
        )
    for other in (root_identifier, name_of_volume(path)):
        if other and other.casefold() != identifier.casefold():
            raise fault_of(
                path,
                f"it says that it is {identifier}, and also that it is {printable(other, most=60)}: "
                "so its documents might take the place of others. Correct its name, or the <idno> in it.",
            )
    if not documents:
        raise fault_of(path, 'this TEI has no document (div type="document"). Is it a volume of FRUS?')
    return FrusVolume(
        file=printable(path.name),
        sha256=sha256,
        identifier=identifier,
        title=volume_title(titles, identifier),
        years=years_of(identifier),
        n_documents=documents,
        persons=persons,
    )


def name_of_volume(path: Path) -> str:
    """The volume that a file's name names; empty if it names none."""
    found = _NAMED_AFTER.match(path.stem)
    return found[0] if found else ""


def is_within_persons(element: Any) -> bool:
    """Whether an element is the volume's list of persons, or a part of it."""
    return element.get(XML_ID) == "persons" or any(
        around.get(XML_ID) == "persons" for around in element.iterancestors(f"{TEI}div")
    )


def read_documents(
    path: Path, volume: FrusVolume, unknown: Counter[str]
) -> Iterator[FrusDocument | RejectedDocument]:
    """The documents of a volume in the order of print, a document before those nested in it.

    `unknown` collects the names of elements that are not known here.
    """
    reader = VolumeReader(volume, unknown)
    for event, element in parse(path, "div", "pb"):
        yield from reader.meet(event, element)


class VolumeReader:
    """Where a reader of the volume is: on which page, within which document."""

    def __init__(self, volume: FrusVolume, unknown: Counter[str]) -> None:
        self.volume = volume
        self.unknown = unknown
        self.page = ""
        #: the document at the top that is being parsed, if any
        self.inside: Any = None
        self.known: set[str] = set()
        #: the last document at the top, for the enclosures printed after it
        self.last = ""
        self.enclosures: Counter[str] = Counter()
        #: the part of the volume that was met last, and its headings
        self.part: tuple[Any, str] = (None, "")

    def meet(self, event: str, element: Any) -> Iterator[FrusDocument | RejectedDocument]:
        """Go on by one event of the parser; at the end of a document at the top, give it and those nested in it."""
        if element.tag == f"{TEI}pb":
            if event == "start" and self.inside is None:
                self.page = page_label(element)
            return
        if not is_document(element):
            if event == "end" and self.inside is None and element.get("type") != "document":
                keep_headings(element)
            return
        if event == "start":
            self.inside = element if self.inside is None else self.inside
        elif element is self.inside:
            self.inside = None
            yield from self.read_whole(element)
            tail = element.tail
            element.clear()
            element.tail = tail

    def read_whole(self, element: Any) -> list[FrusDocument | RejectedDocument]:
        """A document at the top and those nested in it, or that they are nested too deeply."""
        found: list[FrusDocument | RejectedDocument] = []
        is_enclosure = local_parent(element) == "attachment"
        part_of = self.last if is_enclosure else ""
        try:
            self.page = self.read(element, self.page, part_of, self.section(element), found)
        except RecursionError:
            return [
                RejectedDocument(identifier_of(element), "documents are nested in it too deeply to be read")
            ]
        return found

    def read(
        self,
        element: Any,
        page: str,
        part_of: str,
        section: str,
        found: list[FrusDocument | RejectedDocument],
    ) -> str:
        """Read a document and those nested in it into `found`; gives the page on which it ends."""
        place = self.place(element, page, part_of, section)
        fault = self.fault_of(place)
        self.known.add(place.identifier)
        if not part_of and not fault:
            self.last = place.identifier
        position = len(found)

        def nested(inner: Any, inner_page: str) -> tuple[str, str]:
            # what is in a document that cannot be taken is nobody's enclosure
            ends_on = self.read(inner, inner_page, "" if fault else place.identifier, section, found)
            return self.latest, ends_on

        document, ends_on = read_document(element, place, self.volume, nested=nested, unknown=self.unknown)
        self.latest = place.identifier
        found.insert(position, RejectedDocument(place.identifier, fault) if fault else document)
        return ends_on

    def place(self, element: Any, page: str, part_of: str, section: str) -> Place:
        """Where a document stands. One without an identifier gets that of the document around it and a number."""
        identifier = identifier_of(element)
        is_its_own = bool(identifier)
        if not identifier:
            around = part_of or self.last or self.volume.identifier
            self.enclosures[around] += 1
            identifier = f"{around}.{self.enclosures[around]}"
        return Place(identifier, is_its_own, section, page, part_of)

    def section(self, element: Any) -> str:
        """The headings around a document; those beside it have the same."""
        if self.part[0] is not element.getparent():
            self.part = (element.getparent(), section_of(element))
        return self.part[1]

    def fault_of(self, place: Place) -> str:
        """Why a document cannot be taken; empty if it can."""
        if place.identifier in self.known:
            return "the file has another document of this identifier before it, which was taken"
        if not _IDENTIFIER.fullmatch(place.identifier):
            return "its identifier is none: letters, figures, full stops and hyphens, up to a hundred"
        return ""


def is_document(element: Any) -> bool:
    """Whether an element is a document of the volume."""
    return element.tag == f"{TEI}div" and element.get("type") == "document"


def section_of(element: Any) -> str:
    """The headings of the parts of the volume around a document, from the widest down; long ones are shortened."""
    headings = [around.find(f"{TEI}head") for around in element.iterancestors(f"{TEI}div")]
    names = [name for heading in reversed(headings) if heading is not None and (name := words_of(heading))]
    longest = LONGEST_SECTION // max(len(names), 1) - len(" > ")
    if sum(map(len, names)) + len(" > ") * len(names) > LONGEST_SECTION:
        names = [name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…" for name in names]
    return " > ".join(names)


def keep_headings(element: Any) -> None:
    """Let go of a part of the volume that has been read; its heading is needed by nobody any more."""
    tail = element.tail
    element.clear()
    element.tail = tail
