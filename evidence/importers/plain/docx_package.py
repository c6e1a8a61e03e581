"""The parts of a DOCX file, and the vocabulary of Word's documents."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from evidence.importers.office_package import OfficePackage, kind_of
from evidence.importers.plain.readings import Unreadable

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


class Package(OfficePackage):
    """A packed Word document and its parts."""

    form = "DOCX"
    program = "a word processor"
    smaller = "Give one document at a time."

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            Unreadable: when it is broken, encrypted, or no Word document.
        """
        try:
            super().__init__(zipfile.ZipFile(BytesIO(data)))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as fault:
            raise Unreadable(f"it is packed, and broken: {fault}. Download or copy it once more.") from fault
        names = set(self.archive.namelist())
        if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
            raise Unreadable(f"it is {kind_of(names)}, and no Word document. Save it as DOCX or plain text.")
        self.main = next(iter(self.targets("", "officeDocument")), "word/document.xml")

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the document has of this kind (styles, footnotes ...); None without one."""
        target = next(iter(self.targets(self.main, kind)), None)
        return self.part(target) if target else None
