"""The parts of a DOCX file, unpacked with care: no part larger than it should be, no entities, nothing fetched."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from evidence.importers.plain.readings import LARGEST_PART, Unreadable

#: The vocabulary of Word's documents, in its usual and its strict form. Attributes have the namespace of their element.
_WORDS = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
)
REPAIR = "Open it in a word processor and save it anew."


def name_of(element: etree._Element) -> str:
    """The element's name in Word's vocabulary; empty if it is of another."""
    name = etree.QName(element)
    return name.localname if name.namespace in _WORDS else ""


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """The value of an attribute; empty without it, or without the element."""
    if element is None:
        return ""
    return element.get(f"{{{etree.QName(element).namespace}}}{name}") or ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, or the child of that child, and so on; None where there is none."""
    for name in path:
        element = (
            next((inner for inner in element if name_of(inner) == name), None)
            if element is not None
            else None
        )
    return element


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and attribute(element).lower() not in ("0", "false", "off")


class Package:
    """A packed file and its parts."""

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            Unreadable: when it is broken, encrypted, or no Word document.
        """
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as fault:
            raise Unreadable(f"it is packed, and broken: {fault}. Download or copy it once more.") from fault
        names = set(self.archive.namelist())
        if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
            raise Unreadable(f"it is {kind_of(names)}, and no Word document. Save it as DOCX or plain text.")
        self.main = next(iter(self.targets("", "officeDocument")), "word/document.xml")

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
            raise Unreadable(f"its part {name} is broken: {fault.msg}. {REPAIR}") from fault
        if root.getroottree().docinfo.doctype:
            raise Unreadable(f"its part {name} declares a document type, as no word processor does. {REPAIR}")
        return root

    def content(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unreadable: when it is missing, encrypted, broken or too large.
        """
        try:
            entry = self.archive.getinfo(name)
        except KeyError as fault:
            raise Unreadable(f"its part {name} is missing. {REPAIR}") from fault
        if entry.flag_bits & 1:
            raise Unreadable("it is protected by a password. Save it without one.")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(f"its part {name} is packed in a way that DOCX does not have. {REPAIR}")
        try:
            with self.archive.open(entry) as file:
                content = file.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
            raise Unreadable(f"its part {name} is broken: {fault}. Download or copy it once more.") from fault
        if len(content) > LARGEST_PART:
            raise Unreadable(
                f"its part {name} is larger than {LARGEST_PART // 2**20} MB. Give one document at a time."
            )
        return content

    def targets(self, source: str, kind: str) -> list[str]:
        """The parts to which a part (the package itself, if empty) refers as being of that kind."""
        folder, name = posixpath.split(source)
        list_name = posixpath.join(folder, "_rels", f"{name}.rels")
        if list_name not in self.archive.NameToInfo:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
            for relation in self.part(list_name)
            if (relation.get("Type") or "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        ]

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the document has of this kind (styles, footnotes ...); None without one."""
        target = next(iter(self.targets(self.main, kind)), None)
        return self.part(target) if target else None


def kind_of(names: set[str]) -> str:
    """What a package is that is no Word document."""
    if "META-INF/container.xml" in names:
        return "an EPUB"
    if "content.xml" in names:
        return "an OpenDocument file"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return "a spreadsheet or a presentation"
    return "a packed folder"
