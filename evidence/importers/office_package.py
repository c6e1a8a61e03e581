"""The parts of a packed file of Office, unpacked with care: none too large, no entities, nothing fetched."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import ClassVar

from lxml import etree

from evidence.importers.plain.readings import LARGEST_PART, Unreadable


class OfficePackage:
    """A packed file and its parts."""

    #: as much may one part become when it is unpacked
    largest_part: ClassVar[int] = LARGEST_PART
    #: what messages call the format, the program that writes it, and a smaller file
    form: ClassVar[str]
    program: ClassVar[str]
    smaller: ClassVar[str]

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    @property
    def repair(self) -> str:
        """What to do with a file that is broken."""
        return f"Open it in {self.program} and save it anew."

    def part(self, name: str) -> etree._Element:
        """The root of a part.

        Raises:
            Unreadable: when it is missing, too large, or no sound XML.
        """
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.content(name), parser)
        except etree.XMLSyntaxError as fault:
            raise Unreadable(f"its part {name} is broken: {fault.msg}. {self.repair}") from fault
        self.refuse_document_type(name, root)
        return root

    def refuse_document_type(self, name: str, root: etree._Element) -> None:
        """Refuse a part that declares a document type: it could define entities, and no program of Office does it.

        Raises:
            Unreadable: naming the part.
        """
        if root.getroottree().docinfo.doctype:
            no_program = self.program.removeprefix("a ")
            raise Unreadable(
                f"its part {name} declares a document type, as no {no_program} does. {self.repair}"
            )

    def entry(self, name: str) -> zipfile.ZipInfo:
        """What the package says of a part, unless the part cannot be unpacked.

        Raises:
            Unreadable: when it is missing, encrypted, or packed in another way.
        """
        try:
            entry = self.archive.getinfo(name)
        except KeyError as fault:
            raise Unreadable(f"its part {name} is missing. {self.repair}") from fault
        if entry.flag_bits & 1:
            raise Unreadable("it is protected by a password. Save it without one.")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(
                f"its part {name} is packed in a way that {self.form} does not have. {self.repair}"
            )
        return entry

    def content(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unreadable: when it is missing, encrypted, broken or too large.
        """
        entry = self.entry(name)
        try:
            with self.archive.open(entry) as file:
                content = file.read(self.largest_part + 1)
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError) as fault:
            raise Unreadable(f"its part {name} is broken: {fault}. Download or copy it once more.") from fault
        if len(content) > self.largest_part:
            raise Unreadable(
                f"its part {name} is larger than {self.largest_part // 2**20} MB. {self.smaller}"
            )
        return content

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """The parts to which a part (the package itself, if empty) refers: by identifier, their kind and name."""
        folder, name = posixpath.split(source)
        list_name = posixpath.join(folder, "_rels", f"{name}.rels")
        if list_name not in self.archive.NameToInfo:
            return {}
        return {
            relation.get("Id") or str(number): (
                (relation.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/"),
            )
            for number, relation in enumerate(self.part(list_name))
            if relation.get("TargetMode") != "External"
        }

    def targets(self, source: str, kind: str) -> list[str]:
        """The parts to which a part refers as being of that kind."""
        return [name for kind_of_it, name in self.relations(source).values() if kind_of_it == kind]


def kind_of(names: set[str]) -> str:
    """What a package is, by the names of its parts."""
    if "META-INF/container.xml" in names:
        return "an EPUB"
    if "content.xml" in names:
        return "an OpenDocument file"
    if any(name.startswith("word/") for name in names):
        return "a Word document"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return "a spreadsheet or a presentation"
    return "a packed folder"
