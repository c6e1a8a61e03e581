"""What the sheets of a workbook share: their names, texts, and formats of days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from evidence.importers.faults import printable
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.days import BUILT_IN, is_of_days
from evidence.importers.sheets.xlsx_package import SheetPackage

#: Characters that XML does not have are written by their numbers, and so is what merely looks like that.
_BY_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")
#: Our own workbooks carry this day; see evidence/tables/xlsx.py, whose tables have their title and notes under them.
_OURS = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What is to be known before sheets are read."""

    #: visible sheets: their names and parts
    sheets: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    texts: list[str]
    #: the styles, by number, that show a number as a day or an hour
    day_styles: frozenset[str]
    from_1904: bool
    is_ours: bool


def read_workbook(package: SheetPackage) -> Workbook:
    """Read all that sheets share.

    Raises:
        Unreadable: when the workbook is broken, or has no sheet that can be seen.
    """
    root = package.part(package.main)
    relations = package.relations(package.main)
    sheets, notes = [], []
    for element in root.iterfind("{*}sheets/{*}sheet"):
        name = element.get("name") or ""
        kind, target = relations.get(relation_of(element), ("", ""))
        shown = printable(name, most=60)
        if element.get("state", "visible") != "visible":
            notes.append(f"The sheet “{shown}” is hidden and was not read. Unhide it if it is meant.")
        elif kind != "worksheet":
            notes.append(f"The sheet “{shown}” is no table ({kind or 'unknown'}) and was not read.")
        else:
            sheets.append((name, target))
    if not sheets:
        raise Unreadable(" ".join(["it has no sheet that can be seen.", *notes]))
    properties = root.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904", "0").lower() in ("1", "true", "on")
    return Workbook(
        tuple(sheets),
        tuple(notes),
        shared_texts(package),
        day_styles(package),
        from_1904,
        is_ours(package),
    )


def relation_of(element: etree._Element) -> str:
    """The identifier by which a sheet names its part."""
    return next((value for name, value in element.attrib.items() if etree.QName(name).localname == "id"), "")


def shared_texts(package: SheetPackage) -> list[str]:
    """The texts that cells refer to by number."""
    texts: list[str] = []
    for part in package.targets(package.main, "sharedStrings")[:1]:
        if package.entry(part).file_size > package.largest_part:
            raise Unreadable(f"its texts are more than {package.largest_part // 2**20} MB. {package.smaller}")
        with package.opened(part) as file:
            texts = [text_in(element) for element in package.elements(file, part, "si")]
    return texts


def text_in(element: etree._Element) -> str:
    """The text of a cell, whatever its letters look like; readings over Japanese characters are left out."""
    pieces: list[str] = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [run.text or "" for run in child if run.tag.endswith("}t")]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """A text with its characters by number put in.

    >>> unescaped("a_x000D_b"), unescaped("_x005F_x000D_")
    ('a\\rb', '_x000D_')
    """
    if "_x" not in text:
        return text
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text)


def day_styles(package: SheetPackage) -> frozenset[str]:
    """The numbers of the styles that show days or hours."""
    found = []
    for part in package.targets(package.main, "styles")[:1]:
        root = package.part(part)
        formats = {
            element.get("numFmtId"): is_of_days(element.get("formatCode") or "")
            for element in root.iterfind("{*}numFmts/{*}numFmt")
        }
        found = [
            str(number)
            for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
            if shows_days(style.get("numFmtId") or "", formats)
        ]
    return frozenset(found)


def shows_days(number: str, formats: Mapping[str | None, bool]) -> bool:
    """Whether a number format is one of days: of the workbook's own, or built into the program."""
    return formats.get(number, number.isascii() and number.isdigit() and int(number) in BUILT_IN)


def is_ours(package: SheetPackage) -> bool:
    """Whether the workbook was written by `evidence.tables`."""
    for part in package.targets("", "core-properties")[:1]:
        return package.part(part).findtext("{*}created") == _OURS
    return False
