"""The parts of an XLSX file, weighed before they are unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lxml import etree

from evidence.importers.office_package import OfficePackage, kind_of
from evidence.importers.plain.readings import Unreadable

#: So much may the parts become together: a sheet of a million rows and a dozen columns is smaller.
LARGEST_WHOLE = 2 * 2**30
#: What grows so many times as it is unpacked is no table, unless it stays small.
MOST_GROWTH = 250
SMALL = 64 * 2**20
#: A workbook has a part a sheet and some dozen others.
MOST_PARTS = 5_000


class SheetPackage(OfficePackage):
    """A packed workbook and its parts."""

    form = "XLSX"
    program = "a spreadsheet program"
    smaller = "Give it as CSV, or in several files."
    #: texts that all sheets share are kept in memory, and take several times their size there
    largest_part = 512 * 2**20

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__(archive)
        names = set(archive.namelist())
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise Unreadable(f"it is {kind_of(names)}, and no XLSX workbook. Save the table as XLSX or CSV.")
        if any(name.startswith("xl/") and name.endswith("workbook.bin") for name in names):
            raise Unreadable("it is a binary workbook (.xlsb). Save it as XLSX.")
        self.refuse_bombs()
        self.main = next(iter(self.targets("", "officeDocument")), "xl/workbook.xml")

    def refuse_bombs(self) -> None:
        """Refuse what would become far more than it is, before anything is unpacked.

        Raises:
            Unreadable: saying how much it would become.
        """
        entries = self.archive.infolist()
        whole = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MOST_PARTS:
            raise Unreadable(f"it has {len(entries)} parts, more than any workbook. {self.smaller}")
        if whole > LARGEST_WHOLE or (whole > SMALL and whole > MOST_GROWTH * max(packed, 1)):
            raise Unreadable(
                f"its {max(packed // 1024, 1):,} KB would become {whole // 2**20:,} MB when unpacked, as no table "
                f"does. {self.repair} {self.smaller}"
            )

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """A part to be read as it is unpacked.

        Raises:
            Unreadable: when it is missing or cannot be unpacked.
        """
        entry = self.entry(name)
        try:
            file = self.archive.open(entry)
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as fault:
            raise Unreadable(f"its part {name} is broken: {fault}. Download or copy it once more.") from fault
        with file:
            yield file

    def elements(self, file: IO[bytes], name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a part that have one of these names, one after another; each is forgotten behind it.

        Raises:
            Unreadable: when it cannot be unpacked, is no sound XML, or declares a document type.
        """
        begun = False
        elements = etree.iterparse(
            file,
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in elements:
                if not begun:
                    self.refuse_document_type(name, element)
                    begun = True
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as fault:
            raise Unreadable(f"its part {name} is broken: {fault.msg}. {self.repair}") from fault
        except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
            raise Unreadable(f"its part {name} is broken: {fault}. Download or copy it once more.") from fault


@contextmanager
def opened_package(path: Path) -> Iterator[SheetPackage]:
    """A workbook's parts.

    Raises:
        Unreadable: when it is broken, a bomb, or no workbook.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as fault:
        raise Unreadable(f"it is packed, and broken: {fault}. Download or copy it once more.") from fault
    with archive:
        yield SheetPackage(archive)
